import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

type ReasonKind = 'event.reportToVillage' | 'event.escalate' | 'event.sendBack' | 'event.unflagMajor';

const hints: Partial<Record<string, TextKey>> = {
  'event.reportToVillage': 'village.hint',
  'event.escalate': 'escalate.hint',
};

/** Acts that need nothing but a reason: report to the village (T6), escalate (T19), send back (T25), take the major flag off (T31u). */
export function ReasonAct(props: ActProps) {
  const { t } = useText();
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () => {
    const text = reason.trim();
    // act-form.tsx opens this form for these kinds only.
    return text === ''
      ? { missing: t('act.reason') }
      : { command: { kind: props.kind as ReasonKind, event: props.view.event.id, reason: text } };
  });
  const hint = hints[props.kind];
  return (
    <ActCard of={props} act={act}>
      {hint !== undefined && <p className="act-hint">{t(hint)}</p>}
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
