import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T22: the other system answered under its number. */
export function ForeignReplyAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const [number, setNumber] = useState(event.transferredTo?.number ?? '');
  const [outcome, setOutcome] = useState<'result' | 'refused'>('result');
  const [text, setText] = useState(props.prefill.text ?? '');
  const act = useAct(props, () => {
    if (number.trim() === '') return { missing: t('transfer.number') };
    if (text.trim() === '') return { missing: t('foreign.text') };
    return {
      command: { kind: 'event.foreignReply', event: event.id, number: number.trim(), outcome, text: text.trim() },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <div className="act-row">
        <TextField label={t('transfer.number')} value={number} onChange={setNumber} maxLength={80} />
        <SelectField
          label={t('foreign.outcome')}
          value={outcome}
          options={[
            { value: 'result', label: t('foreign.result') },
            { value: 'refused', label: t('foreign.refused') },
          ]}
          onChange={setOutcome}
        />
      </div>
      <TextField label={t('foreign.text')} value={text} onChange={setText} rows={3} maxLength={2000} autoFocus />
    </ActCard>
  );
}
