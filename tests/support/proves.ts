/** Says in a running vitest test which clauses it proves; `npm run clauses` collects it from the tests that passed. */
import { readFileSync } from 'node:fs';
import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Ids of the clauses that this test proves whole: it would fail without the behaviour the clause asks for. */
    proves?: readonly string[];
    /** Ids of the clauses of which this test proves a part. */
    provesPartly?: readonly string[];
  }
}

const file: { readonly clauses: readonly { readonly id: string; readonly fits: string }[] } = JSON.parse(
  readFileSync(new URL('../../resources/clauses.json', import.meta.url), 'utf8'),
);
const fitsById = new Map(file.clauses.map(({ id, fits }) => [id, fits]));

/** Throws where an id is not in the clause table, or names a row that no software can prove. */
export function checkClauseIds(ids: readonly string[]): void {
  if (ids.length === 0) throw new Error('name at least one clause, e.g. proves("LYG-30-1")');
  for (const id of ids) {
    const fits = fitsById.get(id);
    if (fits === undefined) throw new Error(`${id} is no clause of resources/clauses.json`);
    if (fits === 'outside-software') throw new Error(`${id} lies outside software: no test proves it`);
  }
}

function mark(key: 'proves' | 'provesPartly', ids: readonly string[]): void {
  checkClauseIds(ids);
  // Typed as always there; outside of a test it is undefined.
  const test = TestRunner.getCurrentTest<ReturnType<typeof TestRunner.getCurrentTest> | undefined>();
  if (test === undefined) throw new Error(`${key}(${ids.join(', ')}) must be called inside a test`);
  test.meta[key] = [...new Set([...(test.meta[key] ?? []), ...ids])];
}

/**
 * Marks the running test as the proof of these clauses (`proves('LYG-30-1', 'JS-29-3')`). Only where the test would fail
 * without the whole behaviour of the row's given–when–then; else `provesPartly`. Unknown ids throw. Call it first in the
 * test's body, before any `await`.
 */
export function proves(...ids: readonly string[]): void {
  mark('proves', ids);
}

/** Marks the running test as the proof of a part of these clauses; the ledger calls them `partly`. */
export function provesPartly(...ids: readonly string[]): void {
  mark('provesPartly', ids);
}
