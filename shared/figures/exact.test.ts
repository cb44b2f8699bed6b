import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pick, random, randomAct, randomRegistration, uuidOf } from '../../tests/support/random-walk.ts';
import { placeIds, rulesOfPlace } from '../../tests/support/rules.ts';
import { department, grid } from '../../tests/support/story.ts';
import type { GridEvent } from '../domain/event/event.ts';
import type { EventCommand } from '../domain/verbs.ts';
import { type Lookup, loadFrom } from '../journal/commit.ts';
import { handle, needs, type Row } from '../journal/handle.ts';
import { dimensions } from './contributions.ts';
import { figureDefinitions } from './definitions.ts';
import { figureBy, openByAge, repeatPlaces } from './figure.ts';
import { createMapSums, type MapSums } from './map-sums.ts';

const day = 86_400_000;
const start = Date.parse('2025-09-01T08:00+08:00');
type Books = Lookup & { readonly rows: Map<string, Row> };

/** Several events of one place lived at random; every entry moves the sums. Answers sums, rows and the last moment. */
function lives(seed: number): { readonly sums: MapSums; readonly rows: readonly GridEvent[]; readonly now: number } {
  const r = random(seed);
  const rules = rulesOfPlace(pick(r, placeIds));
  const items = rules.items.items.map((i) => i.code);
  const departments = new Map(['chengguan', 'shuili', 'gongan'].map((id) => [id, department(id, items)]));
  const books: Books = { rows: new Map(), grids: new Map([[grid.code, grid]]), departments };
  const sums = createMapSums();
  const ids = Array.from({ length: 3 }, () => uuidOf(r));
  let at = start;
  for (let n = 0; n < 60; n++) {
    const id = pick(r, ids);
    const before = books.rows.get(id) as GridEvent | undefined;
    at += Math.floor(r() * 10 * 3_600_000);
    const next = before === undefined ? randomRegistration(r, rules, id, at, n) : randomAct(r, rules, before, at);
    if (next === null) continue;
    const command = next.command as EventCommand;
    const outcome = handle({ rules, actor: next.actor, at, hubAt: at }, loadFrom(books, needs(command)), command);
    if (!outcome.ok) continue;
    sums.move(before, outcome.value.after);
    books.rows.set(id, outcome.value.after);
  }
  return { sums, rows: [...books.rows.values()] as GridEvent[], now: at };
}

test('W2 given random lives, when every entry moves the sums, then each figure by each key equals a recount of the rows', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 30 }), (seed, days) => {
      const { sums, rows, now } = lives(seed);
      const recount = createMapSums(rows);
      const range = { from: start, to: start + days * day, now };
      expect(sums.dump()).toEqual(recount.dump());
      for (const { key } of figureDefinitions)
        for (const dim of dimensions)
          expect(figureBy(sums, key, dim, range), `${key} by ${dim}`).toEqual(figureBy(recount, key, dim, range));
      expect(openByAge(sums, now)).toEqual(openByAge(recount, now));
      expect(repeatPlaces(sums, range)).toEqual(repeatPlaces(recount, range));
      if (recount.byKey('returned', 'all', 0, now).size > 0) seen += 1;
    }),
    { numRuns: 60, seed: 7 },
  );
  // A walk in which nothing is ever given back would prove nothing of returns.
  expect(seen).toBeGreaterThan(0);
});
