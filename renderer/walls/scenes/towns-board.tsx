import { tileNames } from '../../../shared/wire/wall-plan.ts';
import { sliceAt, sliceText } from '../frame/rotation.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText, percentText } from '../frame/wall-numbers.ts';
import { wallWords as w, waitingWords } from '../frame/wall-words.ts';

export const TOWN_SLOTS = 11;
const slots = Array.from({ length: TOWN_SLOTS }, (_, i) => i);

/** Every town: today's reports, what is open and late, completion. In the order of what is open, never a ranking of people (W6). */
export function TownsBoard({ turn, size }: { readonly turn: number; readonly size: number }) {
  const { view, say, word, townName } = useWallContext();
  const towns = view?.scenes?.towns ?? [];
  const slice = sliceAt(turn, towns.length, size);
  const most = Math.max(1, ...towns.map(({ open }) => open));
  return (
    <section className="w-tile w-towns-board">
      <header className="w-tile-head">
        <h2>{say(tileNames.towns)}</h2>
        <span className="w-sub w-right num">{sliceText(slice, towns.length)}</span>
      </header>
      <p className="w-note" hidden={towns.length > 0}>
        {say(waitingWords[word])}
      </p>
      <ol style={{ gridTemplateRows: `auto repeat(${slice.rows}, 1fr)` }} hidden={towns.length === 0}>
        <li className="w-sub">
          <span />
          <span>{say(w.inflow)}</span>
          <span>{say(w.open)}</span>
          <span />
          <span>{say(w.overdue)}</span>
          <span>{`${say(w.completion)} %`}</span>
        </li>
        {slots.map((i) => {
          const line = slice.from + i < slice.to ? towns[slice.from + i] : undefined;
          return (
            <li key={i} hidden={line === undefined}>
              <span className="w-hot-name ellipsis">{line === undefined ? '' : townName(line.code)}</span>
              <span className="num">{countText(line?.inflow ?? 0)}</span>
              <b className="num">{countText(line?.open ?? 0)}</b>
              <span className="w-hot-bar">
                <i style={{ width: `${((line?.open ?? 0) / most) * 100}%` }} />
              </span>
              <span className="num" data-late={(line?.overdue ?? 0) > 0}>
                {countText(line?.overdue ?? 0)}
              </span>
              <span className="num">{line === undefined ? '' : percentText(line.completion)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
