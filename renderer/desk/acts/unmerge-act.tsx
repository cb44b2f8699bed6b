import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T3 taken back: this event goes on where it was, and the other one lets go of it. */
export function UnmergeAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const { bridge } = useConsole();
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const into = event.mergedInto?.event ?? '';
  const act = useAct(
    props,
    () =>
      reason.trim() === ''
        ? { missing: t('act.reason') }
        : { command: { kind: 'event.unmerge', event: event.id, into, reason: reason.trim() } },
    // The other event keeps a trace of both; where it is not here the hub's refusal stands in the tray.
    () => void bridge.run({ kind: 'event.unjoin', event: into, joined: event.id, reason: reason.trim() }),
  );
  return (
    <ActCard of={props} act={act}>
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
