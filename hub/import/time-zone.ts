const MS_PER_DAY = 86_400_000;
const MS_PER_QUARTER = 900_000;

/** An instant (ms) for a time on the wall, and whether that time stood on the wall twice, or never. */
export type WallInstant = { readonly at: number; readonly doubt: 'twice' | 'never' | null };

/** Turns times without an offset into instants, in one zone. `wall` is the time read as if it were UTC, ms. */
export type ZoneClock = { readonly toInstant: (wall: number) => WallInstant };

/** True for a name of the tz database this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // The one way Intl says that it does not know a zone.
    return false;
  }
}

function offsetReader(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}

/**
 * The clock of a zone with its summer times. A time that stood twice on the wall is the first of the two; one that never
 * did (the hour left out in spring) is moved on by that hour, as ISO 8601 libraries agree to.
 */
export function zoneClock(zone: string): ZoneClock {
  const read = offsetReader(zone);
  // Asking Intl for each of a million cells would take most of an import: zones change at most twice a year.
  const known = new Map<number, number>();
  const remembered = (at: number): number => {
    const found = known.get(at);
    if (found !== undefined) return found;
    const offset = read(at);
    known.set(at, offset);
    return offset;
  };
  const offsetAt = (at: number): number => {
    const day = Math.floor(at / MS_PER_DAY) * MS_PER_DAY;
    const before = remembered(day);
    return before === remembered(day + MS_PER_DAY)
      ? before
      : remembered(Math.floor(at / MS_PER_QUARTER) * MS_PER_QUARTER);
  };
  return {
    toInstant: (wall) => {
      const before = offsetAt(wall - MS_PER_DAY);
      const after = offsetAt(wall + MS_PER_DAY);
      if (before === after) return { at: wall - before, doubt: null };
      const [early, late] = [wall - before, wall - after];
      const earlyStands = offsetAt(early) === before;
      const lateStands = offsetAt(late) === after;
      if (earlyStands) return { at: early, doubt: lateStands ? 'twice' : null };
      return lateStands ? { at: late, doubt: null } : { at: early, doubt: 'never' };
    },
  };
}
