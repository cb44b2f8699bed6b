import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actsFor } from '../../../shared/domain/acts.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { verbs } from '../../../shared/domain/verbs.ts';
import { type QueueFilter, viewIds } from '../../../shared/wire/queue-view.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { pick, random, randomAct, randomRegistration } from '../../../tests/support/random-walk.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { ownerOf } from '../db/event-columns.ts';
import { countsNow } from './counts.ts';
import { countSql, matches, type OrderPart, orderSql, queueOrder, type ViewContext } from './views.ts';

let clock = Date.parse('2025-09-01T08:00+08:00');
let desk: Desk;
let clean: () => void;
const filterOf = (over: Partial<QueueFilter> = {}): QueueFilter => ({
  view: 'all',
  town: null,
  severity: null,
  department: null,
  text: '',
  sort: 'due',
  ...over,
});

/** Some two hundred events in all stages, some acts not yet confirmed. */
beforeAll(() => {
  clock = Date.parse('2025-09-01T08:00+08:00');
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => clock);
  clean = () => {
    desk.close();
    remove();
  };
  const r = random(5);
  const ids: string[] = [];
  for (let i = 0; i < 500; i++) {
    clock += Math.floor(r() * 1_200_000);
    const id = ids.length > 0 && r() < 0.6 ? pick(r, ids) : testId();
    const row = desk.stores.cache.event(id);
    const done =
      row === undefined ? randomRegistration(r, desk.rules(), id, clock, i) : randomAct(r, desk.rules(), row, clock);
    if (done === null) continue;
    const outcome = desk.replica.perform(desk.rules(), desk.sent(done.command, done.actor));
    if (outcome.ok && row === undefined) ids.push(id);
  }
  // Half of it confirmed, so that `pending` tells them apart.
  const half = desk.replica.acts().slice(0, 250);
  desk.replica.transact((store) => {
    for (const { sent, shown } of half) {
      if (shown !== null)
        store.settle(
          sent.id,
          { seq: sent.n, commandId: sent.id, fact: shown.fact } as Parameters<typeof store.settle>[1],
          null,
        );
    }
  });
});
afterAll(() => clean());

const context = () => ({ owner: ownerOf(people.county), now: clock });
const rowsOf = (filter: QueueFilter, owner: ViewContext = context()): number[] => {
  const order = queueOrder(filter, owner);
  const rows = desk.stores.cache.db.prepare(orderSql(order, 'first')).all(...order.params, -1) as { rid: number }[];
  expect(
    desk.stores.cache.db
      .prepare(countSql(order))
      .pluck()
      .get(...order.params),
  ).toBe(rows.length);
  return rows.map((r) => r.rid);
};
const allIds = (): string[] => desk.stores.cache.db.prepare('SELECT id FROM events').pluck().all() as string[];

test.each([...viewIds])(
  'given events of every kind, when view %s is asked of SQLite and of each event, then both name the same',
  (view) => {
    for (const over of [
      {},
      { town: '320722001' },
      { severity: 4 },
      { department: 'chengguan' },
      { text: '积水' },
      { text: 'lyg2025' },
    ] as const) {
      for (const actor of [people.county, people.town, people.urban, people.staff, people.village]) {
        const where = { owner: ownerOf(actor), now: clock };
        const filter = filterOf({ view, ...over });
        const expected = allIds().flatMap((id) => {
          const known = desk.stores.cache.known(id);
          return known !== undefined && matches(filter, where, known) ? [known.rid] : [];
        });
        for (const indexed of [false, true])
          expect(rowsOf(filter, { ...where, indexed }).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      }
    }
  },
);

test('given every view, when its count is read from the sums, then it equals the rows of the view (P2, W2)', () => {
  const counts = countsNow(deskContext(desk)).views;
  for (const view of viewIds) expect(counts[view], view).toBe(rowsOf(filterOf({ view })).length);
  expect(counts.pending).toBeGreaterThan(0);
  expect(counts.open).toBeLessThan(counts.all);
});

test('given what an actor owes, when it is listed under role and level, then he may really take its next step', () => {
  const beside = new Set<string>(['event.flagMajor', 'event.unflagMajor']);
  for (const actor of [people.county, people.town, people.urban]) {
    const mine = rowsOf(filterOf({ view: 'mine' }), { owner: ownerOf(actor), now: clock });
    expect(mine.length, actor.role).toBeGreaterThan(0);
    for (const rid of mine) {
      const event = JSON.parse(
        desk.stores.cache.db.prepare('SELECT doc FROM docs WHERE rid = ?').pluck().get(rid) as string,
      ) as GridEvent;
      const acts = actsFor({ rules: desk.rules(), actor, at: clock, hubAt: null }, event).filter(
        (k) => verbs[k].record !== true && !beside.has(k),
      );
      expect(acts, `${actor.role}: ${event.state} at ${event.level}`).not.toEqual([]);
    }
  }
});

describe('query plans', () => {
  const plan = (filter: QueueFilter, part: OrderPart): string => {
    const order = queueOrder(filter, context());
    const values = [...order.params, ...{ first: [], ties: [0, 0], beyond: [0] }[part], 100];
    const lines = desk.stores.cache.db.prepare(`EXPLAIN QUERY PLAN ${orderSql(order, part)}`).all(...values) as {
      detail: string;
    }[];
    return lines.map((l) => l.detail).join(' · ');
  };

  test.each([...viewIds])(
    'given view %s in its default order, when its first and next rows are read, then an index gives them in order',
    (view) => {
      for (const part of ['first', 'ties', 'beyond'] as const) {
        const found = plan(filterOf({ view }), part);
        expect(found).toMatch(/USING (COVERING )?(INDEX|PRIMARY KEY)/);
        expect(found).not.toMatch(/TEMP B-TREE/);
        expect(found).not.toMatch(/SCAN e$/);
      }
    },
  );

  test('given filters on top, when the default order is read, then it still needs no sorting', () => {
    for (const view of ['mine', 'triage', 'open', 'overdue'] as const) {
      expect(plan(filterOf({ view, town: '320722001', severity: 4 }), 'first')).not.toMatch(/TEMP B-TREE/);
    }
  });

  test.each([
    ['a row by id', 'SELECT rid, pending, doc FROM events JOIN docs USING (rid) WHERE id = ?', ['x']],
    ['the timeline', 'SELECT doc FROM entries WHERE row = ? ORDER BY seq', ['x']],
    ['an entry by command', 'SELECT doc FROM entries WHERE command = ?', ['x']],
    [
      'figures of a range',
      'SELECT key, sum(n) FROM counters WHERE metric = ? AND dim = ? AND at >= ? AND at < ? GROUP BY key',
      ['due', 'all', 0, 1],
    ],
    [
      'the wall: overdue',
      'SELECT row, doc, town FROM events JOIN docs USING (rid) WHERE handling_due <= ? AND restricted = 0 ORDER BY handling_due LIMIT ?',
      [0, 20],
    ],
    ['a receipt number', 'SELECT id FROM events WHERE number = ?', ['x']],
    [
      'the caller',
      'SELECT row FROM events JOIN docs USING (rid) WHERE phone = ? AND registered_at >= ? ORDER BY registered_at DESC LIMIT 20',
      ['x', 0],
    ],
  ])('given %s, when it is read, then an index answers', (_name, sql, params) => {
    const lines = desk.stores.cache.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[];
    expect(lines.map((l) => l.detail).join(' · ')).toMatch(/^SEARCH \w+ USING/);
  });
});
