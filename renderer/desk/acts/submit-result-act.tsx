import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { ProofFields } from './proof-fields.tsx';
import { useAct } from './use-act.ts';
import { useProofs } from './use-proofs.ts';

/** T23: result, measures and proof; the handling clock stops here. */
export function SubmitResultAct(props: ActProps) {
  const { t } = useText();
  const [result, setResult] = useState(props.prefill.result ?? '');
  const [measures, setMeasures] = useState(props.prefill.measures ?? '');
  const proofs = useProofs('photo');
  const act = useAct(props, () => {
    if (result.trim() === '') return { missing: t('act.result') };
    if (proofs.proofs.length === 0) return { missing: t('act.proofs') };
    return {
      command: {
        kind: 'event.submitResult',
        event: props.view.event.id,
        result: result.trim(),
        measures: measures.trim(),
        proofs: [...proofs.proofs],
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <TextField label={t('act.result')} value={result} onChange={setResult} rows={3} maxLength={4000} autoFocus />
      <TextField label={t('act.measures')} value={measures} onChange={setMeasures} rows={2} maxLength={2000} />
      <ProofFields draft={proofs} />
    </ActCard>
  );
}
