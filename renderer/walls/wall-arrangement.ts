import type { TownMapState } from './map/use-town-map.ts';
import type { WallPlan } from './scenes/scene-shape.ts';

/** What both arrangements of the wall are given beside the context. */
export type ArrangementProps = {
  readonly place: string;
  readonly demo: boolean;
  /** Data is complete as of, ms; null while nothing has come. */
  readonly asOf: number | null;
  readonly town: TownMapState;
  readonly plan: WallPlan;
};
