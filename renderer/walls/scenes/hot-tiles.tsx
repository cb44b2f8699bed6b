import type { Words } from '../../../shared/domain/names.ts';
import { tileNames } from '../../../shared/wire/wall-plan.ts';
import type { SceneLine } from '../../../shared/wire/wall-scenes.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { changeText, countText } from '../frame/wall-numbers.ts';
import { waitingWords } from '../frame/wall-words.ts';

export const HOT_SLOTS = 8;
const FEWEST_ROWS = 5;
const slots = Array.from({ length: HOT_SLOTS }, (_, i) => i);
type Props = { readonly size: number; readonly days: number };
type InArea = Props & { readonly area: string | undefined };
const title = (words: Words, days: number): Words => ({
  zh: days === 1 ? `今日${words.zh}` : `近 ${days} 日${words.zh}`,
  en: days === 1 ? `${words.en} today` : `${words.en}, ${days} days`,
});
const versus = (days: number): Words => ({
  zh: days === 1 ? '较昨日' : `较前 ${days} 日`,
  en: days === 1 ? 'vs yesterday' : `vs ${days} days before`,
});
const nothing: Words = { zh: '这段时间没有', en: 'None in this time' };

/** 热点事项 and 反复地点: bars of some days, the change against as many before. */
function HotTile(props: InArea & { readonly title: Words; readonly lines: readonly SceneLine[] | null }) {
  const { lines, size, days, area } = props;
  const { say, word, townName } = useWallContext();
  const most = Math.max(1, ...(lines ?? []).map(({ now }) => now));
  // A short list fills its tile as well as a long one.
  const rows = Math.min(size, Math.max(FEWEST_ROWS, lines?.length ?? 0));
  return (
    <section className="w-tile w-hot">
      <header className="w-tile-head">
        <h2>{say(title(props.title, days))}</h2>
        <span className="w-sub w-right">{`${area === undefined ? '' : `${townName(area)} · `}${say(versus(days))}`}</span>
      </header>
      <p className="w-note" hidden={(lines?.length ?? 0) > 0}>
        {lines === null ? say(waitingWords[word]) : say(nothing)}
      </p>
      <ol style={{ gridTemplateRows: `repeat(${rows}, 1fr)` }} hidden={(lines?.length ?? 0) === 0}>
        {slots.map((i) => {
          const line = i < size ? lines?.[i] : undefined;
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

export function ItemsTile(props: Props) {
  const hot = useWallContext().view?.scenes?.hot.find((one) => one.days === props.days);
  return <HotTile {...props} area={undefined} title={tileNames.items} lines={hot?.items ?? null} />;
}
export function PlacesTile(props: InArea) {
  const scenes = useWallContext().view?.scenes;
  const all = props.area === undefined ? scenes : scenes?.inAreas.find((one) => one.area === props.area);
  const hot = all?.hot.find((one) => one.days === props.days);
  return <HotTile {...props} title={tileNames.places} lines={hot?.places ?? null} />;
}
