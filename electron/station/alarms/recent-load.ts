import { AlarmLoad, type AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import { loadSpanMs } from '../../../shared/alarm/flood.ts';
import type { AlarmStore } from './alarm-store.ts';

type Held = {
  readonly room: string;
  /** Begin of the first span, ms. */
  readonly from: number;
  readonly lines: AlarmRecord[];
  readonly ids: Set<string>;
  readonly load: AlarmLoad;
};

/** The first span of a stretch that reaches back so far from `now`, ms. */
export const firstSpan = (now: number, stretchMs: number): number =>
  Math.floor((now - stretchMs) / loadSpanMs) * loadSpanMs;

/**
 * The load of the last hours as it grows: the alarm journal is read once and each line that comes is added, for in a flood the windows ask
 * ten times a second (A7).
 * @param stretchMs how far back it reaches, ms
 */
export function createRecentLoad(store: AlarmStore, stretchMs: number) {
  let held: Held | null = null;

  function begin(room: string, from: number, lines: Iterable<AlarmRecord>): Held {
    const fresh: Held = { room, from, lines: [], ids: new Set(), load: new AlarmLoad(from) };
    for (const line of lines) add(fresh, line);
    return fresh;
  }
  /** A line told again is the one that is there, as in the journal. */
  function add(to: Held, line: AlarmRecord): void {
    if (line.at < to.from || to.ids.has(line.id)) return;
    to.ids.add(line.id);
    to.lines.push(line);
    to.load.add(line);
  }
  function at(room: string, now: number): Held {
    const from = firstSpan(now, stretchMs);
    if (held === null || held.room !== room || held.from > from)
      held = begin(room, from, store.records(room, from, Number.MAX_SAFE_INTEGER));
    else if (held.from < from) held = begin(room, from, held.lines);
    return held;
  }
  return {
    /** Lines as they are written down. */
    told(room: string, records: readonly AlarmRecord[]): void {
      if (held?.room === room) for (const record of records) add(held, record);
    },
    /** Another person or room: what was read says nothing. */
    forget(): void {
      held = null;
    },
    /** @param floodFrom alarms in ten minutes from which on it is a flood */
    figures: (room: string, now: number, floodFrom: number): AlarmLoadFigures =>
      at(room, now).load.figures(now, floodFrom),
    /** Floods that ended in that time, the last twenty. */
    floods: (room: string, now: number): readonly AlarmRecord[] =>
      at(room, now)
        .lines.filter((one) => one.what === 'floodEnded')
        .slice(-20),
  };
}
