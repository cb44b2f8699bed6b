import { memo } from 'react';
import { turnAt } from '../frame/rotation.ts';
import { useBeat } from '../frame/wall-beat.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { DepartmentTile } from '../lists/department-tile.tsx';
import { LATE_SLOTS, LateTile } from '../lists/late-tile.tsx';
import { AgeTile, StagesTile } from './count-tiles.tsx';
import { AlarmsTile, DutyTile } from './duty-tiles.tsx';
import { FocusTile } from './focus-tile.tsx';
import { ItemsTile, PlacesTile } from './hot-tiles.tsx';
import { COLUMNS, fitTile, type PlacedTile, type Scene, type SceneTile, sceneTiles } from './scene-shape.ts';
import { TownsBoard } from './towns-board.tsx';
import './scenes.css';

/**
 * The scene that shows, over the place of the situation. Every tile is there once for the life of the wall and only moves: nothing is
 * made or thrown away when scenes turn (W1).
 */
export function SceneBoard({ scene }: { readonly scene: Scene | null }) {
  const { stage } = useWallContext();
  const placed = new Map((scene?.tiles ?? []).map((tile) => [tile.tile, fitTile(tile, stage.kind)]));
  return (
    <div className="w-scenes w-grey" data-kind={stage.kind} hidden={scene === null}>
      {sceneTiles.map((tile) => (
        <div
          key={tile}
          className="w-scene-tile"
          data-tile={tile}
          hidden={!placed.has(tile)}
          style={areaOf(placed.get(tile))}
        >
          <Tile tile={tile} />
        </div>
      ))}
    </div>
  );
}

/** Lines of the grid count from 1; behind the twelfth column lies the gutter between two displays. */
function areaOf(tile: PlacedTile | undefined): { readonly gridArea: string } | undefined {
  if (tile === undefined) return undefined;
  const column = tile.x + 1 + (tile.x >= COLUMNS ? 1 : 0);
  return { gridArea: `${tile.y + 1} / ${column} / span ${tile.h} / span ${tile.w}` };
}

const Tile = memo(function Tile({ tile }: { readonly tile: SceneTile }) {
  const turn = useBeat(turnAt);
  switch (tile) {
    case 'departments':
      return <DepartmentTile turn={turn} />;
    case 'late':
      return <LateTile size={LATE_SLOTS} turn={turn} />;
    case 'towns':
      return <TownsBoard turn={turn} />;
    case 'items':
      return <ItemsTile />;
    case 'places':
      return <PlacesTile />;
    case 'stages':
      return <StagesTile />;
    case 'age':
      return <AgeTile />;
    case 'duty':
      return <DutyTile />;
    case 'alarms':
      return <AlarmsTile />;
    case 'focus':
      return <FocusTile />;
  }
});
