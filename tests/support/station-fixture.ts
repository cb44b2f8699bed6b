/** A station in a data folder of its own, and how a test waits for what it shows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createStation, type Station, type StationOptions } from '../../electron/station/station.ts';
import type { Feed, FeedName, FeedValue } from '../../shared/wire/bridge.ts';

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
