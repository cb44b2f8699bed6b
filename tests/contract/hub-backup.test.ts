/** The restore drill: a hub backed up while it works, lost, and restored into either kind of store; its consoles bring the rest again. */
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackup } from '../../hub/db/backup.ts';
import { openStore } from '../../hub/db/open-store.ts';
import type { StoreChoice } from '../../hub/db/store.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { provesPartly } from '../support/proves.ts';
import { type StoreFolders, storeFolders } from '../support/store-folder.ts';
import { people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { connectWire, newId, seated, sentBy } from '../support/wire-client.ts';

let root: string;
/** PGlite needs seconds to begin a database: begun once, empty, and copied. */
let folders: StoreFolders;
let postgres: TestPostgres;
beforeAll(async () => {
  folders = await storeFolders(async (dir) => (await openStore({ kind: 'pglite', dir }, () => undefined)).close());
  root = folders.root;
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  folders.remove();
});

const register = (): Command => ({ ...registration(), event: newId() }) as Command;
const offered = (count: number) => Array.from({ length: count }, () => sentBy('maker', people.county, 's', register()));
const start = (store: StoreChoice): Promise<Hub> =>
  createHub(
    testHub({
      store,
      markFile: null,
    }),
  );
test.each([
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
] as const)(
  'given a hub on %s backed up while work comes in, when it is lost and restored on %s, then the chain is whole, consoles meet a new epoch and offer the rest again, nothing is lost or doubled (LYG-31-2, issue 4.9)',
  async (from, to) => {
    provesPartly('LYG-31-2');
    const storeOf = async (kind: 'pglite' | 'postgres', name: string): Promise<StoreChoice> =>
      kind === 'pglite'
        ? { kind, dir: folders.make(`${name}-${from}`) }
        : { kind, url: await postgres.database(`${name}_${from}`) };
    const file = path.join(root, `${from}.backup`);
    const hub = await start(await storeOf(from, 'first'));
    const desk = await seated(hub.url, 'desk', people.county.account);
    const mine = (count: number) =>
      Array.from({ length: count }, () => sentBy('desk', people.county, desk.session.id, register()));
    const before = mine(3);
    desk.say({ t: 'offer', commands: before });
    await desk.news(desk.welcome.seq);
    await hub.offer(offered(40));
    // Work goes on while it is written.
    const [facts] = await Promise.all([hub.backup(file), hub.offer(offered(40)), hub.offer(offered(40))]);
    const after = mine(3);
    desk.say({ t: 'offer', commands: after });
    await expect.poll(async () => (await hub.head()).seq).toBe(126);
    const known = await hub.head();
    const epoch = hub.epoch();
    desk.close();
    await hub.stop();
    expect(facts.seq).toBeLessThan(known.seq);
    expect(facts.seq).toBeGreaterThanOrEqual(43);
    expect(statSync(file).mode & 0o077).toBe(0);

    const target = await storeOf(to, 'second');
    const store = await openStore(target, () => undefined);
    expect(await readBackup(store.db, file)).toEqual(facts);
    // Never over what is there.
    await expect(readBackup(store.db, file)).rejects.toMatchObject({ code: 'store-not-empty' });
    await store.close();
    const restored = await start(target);
    try {
      expect(await restored.head()).toEqual({ seq: facts.seq, hash: facts.hash });
      expect(await restored.verify()).toMatchObject({ entries: facts.seq, broken: null });
      expect(restored.epoch()).not.toBe(epoch);
      const again = await connectWire(restored.url, 'desk');
      // The session was given before the copy was made, so it holds.
      const welcome = await again.hello(desk.session, { cursor: known.seq, epoch, hash: known.hash });
      expect(welcome).toMatchObject({ sync: 'snapshot', epoch: restored.epoch() });
      const settled = (await again.snapshot(null)).settled.map((s) => s.commandId);
      expect(settled.sort()).toEqual(before.map((s) => s.id).sort());
      // What a console does then (sync-core.ts, reoffer): all it settled goes out again; known ids are taken once.
      again.say({ t: 'offer', commands: [...before, ...after] });
      await expect.poll(async () => (await restored.head()).seq).toBe(facts.seq + after.length);
      const all = (await restored.entriesAfter(0, 1_000)).map((entry) => entry.commandId);
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(expect.arrayContaining([...before, ...after].map((s) => s.id)));
      expect((await restored.verify()).broken).toBeNull();
      again.close();
    } finally {
      await restored.stop();
    }
  },
);

test('given a cut, a changed and a foreign file, when restored, then it is refused and the store stays empty', async () => {
  const file = path.join(root, 'pglite.backup');
  const harmed = path.join(root, 'harmed.backup');
  const bytes = readFileSync(file);
  const store = await openStore({ kind: 'pglite', dir: folders.make('harmed') }, () => undefined);
  const refused = async (): Promise<void> => {
    await expect(readBackup(store.db, harmed)).rejects.toMatchObject({ code: 'backup-bad' });
  };
  writeFileSync(harmed, bytes);
  truncateSync(harmed, Math.floor(bytes.length / 2));
  await refused();
  const half = Math.floor(bytes.length / 2);
  writeFileSync(harmed, bytes.fill(7, half, half + 40));
  await refused();
  writeFileSync(harmed, 'something else');
  await refused();
  expect((await store.db.query.entries.findMany()).length).toBe(0);
  await store.close();
});
