/**
 * The demo's own flow of time: before the start it is the real one, from then on it passes `speed` times as fast. Only the rhythm
 * of arrivals and the people of the demo live by it; hub, consoles and every clock of an event stay on real time.
 */
export type VirtualClock = {
  /** Virtual time (ms) of a real instant (ms); a real instant to come is taken at the present speed. */
  readonly at: (real: number) => number;
  readonly speed: () => number;
  /** From this real instant on time passes at another speed; 0 stands still. */
  readonly setSpeed: (speed: number, now: number) => void;
};

export function createVirtualClock(start: number, speed: number): VirtualClock {
  /** Ascending stretches: from `real` on, virtual = `virtual` + (t − real) × speed. */
  const stretches = [{ real: start, virtual: start, speed }];
  const stretchOf = (real: number) => stretches.findLast((s) => s.real <= real);
  const at = (real: number): number => {
    const stretch = stretchOf(real);
    return stretch === undefined ? real : stretch.virtual + (real - stretch.real) * stretch.speed;
  };
  return {
    at,
    speed: () => stretches.at(-1)?.speed ?? 1,
    setSpeed: (next, now) => {
      stretches.push({ real: now, virtual: at(now), speed: next });
    },
  };
}
