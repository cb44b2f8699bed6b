import { type Actor, covers } from '../../shared/domain/actor/actor.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { KnownPeople } from './known-people.ts';
import { seesByArea } from './scope.ts';

const nobody: KnownPeople = { people: [], version: '' };

/** Version a console compares: another scope is another registry, so that a change of user brings the right one. */
export const scopedVersion = (version: string, actor: Actor, known = nobody): string =>
  `${version}~${seesByArea(actor) ? actor.area : 'department'}${known.version === '' ? '' : `~${known.version}`}`;

/**
 * The part of the registry an actor needs: names and phones of grid staff only within the own area, to departments none.
 * Divisions, departments, items and the rule pack are public matter and go to all.
 */
export function scopedRegistry(registry: Registry, actor: Actor, known = nobody): Registry {
  const byArea = seesByArea(actor);
  return {
    ...registry,
    version: scopedVersion(registry.version, actor, known),
    grids: byArea
      ? registry.grids.filter((g) => covers(actor, g.code))
      : registry.grids.map((g) => ({ ...g, staff: [] })),
    ...(known.people.length > 0 && { accounts: [...known.people] }),
    staff: byArea ? registry.staff.filter((s) => covers(actor, s.grid)) : [],
  };
}
