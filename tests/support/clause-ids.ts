/** The clause ids a test may name: the rows of the shipped table that software can prove. */
import { readFileSync } from 'node:fs';

const file: { readonly clauses: readonly { readonly id: string; readonly fits: string }[] } = JSON.parse(
  readFileSync(new URL('../../resources/clauses.json', import.meta.url), 'utf8'),
);
const fitsById = new Map(file.clauses.map(({ id, fits }) => [id, fits]));

/** Throws where an id is not in the clause table, or names a row that no software can prove. */
export function checkClauseIds(ids: readonly string[]): void {
  if (ids.length === 0) throw new Error("name at least one clause, e.g. proves('LYG-30-1')");
  for (const id of ids) {
    const fits = fitsById.get(id);
    if (fits === undefined) throw new Error(`${id} is no clause of resources/clauses.json`);
    if (fits === 'outside-software') throw new Error(`${id} lies outside software: no test proves it`);
  }
}
