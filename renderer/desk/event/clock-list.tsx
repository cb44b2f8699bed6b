import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { explainClockOf } from '../../../shared/domain/explain/explain-clock.ts';
import type { ExplainBooks } from '../../../shared/domain/explain/explanation.ts';
import { clockNames } from '../../../shared/domain/names.ts';
import { type Clock, currentDue, isRunning } from '../../../shared/time/clock.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { dueText, remainText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { barTone, DeadlineBar } from '../../parts/deadline-bar.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useMinute, useTimed } from '../../store/use-time.ts';
import { useExplainBooks, Why } from './why.tsx';

/** Running limits first, then stopped ones; each opens to say how it was counted (D4). */
export function ClockList(props: { view: EventView }) {
  const { event } = props.view;
  const books = useExplainBooks(props.view);
  const { t } = useText();
  const [all, setAll] = useState(false);
  const byDue = [...event.clocks].sort((a, b) => currentDue(a) - currentDue(b));
  const running = byDue.filter(isRunning);
  const stopped = byDue.filter((clock) => !isRunning(clock));
  const undelivered = event.state === 'assigned' && event.deliveredAt === null;
  return (
    <section aria-label={t('clocks.title')}>
      <div className="section-head">
        <h2>{t('clocks.title')}</h2>
        {stopped.length > 0 && (
          <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'clocks.hideStopped' : 'clocks.showStopped', { count: stopped.length })}
          </button>
        )}
      </div>
      {undelivered && <p className="sub">{t('clocks.notDelivered')}</p>}
      {running.length === 0 && !undelivered && <p className="sub">{t('clocks.none')}</p>}
      {[...running, ...(all ? stopped : [])].map((clock) => (
        <ClockRow key={clock.id} clock={clock} books={books} />
      ))}
    </section>
  );
}

function ClockRow(props: { clock: Clock; books: ExplainBooks }) {
  const { clock, books } = props;
  const { t, say, language } = useText();
  const [open, setOpen] = useState(false);
  const now = useMinute();
  const due = currentDue(clock);
  const running = isRunning(clock);
  const share = useTimed(
    (at) => Math.floor((((clock.stoppedAt ?? at) - clock.startAt) / Math.max(1, due - clock.startAt)) * 100) / 100,
  );
  const text = useTimed((at) => (running ? remainText(due, at, language) : (clock.stoppedAs ?? '')));
  return (
    <div className="clock">
      <button
        type="button"
        className="clock-line"
        data-tone={running ? barTone(share) : 'stopped'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span>{say(clockNames[clock.kind])}</span>
        <Tag tone="grey">{t(clock.statutory ? 'clocks.statutory' : 'clocks.local')}</Tag>
        <span>
          <span className="sub num">{dueText(due, now, language)}</span>
          <DeadlineBar share={running ? share : null} />
        </span>
        <b className="num">{running || clock.stoppedAs === null ? text : t(`clocks.stop.${clock.stoppedAs}`)}</b>
        {open ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
        <span className="sr-only">{t('clocks.explain')}</span>
      </button>
      {open && <Why why={explainClockOf(books, clock)} />}
    </div>
  );
}
