import { choicesOf, type Field } from '../../../shared/domain/dossier/field.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import { useText } from '../../i18n/language.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { LocalTimeField } from '../../parts/local-time-field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { ItemField } from '../acts/item-field.tsx';
import { ChoiceBoxes } from './choice-boxes.tsx';
import { EventField } from './event-field.tsx';
import type { Raw } from './form-values.ts';
import { ManyField, OneField } from './named-field.tsx';
import { isNamed } from './named-things.ts';

type Props = {
  field: Field;
  rules: Rules;
  value: Raw | undefined;
  onChange: (value: Raw) => void;
  autoFocus?: boolean;
};

const text = (value: Raw | undefined): string => (typeof value === 'string' ? value : '');

const saysItself: ReadonlySet<Field['type']> = new Set(['choice', 'text', 'line', 'lines', 'money', 'number']);

/** The control for a field of any kind: the same descriptor that the door checks by. */
export function FieldControl(props: Props) {
  const { field, rules, value, onChange } = props;
  const { t, say } = useText();
  const focus = props.autoFocus === true;
  const optional = field.optional === true;
  // Where the control itself can say that it may stay empty, the label stays short.
  const label = optional && !saysItself.has(field.type) ? `${say(field)}${t('form.optional')}` : say(field);
  const empty = optional ? { placeholder: t('form.mayBeEmpty') } : {};
  const common = { label, autoFocus: focus };
  if (isNamed(field.type))
    return Array.isArray(value) || field.type.endsWith('s') ? (
      <ManyField {...common} type={field.type} value={Array.isArray(value) ? value : []} onChange={onChange} />
    ) : (
      <OneField {...common} type={field.type} value={text(value)} onChange={onChange} />
    );
  switch (field.type) {
    case 'yes':
      return <CheckField label={label} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <SelectField
          {...common}
          value={text(value)}
          options={[
            { value: '', label: t(optional ? 'form.chooseOrNot' : 'form.choose') },
            ...choicesOf(field, rules).map((c) => ({ value: c.key, label: say(c) })),
          ]}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <ChoiceBoxes
          label={label}
          choices={choicesOf(field, rules)}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'instant':
      return <LocalTimeField {...common} value={text(value)} onChange={onChange} />;
    case 'item':
      return (
        <ItemField
          items={rules.items}
          value={text(value)}
          onChange={(item) => onChange(item?.code ?? '')}
          autoFocus={focus}
        />
      );
    case 'event':
      return <EventField {...common} value={text(value)} onChange={onChange} />;
    case 'text':
      return <TextField {...common} {...empty} value={text(value)} onChange={onChange} rows={3} maxLength={4000} />;
    case 'lines':
      return (
        <TextField
          {...common}
          {...empty}
          value={text(value)}
          onChange={onChange}
          rows={4}
          maxLength={8000}
          hint={t('form.lines')}
        />
      );
    case 'money':
      return (
        <TextField
          {...common}
          {...empty}
          value={text(value)}
          onChange={onChange}
          maxLength={14}
          hint={t('form.yuan')}
        />
      );
    case 'date':
      return <TextField {...common} value={text(value)} onChange={onChange} maxLength={10} placeholder="YYYY-MM-DD" />;
    default:
      return <TextField {...common} {...empty} value={text(value)} onChange={onChange} maxLength={200} />;
  }
}
