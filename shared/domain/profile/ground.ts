import type { Cell, Profile } from './load-profile.ts';
import type { ParameterKey } from './profile-shape.ts';

/**
 * What an answer rests on. `clause` is the first clause, or `local` where no text says so: such a value is shown as the
 * centre's own and never as statutory. `source` is the profile that gave it (LYG may speak through JS) or `local`.
 */
export type Ground = {
  readonly clause: string;
  readonly clauses: readonly string[];
  readonly source: string;
  readonly statutory: boolean;
};

/** The ground of everything a centre sets for itself (◊). */
export const localGround: Ground = { clause: 'local', clauses: [], source: 'local', statutory: false };

/** The ground of clauses of the profile `source`. */
export const clauseGround = (clauses: readonly string[], source: string): Ground => ({
  clause: clauses[0] ?? 'local',
  clauses,
  source,
  statutory: clauses.length > 0,
});

export type Stated<K extends ParameterKey> = { readonly value: NonNullable<Cell<K>['value']>; readonly ground: Ground };

/** What the text says on `key` with its ground; null where own text and parents are silent. */
export function stated<K extends ParameterKey>(profile: Profile, key: K): Stated<K> | null {
  const cell: Cell<K> = profile.parameters[key];
  if (cell.value === null) return null;
  return { value: cell.value as Stated<K>['value'], ground: clauseGround(cell.clauses, cell.from) };
}
