/** What a window reads: the station opened on a full cache, pages of the queue, counts, the wall. */
import { createStation, type Station } from '../electron/station/station.ts';
import type { FeedName, FeedValue } from '../shared/wire/bridge.ts';
import type { QueueFilter } from '../shared/wire/queue-view.ts';
import { resourcesDir, testKey } from '../tests/support/station-fixture.ts';
import { percentiles, round } from './measure.ts';

type Times = { readonly p50: number; readonly p99: number };
const all: QueueFilter = { view: 'all', town: null, severity: null, department: null, text: '', sort: 'due' };

async function firstPage(station: Station, filter: QueueFilter): Promise<void> {
  const handle = station.watch({ feed: 'queue', filter }, () => undefined);
  await station.read({ ask: 'queueRows', watch: handle.watch, from: 0, to: 50 });
  handle.stop();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Both files opened to the first fifty rows read, five times. */
export async function measureOpen(dir: string): Promise<Times> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    let station: Station | null = null;
    times.push(
      await timed(async () => {
        station = await createStation({ dataDir: dir, key: testKey, hubUrl: 'http://127.0.0.1:9', resourcesDir });
        await firstPage(station, all);
      }),
    );
    await (station as Station | null)?.stop();
  }
  return percentiles(times);
}

/** Opening a view with its first page; the next pages of an open one, anywhere in it. */
export async function measurePages(station: Station): Promise<{ readonly open: Times; readonly next: Times }> {
  const opens: number[] = [];
  for (let i = 0; i < 30; i++) opens.push(await timed(() => firstPage(station, all)));
  let total = 0;
  const handle = station.watch({ feed: 'queue', filter: all }, (update) => {
    if (update.kind === 'opened') total = update.total;
  });
  // The order is frozen in slices; a window far down waits for it once.
  await station.read({ ask: 'queueRows', watch: handle.watch, from: total - 50, to: total });
  const nexts: number[] = [];
  for (let i = 0; i < 200; i++) {
    const from = Math.floor(((i * 7_919) % 1_000) * ((total - 50) / 1_000));
    nexts.push(
      await timed(async () => {
        await station.read({ ask: 'queueRows', watch: handle.watch, from, to: from + 50 });
      }),
    );
  }
  handle.stop();
  return { open: percentiles(opens), next: percentiles(nexts) };
}

/** The first value of a feed, ms. */
function feedMs(station: Station, feed: 'counts' | 'wall'): number {
  const from = performance.now();
  station.watch<FeedName>({ feed }, (_value: FeedValue[FeedName]) => undefined).stop();
  return performance.now() - from;
}

/** All counts of the views, as the desk shows them. */
export async function measureCounts(station: Station): Promise<{ readonly talliesMs: number }> {
  feedMs(station, 'counts');
  return { talliesMs: percentiles(Array.from({ length: 50 }, () => feedMs(station, 'counts'))).p50 };
}

export async function measureWall(station: Station): Promise<Times> {
  feedMs(station, 'wall');
  const { p50, p99 } = percentiles(Array.from({ length: 20 }, () => feedMs(station, 'wall')));
  return { p50: round(p50, 1), p99: round(p99, 1) };
}
