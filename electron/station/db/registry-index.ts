import type { Department } from '../../../shared/domain/department/department.ts';
import type { Division, Grid } from '../../../shared/domain/grid/grid.ts';
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
