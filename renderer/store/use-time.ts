import { useSyncExternalStore } from 'react';
import { useConsole } from './bridge-context.ts';

/**
 * Something worked out of hub time (ms). The component renders again only when the answer differs, so a row whose words stay
 * the same for a minute costs nothing in between. The answer must be a string, number or boolean.
 */
export function useTimed<T extends string | number | boolean>(of: (now: number) => T): T {
  const { clock } = useConsole();
  return useSyncExternalStore(clock.tick.subscribe, () => of(clock.tick.get()));
}

/** Hub time by whole seconds, ms. */
export const useSecond = (): number => useTimed((now) => now);

/** Hub time by whole minutes, ms. */
export const useMinute = (): number => useTimed((now) => Math.floor(now / 60_000) * 60_000);
