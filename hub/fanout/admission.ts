/** ◊ Catch-ups answered at once: half the database connections, so that offers and pings never wait behind them. */
export const defaultCatchUps = 6;
/** ◊ Waiting for each place before newcomers are asked to stay away a while. */
const crowdPerPlace = 30;

/** Lets a few in at a time; the others wait in the order they came (P9). */
export type Admission = {
  /** Runs `work` when it is its turn, not at all when `isGone` by then: whoever hung up needs no answer. */
  readonly enter: (isGone: () => boolean, work: () => Promise<void>) => Promise<void>;
  readonly waiting: () => number;
  /** So many wait that nobody new should come. */
  readonly isCrowded: () => boolean;
};

/** @param places how many are let in at once, ≥1 */
export function createAdmission(places: number = defaultCatchUps): Admission {
  const queue: (() => void)[] = [];
  let inside = 0;
  const leave = (): void => {
    const next = queue.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  return {
    enter: async (isGone, work) => {
      if (inside < places) inside += 1;
      else await new Promise<void>((resolve) => void queue.push(resolve));
      try {
        if (!isGone()) await work();
      } finally {
        leave();
      }
    },
    waiting: () => queue.length,
    isCrowded: () => queue.length > places * crowdPerPlace,
  };
}
