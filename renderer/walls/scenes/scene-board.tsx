import { memo, useMemo } from 'react';
import {
  COLUMNS,
  fitTile,
  type PlacedTile,
  ROWS,
  type Scene,
  tileId,
  usualDays,
  type WallPlan,
} from '../../../shared/wire/wall-plan.ts';
import { turnAt } from '../frame/rotation.ts';
import { useBeat } from '../frame/wall-beat.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { DEPARTMENT_SLOTS, DepartmentTile } from '../lists/department-tile.tsx';
import { LATE_SLOTS, LateTile } from '../lists/late-tile.tsx';
import { AgeTile, StagesTile } from './count-tiles.tsx';
import { AlarmsTile, DutyTile } from './duty-tiles.tsx';
import { FocusTile } from './focus-tile.tsx';
import { HOT_SLOTS, ItemsTile, PlacesTile } from './hot-tiles.tsx';
import { AlarmLoadTile, AreaTile, PatrolTile } from './load-tiles.tsx';
import { TOWN_SLOTS, TownsBoard } from './towns-board.tsx';
import './scenes.css';

type Props = { readonly plan: WallPlan; readonly scene: Scene | null };

/**
 * The scene that shows, over the place of the situation. Every tile of the plan is there once for as long as the plan stands and only
 * moves: nothing is made or thrown away when scenes turn (W1).
 */
export function SceneBoard({ plan, scene }: Props) {
  const { stage } = useWallContext();
  const all = useMemo(() => {
    const known = new Map<string, PlacedTile>();
    for (const tile of plan.scenes.flatMap(({ tiles }) => tiles))
      if (!known.has(tileId(tile))) known.set(tileId(tile), tile);
    return known;
  }, [plan]);
  const placed = new Map((scene?.tiles ?? []).map((tile) => [tileId(tile), fitTile(tile, stage.kind)]));
  return (
    <div className="w-scenes w-grey" data-kind={stage.kind} hidden={scene === null}>
      {[...all].map(([id, usual]) => {
        const at = placed.get(id);
        return (
          <div
            key={id}
            className="w-scene-tile"
            data-tile={usual.tile}
            data-rows={(at ?? usual).h}
            hidden={at === undefined}
            style={areaOf(at)}
          >
            <Tile tile={usual.tile} area={usual.area} days={usual.days ?? usualDays} rows={(at ?? usual).h} />
          </div>
        );
      })}
    </div>
  );
}

/** Lines of the grid count from 1; behind the twelfth column lies the gutter between two displays. */
function areaOf(tile: PlacedTile | undefined): { readonly gridArea: string } | undefined {
  if (tile === undefined) return undefined;
  const column = tile.x + 1 + (tile.x >= COLUMNS ? 1 : 0);
  return { gridArea: `${tile.y + 1} / ${column} / span ${tile.h} / span ${tile.w}` };
}

/** Lines that fit into so many of the six rows, when `slots` fit into all of them; the head takes about one. */
const linesIn = (rows: number, slots: number): number =>
  Math.max(1, Math.min(slots, Math.floor((rows / ROWS) * (slots + 0.8) - 0.8 + 1e-9)));

type TileProps = Pick<PlacedTile, 'tile' | 'area'> & { readonly days: number; readonly rows: number };

const Tile = memo(function Tile({ tile, area, days, rows }: TileProps) {
  const turn = useBeat(turnAt);
  switch (tile) {
    case 'departments':
      return <DepartmentTile turn={turn} size={linesIn(rows, DEPARTMENT_SLOTS)} />;
    case 'late':
      return <LateTile size={linesIn(rows, LATE_SLOTS)} turn={turn} area={area} />;
    case 'towns':
      return <TownsBoard turn={turn} size={linesIn(rows, TOWN_SLOTS)} />;
    case 'area':
      return <AreaTile area={area} />;
    case 'items':
      return <ItemsTile days={days} size={linesIn(rows, HOT_SLOTS)} />;
    case 'places':
      return <PlacesTile days={days} area={area} size={linesIn(rows, HOT_SLOTS)} />;
    case 'stages':
      return <StagesTile />;
    case 'age':
      return <AgeTile area={area} />;
    case 'duty':
      return <DutyTile />;
    case 'patrol':
      return <PatrolTile days={days} area={area} />;
    case 'alarms':
      return <AlarmsTile />;
    case 'alarmLoad':
      return <AlarmLoadTile days={days} />;
    case 'focus':
      return <FocusTile />;
  }
});
