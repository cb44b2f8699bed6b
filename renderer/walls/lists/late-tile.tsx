import type { WallView } from '../../../shared/wire/wall-view.ts';
import { clockText, remainText } from '../../i18n/format.ts';
import { useTimed } from '../../store/use-time.ts';
import { sliceAt, sliceText } from '../frame/rotation.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText } from '../frame/wall-numbers.ts';
import { wallWords as w, waitingWords } from '../frame/wall-words.ts';
import { LevelGlyph } from '../map/level-glyph.tsx';
import { unlisted } from './late-line.ts';

/** Lines in the DOM at all times; shorter lists hide the rest. */
export const LATE_SLOTS = 8;
const slots = Array.from({ length: LATE_SLOTS }, (_, i) => i);
const none: WallView['overdueList'] = [];

type Props = {
  readonly size: number;
  readonly turn: number;
  /** Code of a town whose list it is; the whole county's where it is not given. */
  readonly area?: string | undefined;
};

/** 超期与临期: what is late or will be, the most pressing first, a part at a time. */
export function LateTile({ size, turn, area }: Props) {
  const { view, say, word, townName } = useWallContext();
  const own = area === undefined ? undefined : (view?.scenes?.late.find((one) => one.area === area)?.list ?? none);
  const list = own ?? view?.overdueList ?? none;
  const total = list.length;
  const slice = sliceAt(turn, total, size);
  const apart = view === null || area !== undefined ? 0 : unlisted(view);
  return (
    <section className="w-tile w-late">
      <header className="w-tile-head">
        <h2>{area === undefined ? say(w.lateTitle) : `${townName(area)} ${say(w.lateTitle)}`}</h2>
        <span className="w-sub num" hidden={area !== undefined}>
          {say(w.overdue)}{' '}
          <b className={(view?.overdue ?? 0) > 0 ? 'w-red' : ''}>{view === null ? '—' : countText(view.overdue)}</b>
        </span>
        <span className="w-sub num" hidden={area !== undefined}>
          {`${say(w.dueSoonShort)} ${view === null ? '—' : countText(view.dueIn24h)}`}
        </span>
        <span className="w-sub w-right num">{sliceText(slice, total)}</span>
      </header>
      <p className="w-note" hidden={total > 0}>
        {view === null
          ? say(waitingWords[word])
          : `${say(w.nothingLate)} · ${say(w.until)} ${clockText(view.asOf).slice(0, 5)}`}
      </p>
      <ol style={{ gridTemplateRows: `repeat(${slice.rows}, 1fr)` }} hidden={total === 0}>
        {slots.map((i) => (
          <LateRow key={i} line={slice.from + i < slice.to ? list[slice.from + i] : undefined} />
        ))}
      </ol>
      <p className="w-apart num" hidden={apart === 0}>
        {apart === 0 ? '' : `${say(w.more)} ${countText(apart)} ${say(w.totalsOnly)}`}
      </p>
    </section>
  );
}

function LateRow({ line }: { readonly line: WallView['overdueList'][number] | undefined }) {
  const { language, townName, departmentName } = useWallContext();
  const due = line?.due ?? null;
  const remain = useTimed((now) => (due === null ? '' : remainText(due, now, language)));
  const late = useTimed((now) => due !== null && now >= due);
  return (
    <li hidden={line === undefined} data-late={late}>
      <i className="w-late-bar" />
      <span className="w-late-title ellipsis">
        <span className="w-late-level" hidden={(line?.severity ?? 4) > 3}>
          <LevelGlyph level={line?.severity ?? 4} />
        </span>
        {line === undefined ? '' : `${townName(line.town)} ${line.title}`}
      </span>
      <span className="w-late-holder ellipsis">
        {line === undefined ? '' : (departmentName(line.holder) ?? line.holder)}
      </span>
      <b className="w-late-remain num">{remain}</b>
    </li>
  );
}
