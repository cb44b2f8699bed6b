import type { Holder } from '../event/event.ts';
import type { Grid } from '../grid/grid.ts';
import { dedicatedRule } from '../profile/dedicated-rules.ts';
import type { Ground } from '../profile/ground.ts';
import type { Profile } from '../profile/load-profile.ts';

export type FirstHandler = {
  /** The host unit: the first that owes a step. */
  readonly holder: Holder;
  /** The town centre that coordinates. */
  readonly coordinator: Holder;
  /** The competent department, which sees the event from the start; null where none is named. */
  readonly department: string | null;
  readonly ground: Ground;
};

/**
 * Who comes first when something happens in a dedicated grid (JS-42-2, ZG-8-2-2, C29): its host unit, coordinated by the town, under
 * the eyes of the competent department (LYG-42-1, JS-42-1). Null for any other grid.
 */
export function firstHandler(profile: Profile, grid: Grid | undefined): FirstHandler | null {
  if (grid?.kind !== 'dedicated' || grid.dedicated === undefined) return null;
  const { hostUnit, department } = grid.dedicated;
  return {
    holder: { kind: 'hostUnit', id: grid.code, name: hostUnit },
    coordinator: { kind: 'center', id: grid.town, name: grid.townName },
    department,
    ground: dedicatedRule(profile).firstHandler,
  };
}
