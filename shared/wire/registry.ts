import { actorShape } from '../domain/actor/actor.ts';
import { departmentShape } from '../domain/department/department.ts';
import { divisionShape, gridShape, staffShape } from '../domain/grid/grid.ts';
import { itemListShape } from '../domain/item/item.ts';
import { z } from '../std/shape.ts';

/**
 * Reference data a station needs offline: divisions, grids, staff and departments of its scope, the published items, the rule
 * pack. Versioned as a whole; sent again when the version a station names differs.
 */
export const registryShape = z.object({
  version: z.string(),
  /** County (or city) this hub serves. */
  place: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }),
  profileId: z.string(),
  divisions: z.array(divisionShape),
  grids: z.array(gridShape),
  staff: z.array(staffShape),
  departments: z.array(departmentShape),
  /** People with an account in the reader's scope, as the hub knows them: who may be named for something. Absent where it tells nobody. */
  accounts: z.array(actorShape).optional(),
  items: itemListShape,
  /** The rule pack as files: profiles (the place's and its parent's) and the calendar table, carried to consoles (D7). */
  profiles: z.array(z.unknown()),
  calendar: z.unknown(),
  /** Name of the map file under resources/maps that shows this place. */
  map: z.string(),
  /** True for the demo county: everything in it is synthetic. */
  demo: z.boolean(),
});
export type Registry = z.infer<typeof registryShape>;
