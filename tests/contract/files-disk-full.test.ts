/** The disk is full while the bytes of files are written: the operator is told, nothing that was taken is lost, and it goes on. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Station, StationOptions } from '../../electron/station/station.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { openStation, tempDir, until } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';
import { accounts, password, tinyCounty } from '../support/tiny-county.ts';
import { attachTo, handOver, readBack, tinyPng } from '../support/tiny-files.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
let hub: Hub;
beforeAll(async () => {
  hub = await createHub({
    store: { kind: 'pglite', dir: null },
    seed: { registry: tinyCounty, accounts },
    argon2: { memoryCost: 64, timeCost: 1, parallelism: 1 },
    log: () => undefined,
  });
});
afterAll(() => hub.stop());

/** Waits of the console run ten times as fast. */
const hasty: NonNullable<StationOptions['timers']> = {
  mono: () => performance.now() * 10,
  set(work, ms) {
    const timer = setTimeout(work, ms / 10);
    return () => clearTimeout(timer);
  },
};
async function signedIn(dir: string, who: { readonly account: string }): Promise<Station> {
  const station = await openStation(dir, hub.url, { timers: hasty });
  cleanups.push(() => station.stop());
  await until(station, { feed: 'session' }, (s) => s.line.state !== 'offline');
  expect(await station.run({ kind: 'session.signIn', account: who.account, password })).toMatchObject({ ok: true });
  await until(station, { feed: 'session' }, (s) => s.line.state === 'online');
  return station;
}
const storageIs = (station: Station, state: string) =>
  until(station, { feed: 'session' }, (s) => s.storage.state === state);

test('R5, O3 given a console whose disk is full at the n-th part of a file, when there is room again, then it was told, what was taken before is whole, and the file goes in and out', async (context) => {
  const disk = mountSmallDisk(48);
  if (typeof disk === 'string') return context.skip(disk);
  cleanups.push(disk.unmount);
  const home = path.join(disk.dir, 'console');
  mkdirSync(home);
  const desk = await signedIn(home, people.town);
  const fresh = await desk.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  expect(await desk.run({ ...registration({ toldAt: Date.now(), number }), event } as EventCommand)).toMatchObject({
    ok: true,
  });
  await desk.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' });
  await until(desk, { feed: 'session' }, (s) => s.line.state === 'offline');

  const before = tinyPng(1, 300_000);
  const taken = new Map([[await attachTo(desk, event, before), before]]);
  let refused = 0;
  for (let n = 0, done = false; !done; n++) {
    const photo = tinyPng(10 + n, 900_000);
    disk.fill(n * 256 * 1_024);
    const given = await handOver(desk, photo);
    done = given.ok;
    if (!given.ok) {
      refused += 1;
      expect(given.message, `part ${n}`).toMatch(/磁盘|full/);
      await storageIs(desk, 'full');
    }
    // What was taken before is read back while the disk is full.
    for (const [sha256, bytes] of taken)
      expect((await readBack(desk, event, sha256))?.equals(bytes), `part ${n}`).toBe(true);
    disk.free();
    await storageIs(desk, 'ok');
    taken.set(await attachTo(desk, event, photo, `第${n}张.png`), photo);
  }
  expect(refused).toBeGreaterThan(1);

  await desk.run({ kind: 'hub.setAddress', url: hub.url });
  await until(desk, { feed: 'files', event }, (lines) => lines.every(({ state }) => state === 'hub'));
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  const other = await signedIn(dir, people.county);
  await until(other, { feed: 'event', id: event }, (v) => v?.event.attachments?.length === taken.size);
  for (const [sha256, bytes] of taken) {
    expect(await other.run({ kind: 'file.fetch', event, sha256 })).toMatchObject({ ok: true });
    await until(other, { feed: 'files', event }, (lines) => lines.some((l) => l.sha256 === sha256 && l.held));
    expect((await readBack(other, event, sha256))?.equals(bytes)).toBe(true);
  }
});
