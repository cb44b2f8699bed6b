import type { WallView } from '../../../shared/wire/wall-view.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { type Say, wallWords as w } from '../frame/wall-words.ts';
import { markOf } from './level-marks.ts';
import { markSlots } from './map-option.ts';
import { creditOf, type TownMap } from './town-map.ts';

type Props = { readonly map: TownMap | null; readonly view: WallView | null };

/** Where the map comes from, and what the lines between its towns are worth. */
export function MapCredit({ map, view }: Props) {
  const { say } = useWallContext();
  return <footer className="w-credit">{map === null ? '' : creditText(map, view, say)}</footer>;
}

export function creditText(map: TownMap, view: WallView | null, say: Say): string {
  const parts = [
    ...(map.synthetic ? [say(w.syntheticEdges)] : []),
    say(w.notApproved),
    `${say(w.baseMap)} ${creditOf(map)}`,
    ...(isCut(view) ? [say(w.pointsCut)] : []),
  ];
  return parts.join(' · ');
}

/** True where a level has more located events than places for marks. */
function isCut(view: WallView | null): boolean {
  const points = view?.points ?? [];
  return ([1, 2, 3, 4] as const).some(
    (level) => points.filter((point) => markOf(point.severity) === level).length > markSlots[level],
  );
}
