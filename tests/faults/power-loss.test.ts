/** The power goes at every commit point: what the disk had promised is there, the unsynced tail is not (R4). */
import { copyFileSync, mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { levelCache } from '../../electron/station/commands/level-cache.ts';
import type { FaultPoint } from '../../electron/station/station.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { canonicalJson } from '../../shared/journal/chain.ts';
import { createJournalHub } from '../support/journal-hub.ts';
import { random } from '../support/random-walk.ts';
import { openDesk, tempDir, testId } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';
import { password } from '../support/tiny-county.ts';
import { createVirtualLine } from '../support/virtual-line.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});
const folder = (): string => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
};
const start = Date.parse('2025-09-01T08:00+08:00');

/** Length of a write-ahead log's head, and of one page in it with its own head. */
const [walHead, walFrame] = [32, 24 + 4_096];

/**
 * The folder as a power cut leaves it now. The outbox is written with `synchronous=FULL`: its log is on the disk to the last commit.
 * The cache is not: of its log everything since the last checkpoint may be missing from any place on.
 */
function cutPower(dir: string, chance: () => number): string {
  const left = path.join(folder(), 'left');
  mkdirSync(left);
  for (const name of readdirSync(dir)) copyFileSync(path.join(dir, name), path.join(left, name));
  const wal = path.join(left, 'cache.db-wal');
  const frames = Math.max(0, Math.floor((statSync(wal, { throwIfNoEntry: false })?.size ?? 0) / walFrame));
  // Torn in the middle of a page as often as between two.
  if (frames > 0) truncateSync(wal, walHead + Math.floor(chance() * frames * walFrame));
  return left;
}

test('given work on a line that comes and goes, when the power is cut at every commit point, then every act that was taken still waits or is settled, no number is given again, and the cache is level with the outbox', () => {
  const chance = random(7);
  const clock = { now: start };
  const hub = createJournalHub(() => clock.now);
  const dir = folder();
  const left: {
    readonly dir: string;
    readonly point: FaultPoint;
    readonly taken: readonly string[];
    readonly lastN: number;
  }[] = [];
  const taken: string[] = [];
  let lastN = 0;
  const desk: ReturnType<typeof openDesk> = openDesk(dir, () => clock.now, {
    fault: (point) => left.push({ dir: cutPower(dir, chance), point, taken: [...taken], lastN }),
  });
  cleanups.push(() => desk.close());
  desk.store.setSession(null);
  const line = createVirtualLine(desk.store, hub, clock, chance);
  line.run(1_000);
  line.step({ kind: 'signIn', ref: 'r', account: people.county.account, password });
  line.run(3_000);
  for (let i = 0; i < 30; i++) {
    if (i % 10 === 3) line.cut();
    if (i % 10 === 8) line.restore();
    const number = `LYG20250901-003${String(i + 1).padStart(4, '0')}`;
    const sent = desk.sent({ ...registration({ number, toldAt: clock.now }), event: testId() } as Command);
    expect(desk.replica.perform(desk.rules(), sent)).toMatchObject({ ok: true });
    taken.push(sent.id);
    lastN = sent.n;
    line.step({ kind: 'acted' });
    line.run(700);
  }
  expect(new Set(left.map(({ point }) => point))).toEqual(
    new Set(['outbox-written', 'rows-committed', 'snapshot-settled', 'snapshot-taken']),
  );
  expect(left.length).toBeGreaterThan(60);
  for (const one of left) {
    const again = openDesk(one.dir, () => clock.now);
    const what = `${one.point} after ${one.taken.length} acts`;
    levelCache(again.stores, again.replica);
    const { outbox, cache } = again.stores;
    for (const id of one.taken) expect(outbox.stateOf(id), `${what}: ${id}`).not.toBeNull();
    expect(outbox.nextN(), what).toBeGreaterThan(one.lastN);
    const waiting = outbox.waiting().map(({ sent }) => sent.id);
    if (again.stores.registry() !== null)
      expect([...cache.shown().keys()].toSorted(), what).toEqual(waiting.toSorted());
    again.close();
  }
});

test('given a console that a power cut set back, when it meets the hub again, then it holds what the hub holds and everything is there once', () => {
  const chance = random(11);
  let cuts = 0;
  for (let round = 0; round < 12; round++) {
    const clock = { now: start };
    const hub = createJournalHub(() => clock.now);
    let dir = folder();
    let cutAt = 1 + Math.floor(chance() * 40);
    const taken: string[] = [];
    for (let life = 0; life < 3; life++) {
      let points = 0;
      let power: string | null = null;
      const desk: ReturnType<typeof openDesk> = openDesk(dir, () => clock.now, {
        fault: () => {
          points += 1;
          if (points === cutAt && life < 2) power = cutPower(dir, chance);
          if (power !== null) throw new Error('no power');
        },
      });
      levelCache(desk.stores, desk.replica);
      const line = createVirtualLine(desk.store, hub, clock, chance);
      try {
        if (life === 0) {
          desk.store.setSession(null);
          line.run(1_000);
          line.step({ kind: 'signIn', ref: 'r', account: people.county.account, password });
        }
        line.run(3_000);
        for (let i = 0; i < 20; i++) {
          if (i === 6) line.cut();
          if (i === 12) line.restore();
          const number = `LYG20250901-003${String(round * 100 + life * 30 + i + 1).padStart(4, '0')}`;
          const sent = desk.sent({ ...registration({ number, toldAt: clock.now }), event: testId() } as Command);
          if (desk.replica.perform(desk.rules(), sent).ok) taken.push(sent.id);
          line.step({ kind: 'acted' });
          line.run(500);
        }
        line.run(20_000);
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'no power') throw error;
      }
      if (life === 2) {
        const ids = hub.entries().map((e) => e.commandId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of taken) expect(ids, `round ${round}`).toContain(id);
        const ns = hub.entries().map((e) => e.n);
        expect(ns).toEqual(ns.toSorted((a, b) => a - b));
        expect(desk.replica.acts()).toHaveLength(0);
        for (const row of hub.rows().values())
          expect(canonicalJson(desk.stores.cache.row(row.id)), `round ${round}`).toBe(canonicalJson(row));
      }
      desk.close();
      if (power !== null) cuts += 1;
      dir = power ?? dir;
      cutAt = 1 + Math.floor(chance() * 40);
    }
  }
  expect(cuts).toBeGreaterThan(12);
});
