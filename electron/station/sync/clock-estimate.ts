import { syncSettings as s } from './sync-settings.ts';

/** ◊ Weight of a new sample while clocks drift slowly. */
const weight = 0.2;

/**
 * Hub's clock minus this machine's, from the round trips: half of one is taken off, small changes are smoothed, a jump of more
 * than 5 s is taken over at once (somebody set a clock).
 */
export function createClockEstimate(startSkew: number) {
  let skew = startSkew;
  let known = false;
  let rtt: number | null = null;
  /** Machine clock at sending (the echo) → mono clock at sending. */
  const sent = new Map<number, { readonly mono: number; readonly local: number }>();
  return {
    asked(local: number, mono: number): void {
      sent.set(local, { mono, local });
      if (sent.size > 8) sent.delete(sent.keys().next().value ?? local);
    },
    /** @param echo the `sentAt` of the message that was answered @param hubTime ms */
    answered(echo: number, hubTime: number, mono: number): void {
      const asked = sent.get(echo);
      if (asked === undefined) return;
      sent.delete(echo);
      rtt = Math.max(0, mono - asked.mono);
      const sample = hubTime - (asked.local + rtt / 2);
      if (!known || Math.abs(sample - skew) > s.skewJump) skew = sample;
      else skew += (sample - skew) * weight;
      known = true;
    },
    forgetPings: (): void => {
      sent.clear();
      rtt = null;
    },
    skew: (): number => skew,
    rtt: (): number | null => (rtt === null ? null : Math.round(rtt)),
  };
}
