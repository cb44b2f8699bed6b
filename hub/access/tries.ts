/** Failed sign-ins allowed per account and console in a window. ◊ */
export type TryLimit = { readonly most: number; readonly windowMs: number };
export const defaultTryLimit: TryLimit = { most: 5, windowMs: 15 * 60_000 };

export type Tries = {
  readonly mayTry: (key: string, now: number) => boolean;
  readonly failed: (key: string, now: number) => void;
  readonly succeeded: (key: string) => void;
};

/** Counts failed sign-ins in memory: a restart forgives, which an attacker at a console cannot bring about. */
export function createTries(limit: TryLimit = defaultTryLimit): Tries {
  const failures = new Map<string, readonly number[]>();
  const recent = (key: string, now: number): readonly number[] =>
    (failures.get(key) ?? []).filter((at) => now - at < limit.windowMs && at <= now);
  return {
    mayTry: (key, now) => recent(key, now).length < limit.most,
    failed: (key, now) => {
      // Names of accounts that were only ever guessed must not fill the memory.
      if (failures.size > 10_000)
        for (const known of failures.keys()) if (recent(known, now).length === 0) failures.delete(known);
      failures.set(key, [...recent(key, now), now]);
    },
    succeeded: (key) => void failures.delete(key),
  };
}
