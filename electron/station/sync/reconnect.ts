import { syncSettings as s } from './sync-settings.ts';

/**
 * When to look for the hub again. Two ways, both shortened by chance from the first wait on: a knock every second or so, which costs
 * the hub next to nothing and brings the return within two seconds however long the cut was; and a socket without a knock with
 * growing waits, for a hub or a way to it that knows no knocks. @param chance 0 ≤ x < 1
 */
export function createReconnect(chance: () => number) {
  let attempt = 0;
  let late = 0;
  let next = 0;
  let knockAt = 0;
  /** The last socket was opened upon a knock; one that fails all the same is not tried again at every knock. */
  let invited = false;
  const jittered = (ms: number): number => ms * (0.5 + chance() / 2);
  const reset = (): void => {
    attempt = 0;
    late = 0;
    invited = false;
  };
  return {
    tried: (): void => {
      attempt += 1;
    },
    reached: reset,
    lost(mono: number): void {
      next = mono + jittered(Math.min(s.waitCap, s.firstWait * 2 ** late));
      late += 1;
      knockAt = invited ? next : mono + jittered(s.knock);
      invited = false;
    },
    /** @returns true when a socket is to be opened now */
    knocked(mono: number, holdMs: number | null): boolean {
      if (mono < knockAt - s.knock) return false;
      if (holdMs === null) {
        invited = true;
        return true;
      }
      knockAt = mono + holdMs + jittered(s.knock);
      next = Math.max(next, knockAt);
      return false;
    },
    wait: (mono: number, ms: number): void => {
      next = mono + ms;
      knockAt = next;
    },
    isDue: (mono: number): boolean => mono >= next,
    /** True when a knock is due; it counts as done then. */
    isKnockDue(mono: number): boolean {
      if (mono < knockAt) return false;
      knockAt = mono + jittered(s.knock);
      return true;
    },
    attempt: (): number => attempt,
    nextTry: (): number => next,
  };
}
