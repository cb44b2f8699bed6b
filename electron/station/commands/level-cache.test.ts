import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { refusal } from '../../../shared/domain/refusal.ts';
import { takeDelta } from '../../../shared/journal/rebase.ts';
import { createJournalHub } from '../../../tests/support/journal-hub.ts';
import { openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { registration } from '../../../tests/support/story.ts';
import { levelCache } from './level-cache.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

const at = Date.parse('2025-09-01T08:00+08:00');

test('found by simulation: given the power takes the commit that settled an act from the cache, when opened again, then the act waits again and is applied once (R4)', () => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  const hub = createJournalHub(() => at);
  const desk = openDesk(dir, () => at);
  desk.stores.cache.setMeta('epoch', 'e');
  const event = testId();
  const number = 'LYG20250901-0030001';
  desk.replica.perform(desk.rules(), desk.sent({ ...registration({ number, toldAt: at }), event } as never));
  desk.replica.perform(desk.rules(), desk.sent({ kind: 'event.addNote', event, text: '备注' }));
  const wal = path.join(dir, 'cache.db-wal');
  const before = existsSync(wal) ? readFileSync(wal) : null;
  if (before === null) throw new Error('the cache keeps no log');
  copyFileSync(path.join(dir, 'cache.db'), path.join(dir, 'then.db'));
  hub.take(desk.store.waiting(10));
  desk.store.transact((replica) => takeDelta(replica, hub.rules, desk.store.station(), hub.delta(0)));
  expect(desk.stores.outbox.waiting()).toEqual([]);
  desk.close();
  copyFileSync(path.join(dir, 'then.db'), path.join(dir, 'cache.db'));
  writeFileSync(wal, before);

  const again = openDesk(dir, () => at);
  cleanups.push(() => again.close());
  levelCache(again.stores, again.replica);
  expect(again.replica.acts()).toHaveLength(2);
  expect(again.stores.cache.event(event)?.version).toBe(2);
  again.store.transact((replica) => takeDelta(replica, hub.rules, again.store.station(), hub.delta(0)));
  expect(again.stores.cache.event(event)).toEqual(hub.events().get(event));
  expect(again.stores.outbox.waiting()).toEqual([]);
});

test('found by simulation: given the power brings back the cache that a snapshot had replaced, when it is levelled, then what its hub forgot since goes on waiting (R4)', () => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  const desk = openDesk(dir, () => at);
  cleanups.push(() => desk.close());
  const number = 'LYG20250901-0030001';
  desk.replica.perform(desk.rules(), desk.sent({ ...registration({ number, toldAt: at }), event: testId() } as never));
  const [act] = desk.replica.acts();
  if (act === undefined) throw new Error('no act');
  const settled = { id: act.sent.id, seq: 1, refusal: null, at };
  const { cache, outbox } = desk.stores;
  outbox.settle([settled], null);
  outbox.reoffer(0, [], 'epoch-2');
  cache.dropShown(act.sent.id);
  cache.setMeta('epoch', 'epoch-1');
  cache.addSettled(settled);
  levelCache(desk.stores, desk.replica);
  expect(desk.replica.acts().map((a) => a.sent.id)).toEqual([act.sent.id]);
  expect(outbox.waiting().map((a) => a.sent.id)).toEqual([act.sent.id]);

  // And what its author was told is refused is not offered after newer work because the old file still shows it as waiting.
  cache.setShown(act.sent, null);
  outbox.settle([{ ...settled, refusal: refusal('wrong-state', 'T2') }], null);
  levelCache(desk.stores, desk.replica);
  expect(outbox.stateOf(act.sent.id)).toBe('refused');
});
