import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T7: into the centre's triage; a reason may be given. */
export function ReportToCenterAct(props: ActProps) {
  const { t } = useText();
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () => ({
    command: { kind: 'event.reportToCenter', event: props.view.event.id, reason: reason.trim() },
  }));
  return (
    <ActCard of={props} act={act}>
      <p className="act-hint">{t('center.hint')}</p>
      <TextField label={t('act.note')} value={reason} onChange={setReason} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
