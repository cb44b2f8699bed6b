import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { LocalTimeField } from '../../parts/local-time-field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';
import { useAct } from './use-act.ts';

const outcomes = ['reached', 'noAnswer', 'busy'] as const;

/** O2: a call made about the event. */
export function RecordCallAct(props: ActProps) {
  const { t } = useText();
  const { clock } = useConsole();
  const [to, setTo] = useState(props.prefill.to ?? props.view.event.holder?.name ?? '');
  const [number, setNumber] = useState(props.prefill.number ?? '');
  const [calledAt, setCalledAt] = useState(toLocalInput(clock.now()));
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('reached');
  const [text, setText] = useState(props.prefill.text ?? '');
  const act = useAct(props, () => {
    const instant = fromLocalInput(calledAt);
    if (to.trim() === '') return { missing: t('call.to') };
    if (instant === null) return { missing: t('slip.calledAt') };
    return {
      command: {
        kind: 'event.recordCall',
        event: props.view.event.id,
        to: to.trim(),
        number: number.trim(),
        calledAt: instant,
        outcome,
        text: text.trim(),
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <div className="act-row">
        <TextField label={t('call.to')} value={to} onChange={setTo} maxLength={80} />
        <TextField label={t('call.number')} value={number} onChange={setNumber} maxLength={40} />
        <LocalTimeField label={t('slip.calledAt')} value={calledAt} onChange={setCalledAt} />
        <SelectField
          label={t('call.outcome')}
          value={outcome}
          options={outcomes.map((o) => ({ value: o, label: t(`call.${o}`) }))}
          onChange={setOutcome}
        />
      </div>
      <TextField label={t('act.note')} value={text} onChange={setText} rows={2} maxLength={1000} autoFocus />
    </ActCard>
  );
}
