import type { Random } from '../county/random.ts';
import { arrivals } from '../county/rhythm.ts';
import type { Rhythm } from '../county/rhythm-file.ts';
import type { EventWriter, WrittenEvent } from '../county/write-event.ts';

const day = 24 * 3_600_000;

/** Share of majors among arrivals: about one in three days. Set for the demo. */
const majorShare = 0.003;

/** When the next event comes (virtual ms), and what it is. */
export type CountyRhythm = {
  readonly next: (after: number) => number;
  readonly write: () => WrittenEvent;
};

/** Share of a live day that comes evenly: the measured night is so still that a newcomer would see nothing move. History has none of it. */
export const liveEvenShare = 0.25;

/**
 * Arrivals in the measured rhythm of days and weeks (rhythm.json), a share of them evenly over day and night.
 * @param perDay mean of a day
 */
export function createCountyRhythm(
  of: {
    readonly rhythm: Rhythm;
    readonly writer: EventWriter;
    readonly perDay: number;
    readonly evenShare: number;
    /** Further arrivals at given moments (virtual ms, ascending). */
    readonly extra?: readonly number[];
  },
  random: Random,
): CountyRhythm {
  const measured = arrivals(of.rhythm, random.fork('arrivals'));
  const even = random.fork('even');
  const kinds = random.fork('kinds');
  const evenGap = day / (of.perDay * of.evenShare);
  let [nextMeasured, nextEven] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    next: (after) => {
      if (nextMeasured <= after) nextMeasured = measured.next(after, of.perDay * (1 - of.evenShare));
      if (nextEven <= after) nextEven = after - Math.log(1 - even.next()) * evenGap;
      return Math.min(nextMeasured, nextEven, of.extra?.find((at) => at > after) ?? Number.POSITIVE_INFINITY);
    },
    write: () => (kinds.chance(majorShare) ? of.writer.writeMajor() : of.writer.write()),
  };
}
