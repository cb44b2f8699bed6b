/** A station in a data folder of its own, and how a test waits for what it shows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createSqliteSyncStore,
  createStation,
  createStationClock,
  type FaultPoint,
  openStores,
  Replica,
  type Station,
  type StationOptions,
} from '../../electron/station/station.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import type { Feed, FeedName, FeedValue } from '../../shared/wire/bridge.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { people } from './story.ts';
import { tinyCounty } from './tiny-county.ts';

export const testKey = 'ab'.repeat(32);
export const resourcesDir = new URL('../../resources', import.meta.url).pathname;

export const tempDir = (): { readonly dir: string; remove(): void } => {
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-station-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
};

export const openStation = (dir: string, hubUrl: string, over: Partial<StationOptions> = {}): Promise<Station> =>
  createStation({ dataDir: dir, key: testKey, hubUrl, resourcesDir, ...over });

/** Resolves with the first value of a feed that passes `test`; rejects after `ms` with the last one seen. */
export function until<F extends FeedName>(
  station: Station,
  feed: Extract<Feed, { feed: F }>,
  test: (value: FeedValue[F]) => boolean,
  ms = 15_000,
): Promise<FeedValue[F]> {
  return new Promise((resolve, reject) => {
    let last: unknown;
    let handle: { stop(): void } | null = null;
    let settled: (() => void) | null = null;
    const finish = (act: () => void): void => {
      if (settled !== null) return;
      settled = act;
      clearTimeout(timer);
      handle?.stop();
      act();
    };
    const giveUp = (): void =>
      reject(new Error(`${feed.feed}: not seen in ${ms} ms; last: ${JSON.stringify(last)?.slice(0, 2_000)}`));
    const timer = setTimeout(() => finish(giveUp), ms);
    handle = station.watch<F>(feed, (value) => {
      last = value;
      if (test(value)) finish(() => resolve(value));
    });
    if (settled !== null) handle.stop();
  });
}

let made = 0;
/** A version-7-shaped id; ids of one test run sort as they were made. */
export const testId = (): string => `0190b000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;

export type Desk = ReturnType<typeof openDesk>;

/**
 * Both files of a station without line and windows: somebody signed in, the registry there, synced up to an empty journal.
 * @param now the clock of console and hub, ms
 */
export function openDesk(
  dir: string,
  now: () => number,
  over: { readonly actor?: Actor; readonly registry?: Registry; readonly fault?: (point: FaultPoint) => void } = {},
) {
  const stores = openStores(dir, testKey, over.fault);
  const clock = createStationClock(now, 0);
  const replica = new Replica(stores, clock.hub);
  const store = createSqliteSyncStore(stores, replica, clock);
  if (store.session() === null) {
    const actor = over.actor ?? people.county;
    store.setSession({ id: 'session', token: 'token', actor, until: Number.MAX_SAFE_INTEGER });
    store.putRegistry(over.registry ?? tinyCounty);
    store.setStationNo(3);
  }
  const sent = (command: Command, actor: Actor = over.actor ?? people.county): SentCommand => ({
    id: testId(),
    station: store.station(),
    n: stores.outbox.nextN(),
    session: 'session',
    actor,
    at: now(),
    command,
  });
  const rules = () => {
    const found = store.rules();
    if (found === null) throw new Error('no rules');
    return found;
  };
  return { dir, stores, clock, replica, store, sent, rules, close: () => stores.close() };
}
