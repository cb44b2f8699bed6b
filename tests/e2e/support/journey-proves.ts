/** The journeys' twin of tests/support/proves.ts: `npm run clauses -- --journeys` collects it from the journeys that passed. */
import { test } from '@playwright/test';
import { checkClauseIds } from '../../support/clause-ids.ts';

function mark(type: 'proves' | 'provesPartly', ids: readonly string[]): void {
  checkClauseIds(ids);
  test.info().annotations.push(...ids.map((description) => ({ type, description })));
}

/** Marks the running journey as the proof of these clauses, by the measure of `proves` in tests/support/proves.ts. */
export function proves(...ids: readonly string[]): void {
  mark('proves', ids);
}

/** Marks the running journey as the proof of a part of these clauses. */
export function provesPartly(...ids: readonly string[]): void {
  mark('provesPartly', ids);
}
