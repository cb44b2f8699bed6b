import type { Log } from './log.ts';
import { changeEpoch } from './meta.ts';
import type { Db } from './store.ts';

export type Epoch = {
  readonly current: () => string;
  /** The store is older than it was: begins a new epoch and logs why. @returns the epoch now in force */
  readonly renew: (why: string) => Promise<string>;
  /** Takes the epoch another node began. @returns true when it is another one than before */
  readonly adopt: (epoch: string) => boolean;
};

/**
 * The epoch in force on this node. Stations compare it with the one their cursor belongs to; a new one makes them read a
 * snapshot and offer again what was settled in the last 14 days, so a restored hub loses nothing.
 */
export function createEpoch(db: Db, opened: string, log: Log): Epoch {
  let epoch = opened;
  return {
    current: () => epoch,
    renew: async (why) => {
      const before = epoch;
      epoch = await changeEpoch(db, before);
      log('warn', 'this store is older than it was: new epoch, consoles offer their settled commands again', {
        why,
        before,
        epoch,
      });
      return epoch;
    },
    adopt: (other) => {
      const changed = other !== epoch;
      epoch = other;
      return changed;
    },
  };
}
