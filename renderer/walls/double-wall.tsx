import { FlowTile } from './flow/flow-tile.tsx';
import { TownsTile } from './flow/towns-tile.tsx';
import { PageContext } from './frame/page-context.ts';
import { turnAt } from './frame/rotation.ts';
import { useBeat } from './frame/wall-beat.ts';
import { useWallContext } from './frame/wall-context.ts';
import { LineStatus } from './head/line-status.tsx';
import { WallClock } from './head/wall-clock.tsx';
import { WallTitle } from './head/wall-title.tsx';
import { CountCells } from './kpi/kpi-cells.tsx';
import { LevelCells } from './kpi/level-cells.tsx';
import { RateCells } from './kpi/rate-cells.tsx';
import { DepartmentTile } from './lists/department-tile.tsx';
import { LATE_SLOTS, LateTile } from './lists/late-tile.tsx';
import { MajorBanner } from './major/major-banner.tsx';
import { MapTile } from './map/map-tile.tsx';
import { SceneBoard } from './scenes/scene-board.tsx';
import { useScene } from './scenes/use-scene.ts';
import type { ArrangementProps } from './wall-arrangement.ts';

/** Two screens side by side, each whole in itself: where and what is late on the left, flow and departments on the right. */
export function DoubleWall({ place, demo, asOf, town, plan }: ArrangementProps) {
  const { view } = useWallContext();
  const turn = useBeat(turnAt);
  const scene = useScene(plan, (view?.major.length ?? 0) > 0);
  return (
    <PageContext value={scene?.title ?? ''}>
      <div className="w-double" data-scene={scene === null ? 'off' : 'on'}>
        <div className="w-half">
          <div className="w-top">
            <div className="w-head">
              <div className="w-title-cell">
                <WallTitle place={place} demo={demo} />
                <MajorBanner />
              </div>
              <LineStatus asOf={asOf} />
            </div>
            <div className="w-kpis w-grey">
              <CountCells />
            </div>
          </div>
          <div className="w-body w-grey">
            <MapTile town={town} />
            <LateTile size={LATE_SLOTS} turn={turn} />
          </div>
        </div>
        <div className="w-half">
          <div className="w-top">
            <div className="w-kpis w-grey">
              <RateCells />
              <LevelCells />
            </div>
            <WallClock />
          </div>
          <div className="w-body w-grey">
            <FlowTile />
            <TownsTile />
            <DepartmentTile turn={turn} />
          </div>
        </div>
        <SceneBoard plan={plan} scene={scene} />
      </div>
    </PageContext>
  );
}
