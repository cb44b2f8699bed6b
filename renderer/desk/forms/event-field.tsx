import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { useConsole } from '../../store/bridge-context.ts';

/** An event by its receipt number or the end of it; the number is looked up when the field is left. */
export function EventField(props: {
  label: string;
  value: string;
  onChange: (id: string) => void;
  autoFocus: boolean;
}) {
  const { bridge } = useConsole();
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<'none' | 'one' | 'many' | null>(null);
  const look = async (): Promise<void> => {
    if (typed.trim() === '') return;
    const answer = await bridge.read({ ask: 'number', text: typed.trim() });
    const ids = answer.ok ? answer.value : [];
    setFound(ids.length === 1 ? 'one' : ids.length === 0 ? 'none' : 'many');
    props.onChange(ids.length === 1 ? (ids[0] ?? '') : '');
  };
  return (
    <Field label={props.label} hint={found === null ? t('form.eventHint') : t(`form.event.${found}`)}>
      {(id) => (
        <input
          id={id}
          className="input num"
          autoComplete="off"
          value={typed}
          maxLength={60}
          data-autofocus={props.autoFocus ? '' : undefined}
          onChange={(e) => {
            setTyped(e.target.value);
            setFound(null);
          }}
          onBlur={() => void look()}
        />
      )}
    </Field>
  );
}
