import type { Words } from '../../../shared/domain/names.ts';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';

type Ground = Words & { readonly code: string };
type Props = {
  readonly grounds: readonly Ground[];
  /** Undefined: the centre has none. */
  readonly ground: Ground | undefined;
  readonly onGround: (code: string) => void;
  readonly reason: string;
  readonly onReason: (text: string) => void;
};

/** One of the centre's grounds, and in words why. */
export function GroundFields({ grounds, ground, onGround, reason, onReason }: Props) {
  const { t, say } = useText();
  return (
    <>
      <SelectField
        label={t('act.reasonCode')}
        value={ground?.code ?? ''}
        options={grounds.map((g) => ({ value: g.code, label: say(g) }))}
        onChange={onGround}
        autoFocus
      />
      <TextField label={t('act.reason')} value={reason} onChange={onReason} rows={2} maxLength={500} />
    </>
  );
}
