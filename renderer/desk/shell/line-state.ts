import type { LineState } from '../../../shared/wire/bridge.ts';

/** Above this round trip the line counts as slow, ms. */
const SLOW_MS = 800;
/** Above this the console's clock is worth a warning, ms (screens.md §18). */
export const SKEW_WARN_MS = 5000;

/** True while acts reach the hub. */
export const isLineUp = (line: Pick<LineState, 'state'>): boolean =>
  line.state === 'online' || line.state === 'catching-up' || line.state === 'first-sync';

export type LineMark = 'ok' | 'slow' | 'down';

export function lineMark(line: LineState): LineMark {
  if (!isLineUp(line)) return 'down';
  return line.state === 'online' && (line.rtt ?? 0) < SLOW_MS ? 'ok' : 'slow';
}
