/** What keeps a hub from opening is one clear sentence in two languages with what to do, never a bare stack. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HubError, type HubErrorCode } from '../../hub/db/hub-error.ts';
import { openStore } from '../../hub/db/open-store.ts';
import type { StoreChoice } from '../../hub/db/store.ts';
import { createHub, type HubOptions } from '../../hub/hub.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StoreFolders, storeFolders } from '../support/store-folder.ts';
import { testHub } from '../support/test-hub.ts';
import { accounts, tinyCounty } from '../support/tiny-county.ts';

let root: string;
let folders: StoreFolders;
let postgres: TestPostgres;
beforeAll(async () => {
  folders = await storeFolders(async (dir) => (await openStore({ kind: 'pglite', dir }, quiet)).close());
  root = folders.root;
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  folders.remove();
});

const quiet = (): void => undefined;
const options = (store: StoreChoice, over: Partial<HubOptions> = {}): HubOptions =>
  testHub({
    store,
    log: quiet,
    ...over,
  });

async function expectTrouble(given: HubOptions, code: HubErrorCode): Promise<void> {
  const said = await createHub(given).then(
    async (hub) => {
      await hub.stop();
      return null;
    },
    (error: unknown) => error,
  );
  expect(said).toBeInstanceOf(HubError);
  if (!(said instanceof HubError)) return;
  expect(said.code).toBe(code);
  expect(said.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(said.en).toMatch(/^[\x20-\x7e]+$/);
  expect(said.message).not.toMatch(/\bat \S+:\d+:\d+/);
}

const pglite = (name: string): StoreChoice => ({ kind: 'pglite', dir: path.join(root, name) });
const begun = (name: string): StoreChoice => ({ kind: 'pglite', dir: folders.make(name) });
const database = (url: string): HubOptions => options({ kind: 'postgres', url });

test('given a path that cannot be written, when opening, then it is said', async () => {
  writeFileSync(path.join(root, 'file'), '');
  await expectTrouble(options(pglite('file/hub')), 'data-folder-no-access');
  if (process.getuid?.() === 0) return; // Root may write anywhere; the mode says nothing to it.
  mkdirSync(path.join(root, 'locked'));
  chmodSync(path.join(root, 'locked'), 0o500);
  await expectTrouble(options(pglite('locked/hub')), 'data-folder-no-access');
});

test('given a folder another hub has open, when opening, then it is said; one whose hub is gone is taken over', async () => {
  const hub = await createHub(options(begun('shared')));
  await expectTrouble(options(pglite('shared')), 'data-folder-in-use');
  await hub.stop();
  const dead = { pid: process.pid, began: 'another process had this number', url: null, key: null };
  writeFileSync(path.join(root, 'shared/hub.lock'), JSON.stringify(dead));
  await (await createHub(options(pglite('shared')))).stop();
  writeFileSync(path.join(root, 'shared/hub.lock'), '{"pid":');
  await (await createHub(options(pglite('shared')))).stop();
});

test('given a damaged folder, when opening, then it is said and never opened as an empty one', async () => {
  await (await createHub(options(begun('damaged')))).stop();
  writeFileSync(path.join(root, 'damaged/pg/global/pg_control'), 'garbage');
  await expectTrouble(options(pglite('damaged')), 'data-folder-damaged');
  rmSync(path.join(root, 'damaged/pg/PG_VERSION'));
  await expectTrouble(options(pglite('damaged')), 'data-folder-damaged');
});

test('given a wrong DATABASE_URL, when opening, then it says what of it is wrong', async () => {
  await expectTrouble(database('mysql://localhost/x'), 'database-address');
  await expectTrouble(database('not an address'), 'database-address');
  await expectTrouble(database(postgres.address({ password: 'wrong' })), 'database-sign-in');
  await expectTrouble(database(postgres.address({ database: 'nowhere' })), 'database-missing');
  await expectTrouble(database('postgres://a:b@127.0.0.1:9/x'), 'database-unreachable');
});

test('given a store of a newer product, when opening, then nothing is touched', async () => {
  for (const choice of [begun('newer'), { kind: 'postgres', url: await postgres.database('newer') }] as const) {
    await (await createHub(options(choice))).stop();
    const store = await openStore(choice, quiet);
    await store.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${Date.parse('2099-01-01')})`,
    );
    await store.close();
    await expectTrouble(options(choice), 'store-newer');
  }
});

test('given a port in use, when starting, then it is said and the folder is free again', async () => {
  const blocker: Server = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const address = blocker.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expectTrouble(options(begun('port'), { port }), 'port-in-use');
  await new Promise((resolve) => blocker.close(resolve));
  await (await createHub(options(pglite('port'), { port }))).stop();
});

test('given no registry or a wrong one, when starting, then it is said with its path', async () => {
  await expectTrouble({ store: begun('empty'), log: quiet }, 'registry-missing');
  await expectTrouble(
    { store: pglite('empty'), log: quiet, registry: { ...tinyCounty, grids: [{ code: 'x' }] } },
    'registry-bad',
  );
  await expect(
    createHub({ store: pglite('empty'), log: quiet, registry: { ...tinyCounty, profileId: 'XX' } }),
  ).rejects.toThrow(/profiles\.XX/);
});

test('given an account that makes no sense or is there already, when added, then it is refused and none of its list is kept', async () => {
  const hub = await createHub(options(begun('accounts')));
  const [first] = accounts;
  if (first === undefined) throw new Error('no accounts');
  const fresh = { ...first, account: 'fresh' };
  await expect(hub.accounts.add([fresh, first])).rejects.toThrow(/already exists/);
  await expect(hub.accounts.add([{ ...fresh, role: 'liaison' }])).rejects.toThrow(/department/);
  await expect(hub.accounts.add([{ ...fresh, password: 'short' }])).rejects.toThrow(/password/);
  await expect(hub.accounts.disable('nobody')).rejects.toThrow(/nobody/);
  expect((await hub.accounts.list()).map((a) => a.account)).not.toContain('fresh');
  await hub.stop();
});
