import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { FormFields } from '../forms/form-fields.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { ProofFields } from './proof-fields.tsx';
import { useAct } from './use-act.ts';
import { useProofs } from './use-proofs.ts';
import { useStageDetails } from './use-stage-details.ts';

/** T5 on the spot, T8 at the village: a result and one proof. */
export function SettleAct(props: ActProps) {
  const { t, say } = useText();
  const [result, setResult] = useState(props.prefill.result ?? '');
  const proofs = useProofs('photo', props.view.event);
  const details = useStageDetails(props.view.event, 'settle');
  const act = useAct(props, () => {
    if (result.trim() === '') return { missing: t('act.result') };
    if (proofs.proofs.length === 0) return { missing: t('act.proofs') };
    const owed = details.fill();
    if ('field' in owed) return { missing: say(owed.field) };
    // act-form.tsx opens this form for these two kinds only.
    const kind = props.kind as 'event.settle' | 'event.settleAtVillage';
    const words = { result: result.trim(), proofs: [...proofs.proofs], ...owed };
    return { command: { kind, event: props.view.event.id, ...words } };
  });
  return (
    <ActCard of={props} act={act}>
      <TextField label={t('act.result')} value={result} onChange={setResult} rows={3} maxLength={2000} autoFocus />
      <ProofFields draft={proofs} />
      {details.rules !== null && <FormFields form={details.form} rules={details.rules} focus={false} />}
    </ActCard>
  );
}
