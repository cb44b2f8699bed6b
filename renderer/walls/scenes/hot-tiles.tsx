import type { Words } from '../../../shared/domain/names.ts';
import type { SceneLine } from '../../../shared/wire/wall-scenes.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { changeText, countText } from '../frame/wall-numbers.ts';
import { waitingWords } from '../frame/wall-words.ts';
import { tileNames } from './scene-shape.ts';

const SLOTS = 8;
const slots = Array.from({ length: SLOTS }, (_, i) => i);
const versus: Words = { zh: '较前七日', en: 'vs 7 days before' };
const nothing: Words = { zh: '近七日没有', en: 'None in seven days' };

/** 热点事项 and 反复地点: bars of seven days, the change against the seven before. */
function HotTile({ title, lines }: { readonly title: Words; readonly lines: readonly SceneLine[] | null }) {
  const { say, word } = useWallContext();
  const most = Math.max(1, ...(lines ?? []).map(({ now }) => now));
  return (
    <section className="w-tile w-hot">
      <header className="w-tile-head">
        <h2>{say(title)}</h2>
        <span className="w-sub w-right">{say(versus)}</span>
      </header>
      <p className="w-note" hidden={(lines?.length ?? 0) > 0}>
        {lines === null ? say(waitingWords[word]) : say(nothing)}
      </p>
      <ol style={{ gridTemplateRows: `repeat(${SLOTS}, 1fr)` }} hidden={(lines?.length ?? 0) === 0}>
        {slots.map((i) => {
          const line = lines?.[i];
          return (
            <li key={i} hidden={line === undefined}>
              <span className="w-hot-name ellipsis">{line?.name ?? ''}</span>
              <span className="w-hot-bar">
                <i style={{ width: `${((line?.now ?? 0) / most) * 100}%` }} />
              </span>
              <b className="num">{countText(line?.now ?? 0)}</b>
              <span className="w-hot-change num" data-more={(line?.now ?? 0) > (line?.before ?? 0)}>
                {line === undefined ? '' : changeText(line.now - line.before)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function ItemsTile() {
  const { view } = useWallContext();
  return <HotTile title={tileNames.items} lines={view?.scenes?.items ?? null} />;
}
export function PlacesTile() {
  const { view } = useWallContext();
  return <HotTile title={tileNames.places} lines={view?.scenes?.places ?? null} />;
}
