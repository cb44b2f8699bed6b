/** Two hubs on one real PostgreSQL: one order for all, and no reader's cursor ever passes an entry that commits late. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../hub/db/open-store.ts';
import type { Store } from '../../hub/db/store.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { newId, seated, sentBy } from '../support/wire-client.ts';

let postgres: TestPostgres;
let url: string;
let raw: Store;
let hubs: readonly [Hub, Hub];

const quiet = (): void => undefined;
const register = (event: string): Command => ({ ...registration(), event }) as Command;

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.database('nodes');
  const node = (pollMs: number): Promise<Hub> =>
    createHub(
      testHub({
        store: { kind: 'postgres', url },
        log: quiet,
        pollMs,
      }),
    );
  // Both begin on the empty database at once, as two machines after a power cut do.
  const stores = await Promise.allSettled([node(300), node(300)]);
  const started = stores.flatMap((s) => (s.status === 'fulfilled' ? [s.value] : []));
  const [a, b] = started.length === 2 ? started : [...started, await node(300)];
  if (a === undefined || b === undefined) throw new Error('no hubs');
  hubs = [a, b];
  raw = await openStore({ kind: 'postgres', url }, quiet);
});
afterAll(async () => {
  await raw.close();
  for (const hub of hubs) await hub.stop();
  await postgres.stop();
});

test('given a plain sequence, when transactions commit late, then a cursor skips rows: the trap this hub must not fall into', async () => {
  await raw.db.execute(sql`create table trap (seq bigserial primary key, by text)`);
  const seen = new Set<number>();
  let cursor = 0;
  let writing = true;
  const reader = (async () => {
    while (writing) {
      const { rows } = (await raw.db.execute(
        sql`select seq from trap where seq > ${cursor} order by seq`,
      )) as unknown as { rows: { seq: string }[] };
      for (const row of rows) seen.add(Number(row.seq));
      cursor = Math.max(cursor, ...rows.map((row) => Number(row.seq)));
    }
  })();
  await Promise.all(
    Array.from({ length: 6 }, async (_, w) => {
      for (let i = 0; i < 15; i++) {
        await raw.db.transaction(async (tx) => {
          await tx.execute(sql`insert into trap (by) values (${`w${w}`})`);
          await tx.execute(sql`select pg_sleep(${((w * 7 + i * 3) % 5) * 0.004})`);
        });
      }
    }),
  );
  writing = false;
  await reader;
  expect(seen.size).toBeLessThan(90);
});

test('given writers on two hubs at once, when readers follow by cursor, then none of them ever misses an entry', async () => {
  const from = (await hubs[0].head()).seq;
  const epoch = hubs[0].epoch();
  let writing = true;
  const desks = await Promise.all(
    hubs.flatMap((hub, h) => [0, 1, 2].map((i) => seated(hub.url, `reader-${h}-${i}`, people.county.account))),
  );
  const followers = desks.map(async (desk) => {
    const seqs: number[] = [];
    let cursor = from;
    for (;;) {
      const delta = await desk.pull(cursor);
      expect(delta.after).toBe(cursor);
      seqs.push(...delta.entries.map((e) => e.seq));
      cursor = delta.upto;
      if (!delta.more && !writing && cursor >= (await hubs[0].head()).seq) return seqs;
    }
  });
  const followed = Promise.all(followers);
  // Looked at below; till then a failure must not end the process.
  followed.catch(() => undefined);
  const rawSeqs: number[] = [];
  const rawReader = (async () => {
    for (let cursor = from, last = false; ; last = !writing) {
      const { rows } = (await raw.db.execute(
        sql`select seq from entries where seq > ${cursor} order by seq`,
      )) as unknown as { rows: { seq: string }[] };
      rawSeqs.push(...rows.map((row) => Number(row.seq)));
      cursor = rawSeqs.at(-1) ?? cursor;
      if (last) return;
    }
  })();
  await Promise.all(
    hubs.flatMap((hub, h) =>
      [0, 1, 2].map(async (i) => {
        for (let k = 0; k < 40; k++) {
          const station = `writer-${h}-${i}`;
          await hub.offer(
            Array.from({ length: 1 + ((k * 7 + i) % 5) }, () => sentBy(station, people.county, 's', register(newId()))),
          );
        }
      }),
    ),
  );
  writing = false;
  const head = (await hubs[1].head()).seq;
  const whole = Array.from({ length: head - from }, (_, i) => from + 1 + i);
  expect(whole.length).toBeGreaterThan(600);
  for (const seqs of await followed) expect(seqs).toEqual(whole);
  await rawReader;
  expect(rawSeqs).toEqual(whole);
  // Nobody was told of a rollback that never was.
  expect(hubs.map((hub) => hub.epoch())).toEqual([epoch, epoch]);
  expect(await hubs[0].verify()).toMatchObject({ entries: head, broken: null });
  for (const desk of desks) desk.close();
});

test('given one command offered to both hubs at once, when taken, then it is one entry', async () => {
  const from = (await hubs[0].head()).seq;
  const sent = Array.from({ length: 40 }, () => sentBy('torn', people.county, 's', register(newId())));
  const [a, b] = await Promise.all(hubs.map((hub) => hub.offer(sent)));
  expect(a).toEqual(b);
  expect((await hubs[0].head()).seq - from).toBe(40);
});

test('given a console at one hub, when the other takes a command, then it hears of it; also while the news connection is broken', async () => {
  const desk = await seated(hubs[1].url, 'far', people.county.account);
  const [one] = await hubs[0].offer([sentBy('near', people.county, 's', register(newId()))]);
  expect(await desk.news(desk.welcome.seq)).toBe(one?.seq);
  await raw.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'`);
  const [two] = await hubs[0].offer([sentBy('near', people.county, 's', register(newId()))]);
  await expect
    .poll(async () => desk.inbox.some((d) => d.t === 'news' && d.seq === two?.seq), { timeout: 5_000 })
    .toBe(true);
  desk.close();
});

test('given an account disabled at one hub, when its console at the other goes on, then it is told at the next sweep or hello', async () => {
  await hubs[0].accounts.disable(people.director.account);
  await expect(seated(hubs[1].url, 'far-2', people.director.account)).rejects.toThrow(/bad-credentials/);
  await hubs[0].accounts.enable(people.director.account);
});

test('given a console that proves one hub older, when the epoch changes, then the other hub takes the new epoch too', async () => {
  const desk = await seated(hubs[0].url, 'prover', people.county.account);
  const { epoch, seq } = desk.welcome;
  await expect(desk.hello(desk.session, { epoch, cursor: seq + 100 })).rejects.toThrow(/closed/);
  expect(hubs[0].epoch()).not.toBe(epoch);
  await expect.poll(() => hubs[1].epoch(), { timeout: 5_000 }).toBe(hubs[0].epoch());
});

test('found by simulation: given a database set back under running nodes that grows as long again, when they look, then each knows it by the hash and a new epoch begins', async () => {
  const before = hubs[0].epoch();
  await hubs[0].offer([sentBy('set-back', people.county, 's', register(newId()))]);
  await expect.poll(async () => (await hubs[1].head()).seq).toBe((await hubs[0].head()).seq);
  const { seq } = await hubs[0].head();
  const [last] = await hubs[0].entriesAfter(seq - 1, 1);
  await raw.db.transaction(async (tx) => {
    await tx.execute(sql`delete from rows where seq = ${seq}`);
    await tx.execute(sql`delete from entries where seq = ${seq}`);
    await tx.execute(sql`update meta set seq = ${seq - 1}, hash = ${last?.prev ?? ''}`);
  });
  const third = await createHub({ store: { kind: 'postgres', url }, log: quiet, pollMs: 300 });
  await third.offer([sentBy('set-back', people.county, 's', register(newId()))]);
  expect((await third.head()).seq).toBe(seq);
  await expect.poll(() => hubs.map((hub) => hub.epoch() !== before), { timeout: 10_000 }).toEqual([true, true]);
  expect(hubs[1].epoch()).toBe(hubs[0].epoch());
  await third.stop();
});
