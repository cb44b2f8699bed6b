import { afterEach, expect, test, vi } from 'vitest';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people, registration, story } from '../../../tests/support/story.ts';
import { rowsOfCache } from './room-rows.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

const county = { area: '320722', level: 'county' } as const;
const open = story('LYG')
  .when(people.county, registration())
  .when(people.county, { kind: 'event.reportToCenter', reason: '' }).event;
const ended: GridEvent = { ...open, state: 'archived', level: 'county', clocks: [], obligations: [] };
const numbered = (of: GridEvent, n: number): GridEvent => ({
  ...of,
  id: testId(),
  number: `LYG20250901-003${String(n).padStart(4, '0')}`,
});

/** A cache with so many open events among as many that ended. */
function cacheOf(count: number) {
  const { dir, remove } = tempDir();
  const desk = openDesk(dir, () => open.registeredAt);
  cleanups.push(remove, () => desk.close());
  const rows = Array.from({ length: count }, (_, n) => [numbered(open, 2 * n), numbered(ended, 2 * n + 1)]).flat();
  desk.replica.transact((store) => {
    for (const row of rows) store.putRow(row);
  });
  return { cache: desk.stores.cache, openIds: rows.filter((row) => row.state !== 'archived').map(({ id }) => id) };
}

test('given open events among ended ones, when those that can alarm are read, then all of the room come, in batches, and no other', () => {
  const { cache, openIds } = cacheOf(450);
  const next = rowsOfCache.events(cache, { ...county, level: open.level === 'county' ? 'county' : 'town' });
  const batches: (readonly GridEvent[])[] = [];
  for (let batch = next(); batch.length > 0; batch = next()) batches.push(batch);
  expect(batches.length).toBeGreaterThan(1);
  expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(200);
  expect(
    batches
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(openIds.toSorted());
});

test('given a cache of whatever size, when those that can alarm are looked for, then no question goes through the ended ones', () => {
  const { cache } = cacheOf(3);
  const asked = vi.spyOn(cache.db, 'prepare');
  rowsOfCache.events(cache, county);
  const questions = asked.mock.calls.map(([sql]) => sql);
  asked.mockRestore();
  expect(questions.length).toBeGreaterThan(0);
  const plans = questions.flatMap((sql) =>
    (
      cache.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.includes('?') ? ['[]'] : [])) as { detail: string }[]
    ).map(({ detail }) => detail),
  );
  expect(plans.filter((detail) => /^SCAN events(?! USING)/.test(detail))).toEqual([]);
});
