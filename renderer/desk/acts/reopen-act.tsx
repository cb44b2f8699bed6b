import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

const grounds = ['unsatisfied', 'recurred', 'falseResult', 'newFact'] as const;

/** T28: a new cycle with new clocks. */
export function ReopenAct(props: ActProps) {
  const { t } = useText();
  const [ground, setGround] = useState<(typeof grounds)[number]>('unsatisfied');
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () =>
    reason.trim() === ''
      ? { missing: t('act.reason') }
      : { command: { kind: 'event.reopen', event: props.view.event.id, reasonCode: ground, reason: reason.trim() } },
  );
  return (
    <ActCard of={props} act={act}>
      <SelectField
        label={t('act.reasonCode')}
        value={ground}
        options={grounds.map((g) => ({ value: g, label: t(`reopen.${g}`) }))}
        onChange={setGround}
      />
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
