import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../tests/support/story.ts';
import { cheapPasswords } from '../../tests/support/test-hub.ts';
import { accounts, password } from '../../tests/support/tiny-county.ts';
import { ensureMeta } from '../db/meta.ts';
import { openStore } from '../db/open-store.ts';
import { stations } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { addAccounts, changeAccount } from './accounts.ts';
import { createPasswords } from './passwords.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { lastStationNo, stationNumber } from './station-numbers.ts';
import { createTries } from './tries.ts';

let store: Store;
let sessions: Sessions;
const hour = 3_600_000;

beforeAll(async () => {
  store = await openStore({ kind: 'pglite', dir: null }, () => undefined);
  const passwords = createPasswords(cheapPasswords);
  const { sessionKey } = await ensureMeta(store.db);
  await addAccounts(store.db, passwords, accounts, 0);
  sessions = createSessions({ db: store.db, passwords, tries: createTries(), sessionKey, sessionMs: 12 * hour });
});
afterAll(() => store.close());

async function signIn(account: string, station: string, now: number) {
  const said = await sessions.signIn(account, password, station, now);
  if (!said.ok) throw new Error(said.code);
  return said.session;
}

test('given a session of one shift, when its time is over, then its token opens nothing', async () => {
  const session = await signIn(people.county.account, 'desk', 0);
  expect(session.until).toBe(12 * hour);
  expect(await sessions.find(session.token, 'desk', 12 * hour - 1)).toMatchObject({
    id: session.id,
    actor: people.county,
  });
  expect(await sessions.find(session.token, 'desk', 12 * hour)).toBeNull();
  expect([...(await sessions.ended([session.id], 12 * hour))]).toEqual([session.id]);
});

test('given a token, when shown at another console or after signing out, then it opens nothing', async () => {
  const session = await signIn(people.county.account, 'desk', 0);
  expect(await sessions.find(session.token, 'wall', 1)).toBeNull();
  await sessions.revoke(session.id, 1);
  expect(await sessions.find(session.token, 'desk', 2)).toBeNull();
});

test('given an account disabled, when its sessions are asked for, then all have ended and it cannot sign in', async () => {
  const session = await signIn(people.director.account, 'desk', 0);
  await changeAccount(store.db, people.director.account, { disabledAt: 5 });
  expect(await sessions.find(session.token, 'desk', 6)).toBeNull();
  expect([...(await sessions.ended([session.id], 6))]).toEqual([session.id]);
  expect(await sessions.signIn(people.director.account, password, 'desk', 7)).toEqual({
    ok: false,
    code: 'bad-credentials',
  });
});

test('given many guesses sent at once, when answered, then no more than the limit were looked at', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 20 }, (_, i) => sessions.signIn(people.water.account, `guess ${i}`, 'dark', 0)),
  );
  expect(guesses.filter((g) => !g.ok && g.code === 'bad-credentials')).toHaveLength(5);
});

test('given consoles, when they come again, then each keeps its number; the thousandth gets none', async () => {
  const { db } = store;
  expect(await stationNumber(db, 'a', 0)).toBe(1);
  const [b, c, again] = await Promise.all([
    stationNumber(db, 'b', 0),
    stationNumber(db, 'c', 0),
    stationNumber(db, 'b', 0),
  ]);
  expect([b, c].sort((x, y) => Number(x) - Number(y))).toEqual([2, 3]);
  expect(again).toBe(b);
  expect(await stationNumber(db, 'a', 0)).toBe(1);
  await db.insert(stations).values({ id: 'last', no: lastStationNo, createdAt: 0 });
  expect(await stationNumber(db, 'one too many', 0)).toBeNull();
});
