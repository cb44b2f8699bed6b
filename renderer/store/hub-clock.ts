import { createStore, type Store } from './external-store.ts';

/** Hub time as this console estimates it: local clock + skew; one tick a second for everything that counts down. */
export type HubClock = {
  /** ms */
  readonly now: () => number;
  readonly setSkew: (skew: number) => void;
  /** Whole second of hub time, ms; changes once a second. */
  readonly tick: Store<number>;
  readonly stop: () => void;
};

/** @param local local clock, ms */
export function createHubClock(local: () => number): HubClock {
  let skew = 0;
  const now = (): number => local() + skew;
  const second = (): number => Math.floor(now() / 1000) * 1000;
  const tick = createStore(second());
  let timer: ReturnType<typeof setTimeout>;
  const arm = (): void => {
    // On the second, so that every countdown and the clock change together.
    timer = setTimeout(
      () => {
        tick.set(second());
        arm();
      },
      1000 - (now() % 1000) + 5,
    );
  };
  arm();
  return {
    now,
    setSkew: (next) => {
      if (next === skew) return;
      skew = next;
      tick.set(second());
    },
    tick,
    stop: () => clearTimeout(timer),
  };
}
