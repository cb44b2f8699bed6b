import { localParts } from '../../shared/time/local-time.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (ms) as ISO text in local time: `2025-10-09T00:00:00+08:00`, milliseconds only where there are any. */
export function isoInstant(ms: number): string {
  const p = localParts(ms);
  const rest = ((ms % 1000) + 1000) % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${String(p.year).padStart(4, '0')}-${two(p.month)}-${two(p.day)}T${two(p.hour)}:${two(p.minute)}:${two(p.second)}${fraction}+08:00`;
}
