import type { LineState } from '../../../shared/wire/session-view.ts';
import { isLineUp } from '../../store/desk-session.ts';

/** Above this round trip the line counts as slow, ms. */
const SLOW_MS = 800;
/** Above this the console's clock is worth a warning, ms (screens.md §18). */
export const SKEW_WARN_MS = 5000;

export type LineMark = 'ok' | 'slow' | 'down';

export function lineMark(line: LineState): LineMark {
  if (!isLineUp(line)) return 'down';
  return line.state === 'online' && (line.rtt ?? 0) < SLOW_MS ? 'ok' : 'slow';
}
