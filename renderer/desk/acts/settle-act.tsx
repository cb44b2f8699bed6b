import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { ProofFields } from './proof-fields.tsx';
import { useAct } from './use-act.ts';
import { useProofs } from './use-proofs.ts';

/** T5 on the spot, T8 at the village: a result and one proof. */
export function SettleAct(props: ActProps) {
  const { t } = useText();
  const [result, setResult] = useState(props.prefill.result ?? '');
  const proofs = useProofs('photo');
  const act = useAct(props, () => {
    if (result.trim() === '') return { missing: t('act.result') };
    if (proofs.proofs.length === 0) return { missing: t('act.proofs') };
    // act-form.tsx opens this form for these two kinds only.
    const kind = props.kind as 'event.settle' | 'event.settleAtVillage';
    return { command: { kind, event: props.view.event.id, result: result.trim(), proofs: [...proofs.proofs] } };
  });
  return (
    <ActCard of={props} act={act}>
      <TextField label={t('act.result')} value={result} onChange={setResult} rows={3} maxLength={2000} autoFocus />
      <ProofFields draft={proofs} />
    </ActCard>
  );
}
