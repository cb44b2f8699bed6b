import { useState } from 'react';
import { handlingClock } from '../../../shared/domain/event/event-clocks.ts';
import { extensionTimes } from '../../../shared/domain/profile/profile.ts';
import { currentDue } from '../../../shared/time/clock.ts';
import { useText } from '../../i18n/language.ts';
import { LocalTimeField } from '../../parts/local-time-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useRules } from '../use-rules.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';
import { useAct } from './use-act.ts';

const OFFERED_MS = 3 * 86_400_000;

/** T17: asked before the statutory due moment; three more days are offered. */
export function RequestExtensionAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const rules = useRules();
  const clock = handlingClock(event);
  const [until, setUntil] = useState(clock === undefined ? '' : toLocalInput(currentDue(clock) + OFFERED_MS));
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () => {
    const instant = fromLocalInput(until);
    if (instant === null) return { missing: t('extend.until') };
    if (reason.trim() === '') return { missing: t('act.reason') };
    return { command: { kind: 'event.requestExtension', event: event.id, until: instant, reason: reason.trim() } };
  });
  return (
    <ActCard of={props} act={act}>
      <LocalTimeField
        label={t('extend.until')}
        value={until}
        onChange={setUntil}
        hint={t('extend.hint', { times: rules === null ? 1 : extensionTimes(rules.profile) })}
      />
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
