import type { AlarmReason } from './alarm-record.ts';
import type { Condition } from './condition.ts';

/** The span alarms are counted over, ms (A7). */
export const loadSpanMs = 600_000;

export type Flood = {
  readonly startedAt: number;
  /** Alarms since it began, and the most in any ten minutes. */
  count: number;
  peak: number;
  /** How often each cause was seen. */
  readonly causes: Map<string, number>;
};

/** What alarms have in common, the narrowest first: kind and town, or kind alone. */
const causeOf = (condition: Condition): string => `${condition.kind}|${condition.about.area.slice(0, 9)}`;

export type FloodWatch = {
  /** Counts one alarm. @returns the flood that begins with it */
  note(condition: Condition, at: number): Flood | null;
  /** @returns the flood that has ended by `now` */
  ended(now: number): Flood | null;
  now(): Flood | null;
  /** When it may have ended; null while there is none. */
  next(): number | null;
  restore(startedAt: number, count: number, peak: number): void;
};

/** Counts alarms over ten minutes: a flood begins above `from` and ends below `to` (A7). */
export function createFloodWatch(limits: () => { readonly from: number; readonly to: number }): FloodWatch {
  let recent: number[] = [];
  let head = 0;
  let flood: Flood | null = null;
  const drop = (now: number): void => {
    while (head < recent.length && recent[head]! <= now - loadSpanMs) head += 1;
    if (head > 4_096) {
      recent = recent.slice(head);
      head = 0;
    }
  };
  return {
    note(condition, at) {
      drop(at);
      recent.push(at);
      const inSpan = recent.length - head;
      const begins = flood === null && inSpan > limits().from;
      if (begins) flood = { startedAt: at, count: inSpan - 1, peak: 0, causes: new Map() };
      if (flood === null) return null;
      flood.count += 1;
      flood.peak = Math.max(flood.peak, inSpan);
      const cause = causeOf(condition);
      flood.causes.set(cause, (flood.causes.get(cause) ?? 0) + 1);
      return begins ? flood : null;
    },
    ended(now) {
      drop(now);
      if (flood === null || recent.length - head >= limits().to) return null;
      const over = flood;
      flood = null;
      return over;
    },
    now: () => flood,
    next() {
      if (flood === null) return null;
      // It ends when so many of those in the span have left it that fewer than `to` remain.
      const leaves = recent.length - limits().to;
      return leaves < head ? (recent.at(-1) ?? flood.startedAt) : recent[leaves]! + loadSpanMs;
    },
    restore(startedAt, count, peak) {
      flood = { startedAt, count, peak, causes: new Map() };
    },
  };
}

/** What is kept of a flood: how many, how bad, and the commonest cause as `kind|town`. */
export function floodReason(flood: Flood, limit: number): AlarmReason {
  let cause = '';
  let causeCount = 0;
  for (const [key, n] of flood.causes) if (n > causeCount) [cause, causeCount] = [key, n];
  return { code: 'below', limit, count: flood.count, peak: flood.peak, from: flood.startedAt, cause, causeCount };
}
