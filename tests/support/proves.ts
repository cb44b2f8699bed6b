/** Says in a running vitest test which clauses it proves; `npm run clauses` collects it from the tests that passed. */
import { TestRunner } from 'vitest';
import { checkClauseIds } from './clause-ids.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Ids of the clauses that this test proves whole: it would fail without the behaviour the clause asks for. */
    proves?: readonly string[];
    /** Ids of the clauses of which this test proves a part. */
    provesPartly?: readonly string[];
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
