import { type Clock, explainClock } from '../../../shared/time/clock.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { dateTimeText, dueText } from '../../i18n/format.ts';
import { type Language, type Translate, useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';

/** How a due moment came about: start, length, first day, roll-over, calendar, clause, extension, stop (D4). */
export function ClockWhy(props: { clock: Clock }) {
  const { t, language } = useText();
  const registry = useRegistry();
  const now = useMinute();
  return (
    <ul className="clock-why num">
      {whyLines(props.clock, registry?.profiles ?? [], now, language, t).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function whyLines(
  clock: Clock,
  profiles: readonly unknown[],
  now: number,
  language: Language,
  t: Translate,
): readonly string[] {
  const why = explainClock(clock);
  const byDays = why.nominalEnd !== null;
  return [
    t('clocks.start', { at: dateTimeText(why.startAt, now) }),
    why.way === 'given' ? t('clocks.given') : t('clocks.length', { length: t(`unit.${why.unit}`, { n: why.length }) }),
    byDays && why.way === 'counted' ? t('clocks.firstDay') : '',
    why.nominalEnd !== null && why.way === 'counted' ? t('clocks.nominal', { date: why.nominalEnd }) : '',
    why.rolledOver > 0 ? t('clocks.rolled', { days: why.rolledOver, date: why.dueDate ?? '' }) : '',
    why.businessClose === null ? '' : t('clocks.close', { time: why.businessClose }),
    t('clocks.due', { due: dueText(why.due, now, language) }),
    why.provisional ? t('clocks.provisional', { year: (why.dueDate ?? why.startDate).slice(0, 4) }) : '',
    why.extendedDue === null ? '' : t('clocks.extended', { due: dueText(why.extendedDue, now, language) }),
    why.stoppedAt === null || why.stoppedAs === null
      ? ''
      : t('clocks.stopped', { at: dateTimeText(why.stoppedAt, now), as: t(`clocks.stop.${why.stoppedAs}`) }),
    t('clocks.basis', { clause: clauseName(profiles, why.basis, language) }),
    t('clocks.versions', { rule: why.rule, calendar: why.calendar }),
  ].filter((line) => line !== '');
}
