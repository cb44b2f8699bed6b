import { describe, expect, test } from 'vitest';
import { compileTimeFormat, type ReadTime } from './time-format.ts';

const read = (pattern: string, text: string): ReadTime | null => {
  const format = compileTimeFormat(pattern);
  if (!format.ok) throw new Error(format.error);
  return format.value(text);
};
const wall = (iso: string): ReadTime => ({ wall: Date.parse(`${iso}Z`) });

describe('I8: times as other systems write them', () => {
  test.each([
    ['MM/DD/YYYY hh:mm:ss A', '01/16/2015 08:30:00 AM', '2015-01-16T08:30:00'],
    ['MM/DD/YYYY hh:mm:ss A', '01/01/2015 12:20:09 AM', '2015-01-01T00:20:09'],
    ['MM/DD/YYYY hh:mm:ss A', '01/01/2015 12:20:09 PM', '2015-01-01T12:20:09'],
    ['YYYY-MM-DD HH:mm:ss', '2018-07-04 17:24:41', '2018-07-04T17:24:41'],
    ['YYYY/M/D H:mm:ss', '2019/2/28 9:05:05', '2019-02-28T09:05:05'],
    ['YYYY年M月D日 Ah:mm', '2019年2月28日 下午1:05', '2019-02-28T13:05:00'],
    ['YYYY-MM-DD', '2024-02-29', '2024-02-29T00:00:00'],
    // 43771.42917 is 10:18:00.288: five digits of a day are good to the second and no further.
    ['excelSerial', '43771.42917', '2019-11-02T10:18:00'],
    ['excelSerial', '43237.3556018519', '2018-05-17T08:32:04'],
    ['excelSerial', '61', '1900-03-01T00:00:00'],
  ])('given %s, when %s is read, then it is %s on the wall', (pattern, text, expected) => {
    expect(read(pattern, text)).toEqual(wall(expected));
  });

  test.each([
    ['YYYY-MM-DD HH:mm:ssZ', '2016-07-13 15:11:07+00:00', '2016-07-13T15:11:07Z'],
    ['YYYY-MM-DDTHH:mm:ss.SSSZ', '2025-09-24T16:40:00.5+08:00', '2025-09-24T08:40:00.500Z'],
    ['YYYY-MM-DDTHH:mm:ssZ', '2025-09-24T16:40:00-0330', '2025-09-24T20:10:00Z'],
  ])(
    'given an offset in %s, when %s is read, then it is an instant and no zone is asked',
    (pattern, text, expected) => {
      expect(read(pattern, text)).toEqual({ at: Date.parse(expected) });
    },
  );

  test.each([
    ['MM/DD/YYYY hh:mm:ss A', '13/01/2015 08:30:00 AM'],
    ['MM/DD/YYYY hh:mm:ss A', '02/29/2015 08:30:00 AM'],
    ['MM/DD/YYYY hh:mm:ss A', '01/16/2015 00:30:00 AM'],
    ['MM/DD/YYYY hh:mm:ss A', '01/16/2015 08:30:00'],
    ['YYYY-MM-DD HH:mm:ss', '2018-07-04 24:00:00'],
    ['YYYY-MM-DD HH:mm:ss', '2018-07-04 17:24:41 '],
    ['YYYY-MM-DDTHH:mm:ssZ', '2025-09-24T16:40:00+15:00'],
    ['excelSerial', '60'],
    ['excelSerial', '2019/2/28 11:25:05'],
    ['excelSerial', '20190228112505'],
  ])('given %s, when %s does not fit or does not exist, then nothing is read', (pattern, text) => {
    expect(read(pattern, text)).toBeNull();
  });

  test.each([
    ['HH:mm', 'no year, month, day'],
    ['YYYY-MM-DD MM', 'twice'],
    ['YYYY-MM-DD hh:mm', 'go together'],
    ['YYYY-MM-DD HH hh A', 'exclude'],
  ])('given the pattern %s, when it is compiled, then its fault is named', (pattern, words) => {
    expect(compileTimeFormat(pattern)).toEqual({ ok: false, error: expect.stringContaining(words) });
  });
});
