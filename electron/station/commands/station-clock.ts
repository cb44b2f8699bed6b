/** The two clocks of a station. `local` is the machine's; `hub` the best estimate of the hub's, which every moment shown or stored uses (O5). */
export type StationClock = {
  local(): number;
  hub(): number;
  /** Hub's clock minus this machine's, ms. */
  skew(): number;
  setSkew(ms: number): void;
};

/** @param now the machine's clock, ms @param skew last known from an earlier run, ms */
export function createStationClock(now: () => number, skew: number): StationClock {
  let offset = skew;
  return {
    local: now,
    hub: () => Math.round(now() + offset),
    skew: () => offset,
    setSkew: (ms) => {
      offset = ms;
    },
  };
}
