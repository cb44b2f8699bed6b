import type { WallPlan } from '../../shared/wire/wall-plan.ts';
import type { TownMapState } from './map/use-town-map.ts';

/** What both arrangements of the wall are given beside the context. */
export type ArrangementProps = {
  readonly place: string;
  readonly demo: boolean;
  /** Data is complete as of, ms; null while nothing has come. */
  readonly asOf: number | null;
  readonly town: TownMapState;
  readonly plan: WallPlan;
};
