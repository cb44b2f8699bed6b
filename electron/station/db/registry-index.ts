import type { Department } from '../../../shared/domain/department/department.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Division, Grid } from '../../../shared/domain/grid/grid.ts';
import { gridChangesInForce, withGridChanges } from '../../../shared/domain/grid/grids-in-force.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import { type RulesError, rulesOf } from '../../../shared/wire/rules-of-registry.ts';

/** The registry with the look-ups the station needs all the time. `rules` null: its rule pack cannot be read, `problem` says why. */
export type RegistryIndex = {
  readonly registry: Registry;
  readonly rules: Rules | null;
  readonly problem: RulesError | null;
  readonly grids: ReadonlyMap<string, Grid>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly divisions: ReadonlyMap<string, Division>;
};

export function indexRegistry(registry: Registry): RegistryIndex {
  const rules = rulesOf(registry);
  return {
    registry,
    rules: rules.ok ? rules.value : null,
    problem: rules.ok ? null : rules.error,
    grids: new Map(registry.grids.map((g) => [g.code, g])),
    departments: new Map(registry.departments.map((d) => [d.id, d])),
    divisions: new Map(registry.divisions.map((d) => [d.code, d])),
  };
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
  return { ...index, registry: { ...index.registry, grids }, grids: new Map(grids.map((g) => [g.code, g])) };
}
