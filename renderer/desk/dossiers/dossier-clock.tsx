import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Words } from '../../../shared/domain/names.ts';
import { type Clock, currentDue, explainClock, isRunning } from '../../../shared/time/clock.ts';
import { dateTimeText, dueText, remainText } from '../../i18n/format.ts';
import { type Language, type Translate, useText } from '../../i18n/language.ts';
import { barTone, DeadlineBar } from '../../parts/deadline-bar.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useMinute, useTimed } from '../../store/use-time.ts';
import { ClauseNote } from './clause-note.tsx';

/** One limit of a dossier: what is left, and how it was counted (D4). */
export function DossierClock(props: { clock: Clock }) {
  const { clock } = props;
  const { t, say, language } = useText();
  const [open, setOpen] = useState(false);
  const now = useMinute();
  const due = currentDue(clock);
  const running = isRunning(clock);
  const share = useTimed(
    (at) => Math.floor((((clock.stoppedAt ?? at) - clock.startAt) / Math.max(1, due - clock.startAt)) * 100) / 100,
  );
  const text = useTimed((at) => (running ? remainText(due, at, language) : ''));
  return (
    <div className="clock">
      <button
        type="button"
        className="clock-line"
        data-tone={running ? barTone(share) : 'stopped'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span>{say(clockName(clock.id))}</span>
        <Tag tone="grey">{t(clock.statutory ? 'file.clockStatutory' : 'file.clockLocal')}</Tag>
        <span>
          <span className="sub num">{dueText(due, now, language)}</span>
          <DeadlineBar share={running ? share : null} />
        </span>
        <b className="num">
          {running ? text : t('file.clock.stopped', { at: dateTimeText(clock.stoppedAt ?? due, now) })}
        </b>
        {open ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
        <span className="sr-only">{t('file.clockWhy')}</span>
      </button>
      {open && (
        <ul className="clock-why num">
          {countLines(clock, now, language, t).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>
            <ClauseNote clause={clock.basis} />
          </li>
        </ul>
      )}
    </div>
  );
}

const names: Readonly<Record<string, Words>> = {
  handling: { zh: '办理', en: 'Handling' },
  correction: { zh: '改正', en: 'Correction' },
  filing: { zh: '备案', en: 'Filing' },
  sync: { zh: '同步', en: 'Sync' },
  review: { zh: '复核', en: 'Review' },
  recheck: { zh: '复核', en: 'Recheck' },
  visit: { zh: '走访', en: 'Visit' },
};

/** What a limit of a dossier is for, by the first word of its id. */
const clockName = (id: string): Words => names[id.split(/[-:.]/)[0] ?? ''] ?? { zh: '时限', en: 'Limit' };

function countLines(clock: Clock, now: number, language: Language, t: Translate): readonly string[] {
  const why = explainClock(clock);
  const given = why.way === 'given';
  const length = given ? '' : t(`unit.${why.unit}`, { n: why.length });
  return [
    t('file.clock.start', { at: dateTimeText(why.startAt, now) }),
    given
      ? t('file.clock.given')
      : t(why.nominalEnd === null ? 'file.clock.lengthShort' : 'file.clock.length', { length }),
    why.rolledOver > 0 ? t('file.clock.rolled', { days: why.rolledOver, date: why.dueDate ?? '' }) : '',
    t('file.clock.due', { due: dueText(why.due, now, language) }),
    why.provisional ? t('file.clock.provisional') : '',
    t('file.clock.versions', { rule: why.rule, calendar: why.calendar }),
  ].filter((line) => line !== '');
}
