import { FlowTile } from './flow/flow-tile.tsx';
import { PageContext } from './frame/page-context.ts';
import { pageAt, turnAt, wallPages } from './frame/rotation.ts';
import { useBeat } from './frame/wall-beat.ts';
import { useWallContext } from './frame/wall-context.ts';
import { pageNames } from './frame/wall-words.ts';
import { LineStatus } from './head/line-status.tsx';
import { WallClock } from './head/wall-clock.tsx';
import { WallTitle } from './head/wall-title.tsx';
import { CountCells } from './kpi/kpi-cells.tsx';
import { RateCells } from './kpi/rate-cells.tsx';
import { DepartmentTile } from './lists/department-tile.tsx';
import { LATE_SLOTS, LateTile } from './lists/late-tile.tsx';
import { MajorBanner } from './major/major-banner.tsx';
import { MapTile } from './map/map-tile.tsx';
import { SceneBoard } from './scenes/scene-board.tsx';
import { useScene } from './scenes/use-scene.ts';
import type { ArrangementProps } from './wall-arrangement.ts';

const SHORT_LIST = 4;

/** One screen: figures and map stay, the right side turns between 总览, 超期 and 部门. Every tile stays mounted. */
export function SingleWall({ place, demo, asOf, town, plan }: ArrangementProps) {
  const { view, say } = useWallContext();
  const held = (view?.major.length ?? 0) > 0;
  const turn = useBeat(turnAt);
  const page = pageAt(turn, held);
  // Each page shows its next part when it comes round again.
  const round = held ? turn : Math.floor(turn / wallPages.length);
  const scene = useScene(plan, held);
  const words = scene?.title ?? `${say(pageNames[page])} ${wallPages.indexOf(page) + 1}/${wallPages.length}`;
  return (
    <PageContext value={`${page} ${scene?.title ?? ''}`}>
      <div className="w-single" data-page={page} data-scene={scene === null ? 'off' : 'on'}>
        <div className="w-head">
          <div className="w-title-cell">
            <WallTitle place={place} demo={demo} />
            <MajorBanner />
          </div>
          <LineStatus asOf={asOf} />
          <span className="w-page num">{words}</span>
          <WallClock />
        </div>
        <div className="w-kpis w-grey">
          <CountCells />
          <RateCells />
        </div>
        <div className="w-body w-grey">
          <MapTile town={town} />
          <LateTile size={page === 'late' ? LATE_SLOTS : SHORT_LIST} turn={round} />
          <FlowTile />
          <DepartmentTile turn={round} />
        </div>
        <SceneBoard plan={plan} scene={scene} />
      </div>
    </PageContext>
  );
}
