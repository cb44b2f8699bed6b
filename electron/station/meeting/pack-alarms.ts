import type { AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import type { Pack } from '../../../shared/meeting/pack.ts';
import { localDate } from '../../../shared/time/local-date.ts';

const mostKinds = 5;

/**
 * The load of a room as a pack keeps it: by the day, its commonest kinds, nothing of what the alarms were about.
 * @param station number of the console whose record it is
 */
export function packAlarms(load: AlarmLoadFigures, station: string | null): NonNullable<Pack['alarms']> {
  const days = new Map<string, number>();
  for (const { at, after } of load.spans) days.set(localDate(at), (days.get(localDate(at)) ?? 0) + after);
  const { from, mean, peak, floods, again, chattering } = load;
  return {
    station,
    from,
    total: load.spans.reduce((sum, span) => sum + span.after, 0),
    mean,
    peak,
    floods,
    again,
    chattering,
    days: [...days].map(([date, n]) => ({ date, n })),
    top: load.top.slice(0, mostKinds).map(({ kind, count }) => ({ kind, n: count })),
  };
}
