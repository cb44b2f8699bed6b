import { localParts, parseInstant } from '../../../shared/time/local-time.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (ms) as a date-and-time field of the county's clock holds it. */
export function toLocalInput(ms: number): string {
  const p = localParts(ms);
  return `${p.year}-${two(p.month)}-${two(p.day)}T${two(p.hour)}:${two(p.minute)}`;
}

/** The instant (ms) of such a field, whatever zone the machine is set to; null while it is not filled. */
export function fromLocalInput(text: string): number | null {
  const parsed = parseInstant(text);
  return text !== '' && parsed.ok ? parsed.value : null;
}
