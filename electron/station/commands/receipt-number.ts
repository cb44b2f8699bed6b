import { localDate } from '../../../shared/time/local-date.ts';
import type { Outbox } from '../db/outbox.ts';

/**
 * Next receipt number of this console: profile (for a dossier its machine's letters), local date, console number, running number of the day, e.g.
 * `LYG20261122-0030412`. Final once given; null before the hub has given this console its number.
 * @param now hub time by this console's estimate, ms
 */
export function nextReceiptNumber(outbox: Outbox, letters: string, now: number): string | null {
  const station = outbox.meta('stationNo');
  if (station === null) return null;
  const day = localDate(now).replaceAll('-', '');
  const running = outbox.takeNumber(day);
  return `${letters}${day}-${station.padStart(3, '0')}${String(running).padStart(4, '0')}`;
}
