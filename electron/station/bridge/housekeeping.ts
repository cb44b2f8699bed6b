import type { StationClock } from '../commands/station-clock.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from '../feeds/feed-context.ts';
import { syncSettings } from '../sync/sync-settings.ts';

/** ◊ How often the outbox is copied when it was written to. */
const everyMs = 30_000;

export type Housekeeping = { stop(): void };

/** Keeps the rolling copy of the outbox and drops acts the journal has had for 14 days. */
export function createHousekeeping({
  stores,
  clock,
  timers,
  trouble,
}: {
  readonly stores: Stores;
  readonly clock: StationClock;
  readonly timers: Timers;
  readonly trouble: (error: unknown) => void;
}): Housekeeping {
  let copied = -1;
  const work = (): void => {
    try {
      const writes = stores.outbox.writes();
      if (writes === copied) return;
      stores.outbox.prune(clock.hub() - syncSettings.keepSettled);
      stores.backup();
      copied = stores.outbox.writes();
    } catch (error) {
      trouble(error);
    }
  };
  let cancel = timers.set(function again() {
    work();
    cancel = timers.set(again, everyMs);
  }, everyMs);
  return {
    stop() {
      cancel();
      work();
    },
  };
}
