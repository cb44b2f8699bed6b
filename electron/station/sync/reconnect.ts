import { syncSettings as s } from './sync-settings.ts';

/**
 * When to look for the hub again: every second for the first minute after a loss, then with growing waits, each of them
 * shortened by chance, the first one too. @param chance 0 ≤ x < 1
 */
export function createReconnect(chance: () => number) {
  let attempt = 0;
  let lostAt: number | null = null;
  let next = 0;
  let late = 0;
  return {
    tried: (): void => {
      attempt += 1;
    },
    reached: (): void => {
      attempt = 0;
      late = 0;
      lostAt = null;
    },
    /** @param fresh true when a line that stood was lost, false when another try failed */
    lost(mono: number, fresh: boolean): void {
      if (fresh || lostAt === null) lostAt = mono;
      if (mono - lostAt < s.probing) {
        next = mono + s.probe * (0.5 + chance() / 2);
        return;
      }
      const wait = Math.min(s.waitCap, s.firstWait * 2 ** late);
      late += 1;
      next = mono + wait * (0.5 + chance() / 2);
    },
    wait: (mono: number, ms: number): void => {
      next = mono + ms;
    },
    isDue: (mono: number): boolean => mono >= next,
    attempt: (): number => attempt,
    nextTry: (): number => next,
  };
}
