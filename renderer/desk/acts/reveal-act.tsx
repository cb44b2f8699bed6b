import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { markRevealed } from '../revealed.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** R2: the caller's name and phone show after the reason is in the journal. */
export function RevealAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(
    props,
    () =>
      reason.trim() === ''
        ? { missing: t('act.reason') }
        : { command: { kind: 'event.revealContact', event: event.id, reason: reason.trim() } },
    () => markRevealed(event.id),
  );
  return (
    <ActCard of={props} act={act}>
      <p className="act-hint">{t('reveal.hint')}</p>
      <TextField label={t('act.reason')} value={reason} onChange={setReason} maxLength={200} autoFocus />
    </ActCard>
  );
}
