import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { LocalTimeField } from '../../parts/local-time-field.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DutyField } from './duty-field.tsx';
import { fromLocalInput, toLocalInput } from './local-input.ts';
import { useAct } from './use-act.ts';

const ways = ['phone', 'message', 'visit', 'platform', 'letter'] as const;

/** F2: who was told, how and when; clears the duty. */
export function FeedbackAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const { clock } = useConsole();
  const duties = event.obligations.filter((o) => o.clearedAt === null);
  const [chosen, setChosen] = useState(props.prefill.obligation ?? duties[0]?.id ?? '');
  const duty = duties.find((d) => d.id === chosen) ?? duties[0];
  const [way, setWay] = useState<(typeof ways)[number]>('phone');
  const [person, setPerson] = useState(props.prefill.person ?? '');
  const [toldAt, setToldAt] = useState(toLocalInput(clock.now()));
  const [text, setText] = useState(props.prefill.text ?? '');
  const act = useAct(props, () => {
    const instant = fromLocalInput(toldAt);
    if (duty === undefined) return { missing: t('feedback.duty') };
    if (person.trim() === '') return { missing: t('feedback.person') };
    if (instant === null) return { missing: t('feedback.toldAt') };
    return {
      command: {
        kind: 'event.recordFeedback',
        event: event.id,
        obligation: duty.id,
        way,
        person: person.trim(),
        toldAt: instant,
        text: text.trim(),
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <DutyField duties={duties} value={duty} onChange={setChosen} />
      <div className="act-row">
        <SelectField
          label={t('feedback.way')}
          value={way}
          options={ways.map((w) => ({ value: w, label: t(`way.${w}`) }))}
          onChange={setWay}
        />
        <TextField label={t('feedback.person')} value={person} onChange={setPerson} maxLength={40} autoFocus />
      </div>
      <LocalTimeField label={t('feedback.toldAt')} value={toldAt} onChange={setToldAt} />
      <TextField label={t('feedback.text')} value={text} onChange={setText} rows={2} maxLength={1000} />
    </ActCard>
  );
}
