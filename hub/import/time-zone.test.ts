import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTimeZone, zoneClock } from './time-zone.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

describe('I8: times without an offset, in the zone the map names', () => {
  test.each([
    ['America/New_York', '2015-01-16T08:30:00', '2015-01-16T13:30:00Z', null],
    ['America/New_York', '2015-07-16T08:30:00', '2015-07-16T12:30:00Z', null],
    ['America/New_York', '2015-03-08T01:59:59', '2015-03-08T06:59:59Z', null],
    ['America/New_York', '2015-03-08T02:30:00', '2015-03-08T07:30:00Z', 'never'],
    ['America/New_York', '2015-03-08T03:00:00', '2015-03-08T07:00:00Z', null],
    ['America/New_York', '2015-11-01T00:59:59', '2015-11-01T04:59:59Z', null],
    ['America/New_York', '2015-11-01T01:30:00', '2015-11-01T05:30:00Z', 'twice'],
    ['America/New_York', '2015-11-01T02:00:00', '2015-11-01T07:00:00Z', null],
    ['America/Los_Angeles', '2017-12-27T13:36:22', '2017-12-27T21:36:22Z', null],
    ['America/Los_Angeles', '2017-03-12T02:00:00', '2017-03-12T10:00:00Z', 'never'],
    ['Asia/Shanghai', '2018-07-04T17:24:41', '2018-07-04T09:24:41Z', null],
    // China had summer time from 1986 to 1991.
    ['Asia/Shanghai', '1988-07-04T17:24:41', '1988-07-04T08:24:41Z', null],
    ['Asia/Kolkata', '2024-01-01T00:00:00', '2023-12-31T18:30:00Z', null],
    ['UTC', '2024-01-01T00:00:00', '2024-01-01T00:00:00Z', null],
  ])('given %s, when the wall says %s, then it is %s (%s)', (zone, text, instant, doubt) => {
    const found = zoneClock(zone).toInstant(wall(text));
    expect({ at: iso(found.at), doubt: found.doubt }).toEqual({ at: instant, doubt });
  });

  test('given any instant, when its wall time is read back, then it is that instant, or its twin an hour before where the wall stood twice', () => {
    const zone = 'America/New_York';
    const clock = zoneClock(zone);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 }), (second) => {
        const shown = format.format(second * 1000).replace(' ', 'T');
        const { at, doubt } = clock.toInstant(wall(shown));
        const apart = second * 1000 - at;
        expect(doubt).not.toBe('never');
        expect(doubt === 'twice' ? [0, 3_600_000] : [0]).toContain(apart);
      }),
      { numRuns: 3000, seed: 8 },
    );
  });

  test('given names, when asked, then only zones of the tz database are zones', () => {
    expect(['Asia/Shanghai', 'America/New_York', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
