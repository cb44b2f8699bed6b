/** A snapshot read in many pages while hubs go on writing: its rows are those of one moment, and the deltas after it fit. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../hub/db/open-store.ts';
import type { Store } from '../../hub/db/store.ts';
import { readDelta } from '../../hub/fanout/read-delta.ts';
import { readPage, startSnapshot } from '../../hub/fanout/read-snapshot.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { states } from '../../shared/domain/event/event.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { takeDelta } from '../../shared/journal/rebase.ts';
import { createModelReplica } from '../support/model-replica.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pick, type Random, random } from '../support/random-walk.ts';
import { rulesOfPlace } from '../support/rules.ts';
import { dispatchTo, people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { newId, sentBy } from '../support/wire-client.ts';

const rules = rulesOfPlace('LYG');
let postgres: TestPostgres;
let store: Store;
let hub: Hub;

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database('snapshot');
  hub = await createHub(
    testHub({
      store: { kind: 'postgres', url },
    }),
  );
  store = await openStore({ kind: 'postgres', url }, () => undefined);
});
afterAll(async () => {
  await store.close();
  await hub.stop();
  await postgres.stop();
});

/** A new event, or the next thing that can happen to a known one. */
function life(r: Random, ids: string[]): Command {
  if (ids.length < 30 || r() < 0.2) {
    const event = newId();
    ids.push(event);
    return { ...registration(), event } as Command;
  }
  const event = pick(r, ids);
  return pick(r, [
    { kind: 'event.reportToCenter', event, reason: '' },
    { ...dispatchTo(pick(r, ['chengguan', 'shuili'])), event },
    { kind: 'event.addNote', event, text: '备注' },
  ] as Command[]);
}

const write = (r: Random, ids: string[], count: number): Promise<unknown> =>
  hub.offer(Array.from({ length: count }, () => sentBy('maker', people.county, 's', life(r, ids))));

async function expectWhole(actor: Actor, r: Random, ids: string[]): Promise<void> {
  const reader = { actor, station: 'reader' };
  const replica = createModelReplica({ grids: new Map(), departments: new Map() });
  const start = await startSnapshot(store.db, reader);
  let pages = 0;
  for (let after: string | null = null; ; ) {
    await write(r, ids, 8);
    const page = await readPage(store.db, reader, start, after, 5);
    pages += 1;
    for (const row of page.rows) replica.putRow(row);
    expect(page.entries.every((entry) => entry.seq <= start.seq)).toBe(true);
    if (page.nextId === null) break;
    after = page.nextId;
  }
  expect(replica.events.size).toBe(start.total);
  expect(pages).toBeGreaterThan(1);
  replica.setCursor(start.seq);
  for (let more = true; more; ) {
    const step = await readDelta(store.db, reader, replica.cursor(), 7);
    expect(takeDelta(replica, rules, 'reader', step.delta)).not.toBe('gap');
    more = step.more;
  }
  const all = await hub.events(states);
  const lawful = all.filter((row) => actor.department === null || row.departments.includes(actor.department));
  expect([...replica.events.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    [...lawful].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

test('given pages of five and writers between them, when the deltas after are applied, then every row is as the hub has it (R1)', async () => {
  const r = random(11);
  const ids: string[] = [];
  await write(r, ids, 200);
  for (const actor of [people.county, people.urban, people.water]) await expectWhole(actor, r, ids);
});

test('given a page that would be too heavy, when cut, then the next begins where it ended and nothing is lost', async () => {
  const r = random(12);
  const ids: string[] = [];
  await write(r, ids, 30);
  const [heavy] = ids;
  if (heavy === undefined) throw new Error('no event');
  await hub.offer(
    Array.from({ length: 1_200 }, () =>
      sentBy('maker', people.county, 's', { kind: 'event.addNote', event: heavy, text: 'x' }),
    ),
  );
  const reader = { actor: people.county, station: 'reader' };
  const start = await startSnapshot(store.db, reader);
  const rows: string[] = [];
  let entries = 0;
  let pages = 0;
  for (let after: string | null = null; ; ) {
    const page = await readPage(store.db, reader, start, after);
    pages += 1;
    rows.push(...page.rows.map((row) => row.id));
    entries += page.entries.length;
    if (page.nextId === null) break;
    after = page.nextId;
  }
  expect(pages).toBeGreaterThan(1);
  expect(rows).toHaveLength(start.total);
  expect(new Set(rows).size).toBe(rows.length);
  expect(entries).toBeGreaterThan(1_200);
});
