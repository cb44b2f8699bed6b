import type { Words } from '../../../shared/domain/names.ts';
import { tileNames } from '../../../shared/wire/wall-plan.ts';
import { useFed } from '../../store/use-feed.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText, shareText } from '../frame/wall-numbers.ts';

const words = {
  staff: { zh: '在册网格人员', en: 'Grid staff on the books' },
  grids: { zh: '网格', en: 'Grids' },
  staffed: { zh: '有人的网格', en: 'Grids with staff' },
  seats: { zh: '在岗坐席', en: 'Seats signed in' },
  shifts: { zh: '当前班次', en: 'Shifts on now' },
  noRoom: { zh: '断线，在岗不详', en: 'line down, not known' },
  noRoster: { zh: '未排班', en: 'no roster' },
  onBooks: { zh: '网格按登记，不含考勤', en: 'Grids as registered; no attendance' },
  none: { zh: '此屏不接收告警', en: 'No alarms at this display' },
  calm: { zh: '没有待处置的告警', en: 'Nothing to act on' },
  urgent: { zh: '紧急', en: 'Urgent' },
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
} as const satisfies Record<string, Words>;

/** 值守与网格力量: who sits here and what is on the books, numbers alone, nobody's name and no ranking (W3, W6). */
export function DutyTile() {
  const { view, say } = useWallContext();
  const duty = view?.scenes?.duty;
  const text = (n: number | undefined): string => (n === undefined ? '—' : countText(n));
  const known = (n: number | null | undefined, unknown: Words): readonly [string, boolean] =>
    n === null ? [say(unknown), true] : [text(n), false];
  const lines = [
    [words.seats, ...known(duty?.seats, words.noRoom)],
    [words.shifts, ...known(duty?.shifts, words.noRoster)],
    [words.staff, text(duty?.staff), false],
    [words.grids, text(duty?.grids), false],
    [words.staffed, duty === undefined ? '—' : shareText(duty.staffed, duty.grids), false],
  ] as const;
  return (
    <section className="w-tile w-duty">
      <header className="w-tile-head">
        <h2>{say(tileNames.duty)}</h2>
      </header>
      <dl>
        {lines.map(([name, value, small]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd className="num" data-small={small}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="w-sub">{say(words.onBooks)}</p>
    </section>
  );
}

/** 告警: how many wait, by priority. What they are about is for the seats. */
export function AlarmsTile() {
  const { say, view } = useWallContext();
  const fed = useFed({ feed: 'alarms' });
  const alarms = fed.state === 'here' ? fed.value : null;
  const counts = Object.entries(alarms?.counts ?? {});
  const sum = counts.reduce((n, [, count]) => n + count, 0);
  return (
    <section className="w-tile w-duty">
      <header className="w-tile-head">
        <h2>{say(tileNames.alarms)}</h2>
      </header>
      <p className="w-note" hidden={alarms !== null}>
        {view === null ? '—' : say(words.none)}
      </p>
      <dl hidden={alarms === null}>
        {counts.map(([priority, n]) => (
          <div key={priority} data-loud={n > 0}>
            <dt>{say(priority in words ? words[priority as keyof typeof words] : { zh: priority, en: priority })}</dt>
            <dd className="num">{countText(n)}</dd>
          </div>
        ))}
      </dl>
      <p className="w-sub">{alarms !== null && sum === 0 ? say(words.calm) : ''}</p>
    </section>
  );
}
