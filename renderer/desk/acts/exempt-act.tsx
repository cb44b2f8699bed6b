import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DutyField } from './duty-field.tsx';
import { useAct } from './use-act.ts';

/** A duty that cannot be met ends with a reason (C16); the onward report has no such way out. */
export function ExemptAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const duties = event.obligations.filter((o) => o.clearedAt === null && o.kind !== 'onwardReport');
  const [chosen, setChosen] = useState(duties[0]?.id ?? '');
  const duty = duties.find((d) => d.id === chosen) ?? duties[0];
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () => {
    if (duty === undefined) return { missing: t('feedback.duty') };
    if (reason.trim() === '') return { missing: t('act.reason') };
    return { command: { kind: 'event.exemptFeedback', event: event.id, obligation: duty.id, reason: reason.trim() } };
  });
  return (
    <ActCard of={props} act={act}>
      <DutyField duties={duties} value={duty} onChange={setChosen} />
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
