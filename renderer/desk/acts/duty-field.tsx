import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { dutyName } from '../duty-name.ts';

type Duty = GridEvent['obligations'][number];
type Props = {
  readonly duties: readonly Duty[];
  /** Undefined: nobody is owed anything. */
  readonly value: Duty | undefined;
  readonly onChange: (id: string) => void;
};

/** Which of the answers that are owed. */
export function DutyField({ duties, value, onChange }: Props) {
  const { t } = useText();
  if (value === undefined) return <p className="act-hint">{t('feedback.none')}</p>;
  return (
    <SelectField
      label={t('feedback.duty')}
      value={value.id}
      options={duties.map((d) => ({ value: d.id, label: dutyName(d, t) }))}
      onChange={onChange}
    />
  );
}
