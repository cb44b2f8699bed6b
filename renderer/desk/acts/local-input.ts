import { localParts, parseInstant } from '../../../shared/time/local-time.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (ms) as text of the county's clock, `YYYY-MM-DD HH:MM`: the same on a machine of any zone or language. */
export function toLocalInput(ms: number): string {
  const p = localParts(ms);
  return `${p.year}-${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`;
}

/** The instant (ms) of such text; null while it is none. */
export function fromLocalInput(text: string): number | null {
  const parsed = parseInstant(text);
  return text !== '' && parsed.ok ? parsed.value : null;
}
