import { History } from 'lucide-react';
import { stateNames } from '../../../shared/domain/names.ts';
import type { EventHistory, PastEvent } from '../../../shared/wire/answers.ts';
import { shortMoment, shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useRead } from '../../store/use-read.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';

/** What was at this place, and from this caller, before: half a year and a year back (I4). */
export function HistoryCard(props: { event: string }) {
  const { t } = useText();
  const answer = useRead({ ask: 'history', event: props.event });
  if (answer.state !== 'here') return null;
  const { place, caller } = answer.value;
  return (
    <section aria-label={t('history.title')}>
      <h2>
        <History size={16} />
        {t('history.title')}
      </h2>
      <Part title={t('history.place')} none={t('history.noPlace')} part={place} />
      {caller !== null && <Part title={t('history.caller')} none={t('history.noCaller')} part={caller} />}
    </section>
  );
}

function Part(props: { title: string; none: string; part: EventHistory['place'] }) {
  const { count, events } = props.part;
  return (
    <>
      <p className="sub history-part">
        {count === 0 ? props.none : props.title} {count > 0 && <b className="num">{count}</b>}
      </p>
      {events.map((one) => (
        <Past key={one.id} event={one} />
      ))}
    </>
  );
}

function Past(props: { event: PastEvent }) {
  const { event } = props;
  const { say, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  return (
    <button type="button" className="past" onClick={() => desk.open(event.id)}>
      <b className="ellipsis">{event.title}</b>
      <span className="sub num">
        {[
          shortMoment(event.registeredAt, now, language),
          say(stateNames[event.state]),
          shortNumber(event.number, now),
        ].join(' · ')}
      </span>
    </button>
  );
}
