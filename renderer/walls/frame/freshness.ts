import type { LineState } from '../../../shared/wire/session-view.ts';

/** How much a viewer may trust the age of the board. `waiting`: nothing has come yet, every number is unknown. */
export type Tone = 'fresh' | 'slow' | 'stale' | 'waiting';
/** Why: the line's own state, or that this window lost its station. */
export type LineWord = LineState['state'] | 'station-lost';
export type Freshness = {
  readonly tone: Tone;
  readonly word: LineWord;
  /** Data is complete as of, ms; null while nothing has come. */
  readonly asOf: number | null;
};

/** A blip of the line neither greys the board nor lights it up again: no flash (W1). */
const BLIP_MS = 30_000;
const OLD_MS = 180_000;

export type FreshnessInput = {
  readonly linkUp: boolean;
  readonly line: Pick<LineState, 'state' | 'dataAsOf'> | null;
  /** `asOf` of the figures, ms; null while there are none. */
  readonly figuresAsOf: number | null;
  readonly now: number;
  /** Demo time runs this many times faster; the limits are meant in a viewer's minutes. */
  readonly speed: number;
};

/**
 * Online, the figures are as old as they say. Off line they go on being counted here, so the age is that of the last word from
 * the hub, whatever the figures say.
 */
export function freshness({ linkUp, line, figuresAsOf, now, speed }: FreshnessInput): Freshness {
  const online = linkUp && line?.state === 'online';
  const word: LineWord = linkUp ? (line?.state ?? 'first-sync') : 'station-lost';
  if (figuresAsOf === null) return { tone: 'waiting', word, asOf: null };
  const heard = line?.dataAsOf ?? figuresAsOf;
  const asOf = online ? Math.max(heard, figuresAsOf) : heard;
  const age = (now - asOf) / Math.max(1, speed);
  if (online) return { tone: age <= OLD_MS ? 'fresh' : 'stale', word, asOf };
  const catchingUp = linkUp && line?.state === 'catching-up';
  return { tone: age <= (catchingUp ? OLD_MS : BLIP_MS) ? 'slow' : 'stale', word, asOf };
}
