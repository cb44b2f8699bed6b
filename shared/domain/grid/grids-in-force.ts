import type { Dossier } from '../dossier/dossier.ts';
import { listOf, textOf } from '../dossier/machine.ts';
import type { Grid } from './grid.ts';

/** States of a change that has come into force; filing and syncing follow (lifecycle.md §8). */
const inForce: ReadonlySet<string> = new Set(['inForce', 'filed', 'synced', 'closed']);

type Change = {
  readonly kind: string;
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  readonly on: string;
  readonly type: Grid['kind'];
  readonly grids: readonly string[];
  readonly given: readonly { readonly code: string; readonly name: string }[];
  readonly retired: readonly string[];
};

const changeOf = ({ data }: Dossier): Change => ({
  kind: textOf(data, 'changeKind'),
  on: textOf(data, 'adjustedOn'),
  type: textOf(data, 'gridType') === 'dedicated' ? 'dedicated' : 'comprehensive',
  grids: listOf(data, 'grids'),
  given: listOf(data, 'newGrids').map((line) => {
    const [code = '', ...name] = line.split(' ');
    return { code, name: name.join(' ') };
  }),
  retired: listOf(data, 'retired'),
});

/** Grid changes in force, oldest first. */
export const gridChangesInForce = (dossiers: readonly Dossier[]): readonly Dossier[] =>
  dossiers
    .filter((one) => one.machine === 'gridChange' && inForce.has(one.state))
    .sort(
      (a, b) =>
        textOf(a.data, 'adjustedOn').localeCompare(textOf(b.data, 'adjustedOn')) || a.number.localeCompare(b.number),
    );

/** True for a grid that no change has retired: what lists and pickers offer. A retired one keeps its name for what happened in it. */
export const isCurrent = (grid: Grid): boolean => grid.retiredOn === undefined;

/**
 * The grids of a registry as the changes in force have left them (LYG-7-2, JS-7-2, ZS-11-3-1, AK-7.6-2): retired ones marked, new ones
 * added at the end. A new code of the same grid takes over all of it; of a merger the grid that stays has the households, persons and
 * staff of those that end. What a split or a new division counts and who serves in it is not known yet and says so by 0 and nobody.
 * An import of the registry that brings a grid itself has the last word on it.
 * @param day `YYYY-MM-DD`, Asia/Shanghai: the grids as they lay on that day (JS-7-2); without it as they lie now
 */
export function withGridChanges(grids: readonly Grid[], dossiers: readonly Dossier[], day?: string): readonly Grid[] {
  const changes = gridChangesInForce(dossiers).filter(
    ({ data }) => day === undefined || textOf(data, 'adjustedOn') <= day,
  );
  if (changes.length === 0) return grids;
  const known = new Map(grids.map((grid) => [grid.code, grid]));
  for (const dossier of changes) lay(known, changeOf(dossier));
  return [...known.values()];
}

function lay(known: Map<string, Grid>, change: Change): void {
  const before = change.grids.flatMap((code) => known.get(code) ?? []);
  for (const [at, { code, name }] of change.given.entries()) {
    if (known.has(code)) continue;
    const own = change.kind === 'recode' ? before[at] : undefined;
    const near = own ?? before[0] ?? [...known.values()].find((grid) => grid.village === code.slice(0, 12));
    if (near !== undefined)
      known.set(code, own === undefined ? follows(near, change, code, name) : { ...own, code, name });
  }
  const ending = change.retired.flatMap((code) => known.get(code) ?? []).filter(isCurrent);
  if (change.kind === 'merge') join(known, change, ending);
  for (const grid of ending) known.set(grid.code, { ...grid, retiredOn: change.on });
}

/** A grid that comes out of another one: it lies where that one lay until it is surveyed. */
const follows = (near: Grid, change: Change, code: string, name: string): Grid => ({
  code,
  name,
  village: code.slice(0, 12),
  villageName: near.villageName,
  town: near.town,
  townName: near.townName,
  kind: change.type,
  households: 0,
  persons: 0,
  lon: near.lon,
  lat: near.lat,
  staff: [],
});

function join(known: Map<string, Grid>, change: Change, ending: readonly Grid[]): void {
  const code = change.grids.find((one) => !change.retired.includes(one));
  const stays = code === undefined ? undefined : known.get(code);
  if (stays === undefined) return;
  known.set(stays.code, {
    ...stays,
    households: ending.reduce((sum, grid) => sum + grid.households, stays.households),
    persons: ending.reduce((sum, grid) => sum + grid.persons, stays.persons),
    staff: [...new Set([...stays.staff, ...ending.flatMap((grid) => grid.staff)])],
  });
}
