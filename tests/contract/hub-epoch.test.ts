/** A hub that comes back older than its consoles know it: a new epoch, and what was settled is taken exactly once more. */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../hub/db/open-store.ts';
import { createHub, type Hub, type HubOptions } from '../../hub/hub.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { provesPartly } from '../support/proves.ts';
import { type StoreFolders, storeFolders } from '../support/store-folder.ts';
import { people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { connectWire, newId, seated, sentBy } from '../support/wire-client.ts';

let folders: StoreFolders;
let root: string;
beforeAll(async () => {
  folders = await storeFolders(async (dir) => (await openStore({ kind: 'pglite', dir }, () => undefined)).close());
  root = folders.root;
});
afterAll(() => folders.remove());

const register = (event: string): Command => ({ ...registration(), event }) as Command;
const options = (dir: string, over: Partial<HubOptions> = {}): HubOptions =>
  testHub({
    store: { kind: 'pglite', dir },
    ...over,
  });

async function withHub<T>(given: HubOptions, act: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await createHub(given);
  try {
    return await act(hub);
  } finally {
    await hub.stop();
  }
}

test('given a data folder restored from an old copy, when the hub starts, then a new epoch begins and settled work is taken once', async () => {
  provesPartly('LYG-31-2');
  const dir = folders.make('hub');
  const copy = path.join(root, 'copy');
  const before = await withHub(options(dir), async (hub) => {
    await hub.offer([sentBy('maker', people.county, 's', register(newId()))]);
    return { head: await hub.head(), epoch: hub.epoch() };
  });
  cpSync(dir, copy, { recursive: true });
  const work = await withHub(options(dir), async (hub) => {
    expect(hub.epoch()).toBe(before.epoch);
    const desk = await seated(hub.url, 'desk', people.county.account);
    const sent = [0, 1, 2].map(() => sentBy('desk', people.county, desk.session.id, register(newId())));
    desk.say({ t: 'offer', commands: sent });
    await desk.news(before.head.seq);
    const delta = await desk.pull(before.head.seq);
    expect(delta.entries).toHaveLength(3);
    desk.close();
    return { sent, cursor: delta.upto, hash: delta.hash };
  });
  rmSync(dir, { recursive: true });
  cpSync(copy, dir, { recursive: true });

  const lines: string[] = [];
  await withHub(options(dir, { log: (level, message) => void lines.push(`${level}: ${message}`) }), async (hub) => {
    expect(hub.epoch()).not.toBe(before.epoch);
    expect(lines.some((line) => line.startsWith('warn: this store is older'))).toBe(true);
    const desk = await connectWire(hub.url, 'desk');
    // The copy knows nothing of the session: the person signs in again, the work keeps the session it was done under (O3).
    const session = await desk.signIn(people.county.account);
    const welcome = await desk.hello(session, { cursor: work.cursor, epoch: before.epoch, hash: work.hash ?? null });
    expect(welcome).toMatchObject({ sync: 'snapshot', epoch: hub.epoch() });
    const page = await desk.snapshot(null);
    expect(page.settled).toEqual([]);
    desk.say({ t: 'offer', commands: work.sent });
    desk.say({ t: 'offer', commands: work.sent });
    await desk.news(page.seq);
    desk.say({ t: 'offer', commands: work.sent });
    await expect
      .poll(async () => (await desk.pull(page.seq)).entries.map((e) => [e.commandId, e.fact.kind]))
      .toEqual(work.sent.map((s) => [s.id, 'event.registered']));
    expect((await hub.head()).seq).toBe(before.head.seq + 3);
    expect((await desk.snapshot(null)).settled.map((s) => s.commandId).sort()).toEqual(
      work.sent.map((s) => s.id).sort(),
    );
    desk.close();
  });
  // Known from now on: the next start finds nothing odd.
  const epoch = await withHub(options(dir), async (hub) => hub.epoch());
  expect(await withHub(options(dir), async (hub) => hub.epoch())).toBe(epoch);
});

test('given a restored hub that has gone another way, when it starts again, then the mark tells by the hash', async () => {
  const dir = folders.make('other');
  const copy = path.join(root, 'other-copy');
  const kept = path.join(root, 'kept.mark.json');
  await withHub(options(dir), (hub) => hub.offer([sentBy('maker', people.county, 's', register(newId()))]));
  cpSync(dir, copy, { recursive: true });
  const epoch = await withHub(options(dir), async (hub) => {
    await hub.offer([sentBy('maker', people.county, 's', register(newId()))]);
    return hub.epoch();
  });
  cpSync(`${dir}.mark.json`, kept);
  rmSync(dir, { recursive: true });
  cpSync(copy, dir, { recursive: true });
  // The mark was away while the restored hub went on past the old end; nobody noticed then.
  await withHub(options(dir, { markFile: null }), async (hub) => {
    expect(hub.epoch()).toBe(epoch);
    await hub.offer([1, 2, 3].map(() => sentBy('maker', people.county, 's', register(newId()))));
  });
  cpSync(kept, `${dir}.mark.json`);
  expect(await withHub(options(dir), async (hub) => hub.epoch())).not.toBe(epoch);
});

test('given a mark of another store or none that can be read, when the hub starts, then it says nothing', async () => {
  const dir = folders.make('fresh');
  const mark = `${dir}.mark.json`;
  writeFileSync(mark, JSON.stringify({ storeId: 'another', seq: 900, hash: 'x' }));
  const epoch = await withHub(options(dir), async (hub) => hub.epoch());
  writeFileSync(mark, '{ half a');
  expect(await withHub(options(dir), async (hub) => hub.epoch())).toBe(epoch);
  expect(existsSync(path.join(dir, 'hub.lock'))).toBe(false);
});

test('given a changed, a missing and a cut entry, when verifying, then the first broken link is named (R1)', async () => {
  const dir = folders.make('verify');
  await withHub(options(dir), async (hub) => {
    await hub.offer(Array.from({ length: 8 }, () => sentBy('maker', people.county, 's', register(newId()))));
    expect(await hub.verify()).toMatchObject({ entries: 8, broken: null });
  });
  const harm = async (statement: ReturnType<typeof sql>): Promise<void> => {
    const store = await openStore({ kind: 'pglite', dir }, () => undefined);
    await store.db.execute(statement);
    await store.close();
  };
  const verify = () => withHub(options(dir, { markFile: null }), (hub) => hub.verify());
  await harm(sql`delete from entries where seq = 8`);
  expect((await verify()).broken).toEqual({ seq: 8, why: 'end' });
  await harm(sql`update entries set row_id = 'x' where seq = 7`);
  expect((await verify()).broken).toEqual({ seq: 7, why: 'row' });
  await harm(sql`update entries set doc = replace(doc::text, '路面积水', '路面干燥')::json where seq = 5`);
  expect(await verify()).toMatchObject({ entries: 4, broken: { seq: 5, why: 'hash' } });
  await harm(sql`delete from entries where seq = 3`);
  expect((await verify()).broken).toEqual({ seq: 4, why: 'hole' });
});
