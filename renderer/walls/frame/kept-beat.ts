import type { Beat } from './wall-beat.ts';

const key = 'wall.seconds';

/** Seconds this window's wall had been up when its page was loaded again, after a crash for one; 0 for a wall that was just opened. */
export function keptSeconds(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  const again = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  const kept = Number(sessionStorage.getItem(key));
  return again && Number.isInteger(kept) && kept > 0 ? kept : 0;
}

/** Writes the seconds down as they pass, so that a page that crashed comes back in the scene where it was. @returns stops */
export const keepSeconds = ({ seconds }: Beat): (() => void) =>
  seconds.subscribe(() => sessionStorage.setItem(key, String(seconds.get())));
