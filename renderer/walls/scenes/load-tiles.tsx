import type { Words } from '../../../shared/domain/names.ts';
import { localParts } from '../../../shared/time/local-time.ts';
import { tileNames } from '../../../shared/wire/wall-plan.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText, percentText, shareText } from '../frame/wall-numbers.ts';
import { wallWords as w } from '../frame/wall-words.ts';

const words = {
  today: { zh: '24 时', en: '24 h' },
  days: { zh: '日', en: 'days' },
  none: { zh: '此屏不接收告警', en: 'No alarms at this display' },
  quiet: { zh: '这段时间没有响过', en: 'Nothing was said in this time' },
  now: { zh: '现在', en: 'now' },
  total: { zh: '响了', en: 'Said' },
  mean: { zh: '每 10 分', en: 'Per 10 min' },
  peak: { zh: '最高 10 分', en: 'Peak 10 min' },
  floods: { zh: '告警潮', en: 'Floods' },
  heard: { zh: '有上报的网格', en: 'Grids that reported' },
  of: { zh: '共', en: 'of' },
  noPatrol: { zh: '没有巡查轨迹接入，只按上报算', en: 'No patrol records come in; by reports alone' },
} as const satisfies Record<string, Words>;

const MOST_BARS = 30;
/** Bars that have room for their number. */
const MOST_LABELS = 7;
const slots = Array.from({ length: MOST_BARS }, (_, i) => i);

type Props = { readonly days: number };

/** `11-17`, or `08:00` where a bar is an hour. */
function barText(at: number | undefined, days: number): string {
  if (at === undefined) return '';
  const { month, day, hour } = localParts(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return days === 1 ? `${two(hour)}:00` : `${two(month)}-${two(day)}`;
}

/** 告警负荷: what the seats of this room had to hear (A7); what it was about is for the seats. */
export function AlarmLoadTile({ days }: Props) {
  const { view, say } = useWallContext();
  const load = view?.scenes?.alarmLoad.find((one) => one.days === days) ?? null;
  const bars = load?.bars ?? [];
  const most = Math.max(1, ...bars.map(({ n }) => n));
  const cells = [
    [words.total, load === null ? '—' : countText(load.total), false],
    [words.mean, load?.mean.toFixed(1) ?? '—', (load?.mean ?? 0) > 1],
    [words.peak, load === null ? '—' : countText(load.peak), (load?.peak ?? 0) > 10],
    [words.floods, load === null ? '—' : countText(load.floods), (load?.floods ?? 0) > 0],
  ] as const;
  return (
    <section className="w-tile w-load">
      <header className="w-tile-head">
        <h2>{say(tileNames.alarmLoad)}</h2>
        <span className="w-sub w-right">{days === 1 ? say(words.today) : `${days} ${say(words.days)}`}</span>
      </header>
      <p className="w-note" hidden={load !== null}>
        {view === null ? '—' : say(words.none)}
      </p>
      <dl hidden={load === null}>
        {cells.map(([name, text, loud]) => (
          <div key={name.en} data-loud={loud}>
            <dt>{say(name)}</dt>
            <dd className="num">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="w-note" hidden={load === null || load.total > 0}>
        {say(words.quiet)}
      </p>
      <div className="w-load-bars" hidden={load === null || load.total === 0}>
        {slots.map((i) => (
          <span key={i} hidden={bars[i] === undefined}>
            <b className="num" hidden={bars.length > MOST_LABELS}>
              {countText(bars[i]?.n ?? 0)}
            </b>
            <i style={{ flexBasis: `${((bars[i]?.n ?? 0) / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <p className="w-load-axis w-sub num" hidden={load === null}>
        <span>{barText(bars[0]?.at, days)}</span>
        {/* A bar is a day or an hour back from now, so the last one ends here and not at midnight. */}
        <span>{say(words.now)}</span>
      </p>
    </section>
  );
}

/** 巡查覆盖: grids from which something was reported. Nobody's taps or check-ins are counted (W6). */
export function PatrolTile({ days, area }: Props & { readonly area: string | undefined }) {
  const { view, say, townName } = useWallContext();
  const own = view?.scenes?.inAreas.find((one) => one.area === area);
  const hot = area === undefined ? view?.scenes?.hot : own?.hot;
  const heard = hot?.find((one) => one.days === days)?.heard;
  const grids = area === undefined ? view?.scenes?.duty.grids : own?.grids;
  const known = heard !== undefined && grids !== undefined;
  return (
    <section className="w-tile w-duty w-patrol">
      <header className="w-tile-head">
        <h2>{say(tileNames.patrol)}</h2>
        <span className="w-sub w-right">
          {`${area === undefined ? '' : `${townName(area)} · `}${days === 1 ? say(words.today) : `${days} ${say(words.days)}`}`}
        </span>
      </header>
      <dl>
        <dt>{say(words.heard)}</dt>
        <dd className="num">{known ? shareText(heard, grids) : '—'}</dd>
        <dt className="w-hot-bar">
          <i style={{ width: `${known && grids > 0 ? (heard / grids) * 100 : 0}%` }} />
        </dt>
        <dt className="num">{known ? `${countText(heard)} / ${say(words.of)} ${countText(grids)}` : '—'}</dt>
      </dl>
      <p className="w-sub">{say(words.noPatrol)}</p>
    </section>
  );
}

/** One town by itself: today's reports, what is open and late, completion. */
export function AreaTile({ area }: { readonly area: string | undefined }) {
  const { view, say, townName } = useWallContext();
  const line = view?.scenes?.towns.find(({ code }) => code === area);
  const cells = [
    [w.inflow, line?.inflow],
    [w.open, line?.open],
    [w.overdue, line?.overdue],
  ] as const;
  return (
    <section className="w-tile w-load">
      <header className="w-tile-head">
        <h2>{area === undefined ? say(tileNames.area) : townName(area)}</h2>
      </header>
      <dl>
        {cells.map(([name, n]) => (
          <div key={name.en} data-late={name === w.overdue && (n ?? 0) > 0}>
            <dt>{say(name)}</dt>
            <dd className="num">{n === undefined ? '—' : countText(n)}</dd>
          </div>
        ))}
        <div>
          <dt>{`${say(w.completion)} %`}</dt>
          <dd className="num">{line === undefined ? '—' : percentText(line.completion)}</dd>
        </div>
      </dl>
    </section>
  );
}
