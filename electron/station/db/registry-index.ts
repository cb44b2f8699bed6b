import type { Department } from '../../../shared/domain/department/department.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Division, Grid } from '../../../shared/domain/grid/grid.ts';
import { gridChangesInForce, withGridChanges } from '../../../shared/domain/grid/grids-in-force.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { Result } from '../../../shared/std/result.ts';
import { z } from '../../../shared/std/shape.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import { type RulesError, rulesOf } from '../../../shared/wire/rules-of-registry.ts';

/**
 * The registry with the look-ups the station needs all the time. `rules` null: its rule pack cannot be read, `problem` says why. The
 * pack is checked when it is first asked for, which takes longer than all else of an open.
 */
export type RegistryIndex = {
  readonly registry: Registry;
  readonly rules: Rules | null;
  readonly problem: RulesError | null;
  /** What the pack calls itself; null when it was read and cannot be used. Costs nothing. */
  readonly pack: { readonly profile: string; readonly calendar: string } | null;
  readonly grids: ReadonlyMap<string, Grid>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly divisions: ReadonlyMap<string, Division>;
};

export function indexRegistry(registry: Registry): RegistryIndex {
  let read: Result<Rules, RulesError> | null = null;
  const pack = (): Result<Rules, RulesError> => {
    read ??= rulesOf(registry);
    return read;
  };
  return {
    registry,
    get rules() {
      const rules = pack();
      return rules.ok ? rules.value : null;
    },
    get problem() {
      const rules = pack();
      return rules.ok ? null : rules.error;
    },
    get pack() {
      if (read === null) return packNamed(registry);
      return read.ok ? { profile: read.value.profile.version, calendar: read.value.calendar.version } : null;
    },
    grids: new Map(registry.grids.map((g) => [g.code, g])),
    departments: new Map(registry.departments.map((d) => [d.id, d])),
    divisions: new Map(registry.divisions.map((d) => [d.code, d])),
  };
}

const headShape = z.object({ version: z.string() });

function packNamed({ profiles, profileId, calendar }: Registry): RegistryIndex['pack'] {
  const named = z.array(headShape.extend({ id: z.string() })).safeParse(profiles);
  const own = named.success ? named.data.find(({ id }) => id === profileId) : undefined;
  const table = headShape.safeParse(calendar);
  return own === undefined || !table.success ? null : { profile: own.version, calendar: table.data.version };
}

/**
 * The index as the grid changes in force have left it (LYG-7-2), the same object for as long as none comes in: asked for with
 * every act.
 */
export function createRegistryInForce(): (index: RegistryIndex, ruling: readonly Dossier[]) => RegistryIndex {
  let of: RegistryIndex | null = null;
  let seen: readonly Dossier[] = [];
  let version = '';
  let laid: RegistryIndex | null = null;
  return (index, ruling) => {
    if (laid !== null && of === index && seen === ruling) return laid;
    const now = gridChangesInForce(ruling)
      .map((one) => `${one.id} ${one.version}`)
      .join();
    if (laid === null || of !== index || now !== version) laid = now === '' ? index : relaid(index, ruling);
    [of, seen, version] = [index, ruling, now];
    return laid;
  };
}

function relaid(index: RegistryIndex, ruling: readonly Dossier[]): RegistryIndex {
  const grids = [...withGridChanges(index.registry.grids, ruling)];
  return {
    registry: { ...index.registry, grids },
    // Not spread: the pack would be checked for the sake of a grid.
    get rules() {
      return index.rules;
    },
    get problem() {
      return index.problem;
    },
    get pack() {
      return index.pack;
    },
    grids: new Map(grids.map((g) => [g.code, g])),
    departments: index.departments,
    divisions: index.divisions,
  };
}
