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

/** T23: result, measures and proof; the handling clock stops here. */
export function SubmitResultAct(props: ActProps) {
  const { t, say } = useText();
  const [result, setResult] = useState(props.prefill.result ?? '');
  const [measures, setMeasures] = useState(props.prefill.measures ?? '');
  const proofs = useProofs('photo', props.view.event);
  const details = useStageDetails(props.view.event, 'end');
  const act = useAct(props, () => {
    if (result.trim() === '') return { missing: t('act.result') };
    if (proofs.proofs.length === 0) return { missing: t('act.proofs') };
    const owed = details.fill();
    if ('field' in owed) return { missing: say(owed.field) };
    return {
      command: {
        kind: 'event.submitResult',
        event: props.view.event.id,
        result: result.trim(),
        measures: measures.trim(),
        proofs: [...proofs.proofs],
        ...owed,
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <TextField label={t('act.result')} value={result} onChange={setResult} rows={3} maxLength={4000} autoFocus />
      <TextField label={t('act.measures')} value={measures} onChange={setMeasures} rows={2} maxLength={2000} />
      <ProofFields draft={proofs} />
      {details.rules !== null && <FormFields form={details.form} rules={details.rules} focus={false} />}
    </ActCard>
  );
}
