import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useRead } from '../../store/use-read.ts';
import { SimilarRow } from '../context/similar-list.tsx';
import { EventField } from '../forms/event-field.tsx';
import { useDesk } from '../use-desk.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

const SHOWN = 4;

/** T3: this event goes on in another one (ZS-25-7). Two acts, one after the other: this one ends, the other takes it over. */
export function MergeAct(props: ActProps) {
  const { event } = props.view;
  const { t, language } = useText();
  const desk = useDesk();
  const { bridge } = useConsole();
  const [into, setInto] = useState(props.prefill.into ?? '');
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const answer = useRead({
    ask: 'similar',
    place: event.place,
    item: event.item,
    title: event.title.slice(0, 80),
    phone: '',
  });
  const likely = answer.state === 'here' ? answer.value.filter((s) => s.id !== event.id).slice(0, SHOWN) : [];
  const takeOver = async (): Promise<void> => {
    const joined = await bridge.run({ kind: 'event.join', event: into, joined: event.id });
    if (!joined.ok) {
      desk.say(t('merge.half'), runErrorText(joined.error, language));
      return;
    }
    desk.open(into);
    desk.say(t('merge.done', { number: event.number }), t('merge.doneMore'), {
      event: event.id,
      kind: 'event.unmerge',
    });
  };
  const act = useAct(
    props,
    () => {
      if (into === '') return { missing: t('merge.into') };
      if (reason.trim() === '') return { missing: t('act.reason') };
      return { command: { kind: 'event.merge', event: event.id, into, reason: reason.trim() } };
    },
    () => void takeOver(),
  );
  return (
    <ActCard of={props} act={act}>
      <EventField label={t('merge.into')} value={into} onChange={setInto} autoFocus />
      {likely.length > 0 && <h3 className="sub">{t('merge.likely')}</h3>}
      {likely.map((similar, n) => (
        <div key={similar.id} data-chosen={similar.id === into ? '' : undefined} className="merge-choice">
          <SimilarRow similar={similar} at={n} onOpen={() => setInto(similar.id)} />
        </div>
      ))}
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} />
    </ActCard>
  );
}
