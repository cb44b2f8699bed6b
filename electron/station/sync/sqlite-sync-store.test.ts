import { afterEach, expect, test } from 'vitest';
import { takeDelta } from '../../../shared/journal/rebase.ts';
import { createJournalHub } from '../../../tests/support/journal-hub.ts';
import { openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people, registration } from '../../../tests/support/story.ts';
import { password } from '../../../tests/support/tiny-county.ts';
import { SyncCore } from './sync-core.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

const at = Date.parse('2025-09-01T08:00+08:00');
const newDir = (): string => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
};
const sessionOf = (actor: typeof people.county) => ({ id: 's2', token: 't2', actor, until: at + 1e9 });

/** A county seat's desk with one event of its own in the cache. */
function countyDesk(dir: string) {
  const desk = openDesk(dir, () => at);
  desk.store.fitScope(sessionOf(people.county));
  const event = testId();
  const number = 'LYG20250901-0030001';
  desk.replica.perform(desk.rules(), desk.sent({ ...registration({ number, toldAt: at }), event } as never));
  expect(desk.stores.cache.event(event)).toBeDefined();
  return { desk, event };
}

test('found by simulation: given a console that ended between session and cache, when it starts, then the old rows are not shown to the new operator (R2)', () => {
  const dir = newDir();
  const { desk, event } = countyDesk(dir);
  desk.store.setSession(sessionOf(people.urban));
  desk.close();
  const again = openDesk(dir, () => at);
  cleanups.push(() => again.close());
  expect(again.stores.cache.event(event)).toBeUndefined();
});

test('found by simulation: given the rows of the one before cannot be cleared, when somebody signs in, then nobody new is signed in and the page gets its answer', () => {
  const { desk } = countyDesk(newDir());
  cleanups.push(() => desk.close());
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const store = {
    ...desk.store,
    fitScope: () => {
      throw full;
    },
  };
  const core = new SyncCore(store, () => 0);
  const moment = { mono: 0, local: at };
  core.step({ kind: 'tick' }, moment);
  core.step({ kind: 'opened' }, moment);
  core.step({ kind: 'signIn', ref: 'r', account: people.urban.account, password }, moment);
  const session = sessionOf(people.urban);
  expect(() => core.step({ kind: 'heard', message: { t: 'signedIn', ref: 'r', session } }, moment)).toThrow(full);
  expect(core.leftovers()).toContainEqual(expect.objectContaining({ do: 'signedIn', ref: 'r', failure: 'offline' }));
  expect(desk.store.session()?.actor.account).toBe(people.county.account);
});

test('given two people of one seat, when the second signs in, then the rows stay; with one of another seat they go', () => {
  const dir = newDir();
  const desk = openDesk(dir, () => at, { actor: people.town });
  cleanups.push(() => desk.close());
  desk.store.fitScope(sessionOf(people.town));
  const colleague = { ...people.town, account: 'townSeat.second' };
  expect(desk.store.fitScope(sessionOf(colleague))).toBe(false);
  expect(desk.store.fitScope(sessionOf(people.otherTown))).toBe(true);
});

test('found by simulation: given a cache lost after acts were settled, when the hub is greeted, then it hears how far its journal had come, so that one that came back older knows it', () => {
  const { desk } = countyDesk(newDir());
  cleanups.push(() => desk.close());
  const hub = createJournalHub(() => at);
  desk.store.setSettledEpoch(hub.epoch());
  desk.stores.cache.setMeta('epoch', hub.epoch());
  hub.take(desk.store.waiting(10));
  desk.store.transact((replica) => {
    const taken = takeDelta(replica, hub.rules, desk.store.station(), hub.delta(0));
    desk.store.setHash(hub.head().hash);
    return taken;
  });
  desk.stores.empty();
  const core = new SyncCore(desk.store, () => 0);
  core.step({ kind: 'tick' }, { mono: 0, local: at });
  const effects = core.step({ kind: 'opened' }, { mono: 0, local: at });
  const { seq, hash } = hub.head();
  expect(effects).toContainEqual({
    do: 'send',
    message: expect.objectContaining({ t: 'hello', cursor: seq, epoch: hub.epoch(), hash }),
  });
});
