import { expect, test } from 'vitest';
import { MS_PER_DAY, startOfDay } from './local-date.ts';
import { dayName, localParts, parseInstant } from './local-time.ts';

const at = (text: string): number => {
  const read = parseInstant(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

test('given one instant written with several offsets, when read, then it is the same instant', () => {
  expect(at('2025-09-24T16:40+08:00')).toBe(at('2025-09-24T08:40:00Z'));
  expect(at('2025-09-24T16:40')).toBe(at('2025-09-24T16:40+08:00'));
  expect(at('2025-09-24 16:40:30.25')).toBe(at('2025-09-24T16:40') + 30_250);
  expect(at('2015-01-01T00:00:00-05:00')).toBe(at('2015-01-01T05:00:00Z'));
  expect(at('2025-09-24')).toBe(startOfDay('2025-09-24'));
});

test('given text that is no instant, when read, then the refusal quotes it', () => {
  for (const text of [
    '',
    'soon',
    '2025-02-30T10:00',
    '2025-09-24T24:00',
    '2025-09-24T10:60',
    '2025-09-24T10:00+99:00',
  ]) {
    expect(parseInstant(text)).toMatchObject({ ok: false, error: { code: 'bad-shape' } });
  }
  const refused = parseInstant('2025-02-30T10:00');
  expect(!refused.ok && refused.error.message).toContain('2025-02-30T10:00');
});

test('given an instant, when taken apart, then the parts are local', () => {
  expect(localParts(at('2025-12-31T17:05:09Z'))).toEqual({
    year: 2026,
    month: 1,
    day: 1,
    weekday: 4,
    hour: 1,
    minute: 5,
    second: 9,
  });
});

test('given now, when a day is named, then midnight in Shanghai divides yesterday from today', () => {
  const now = at('2026-01-01T00:00');
  expect(dayName(now, now)).toBe('today');
  expect(dayName(now - 1, now)).toBe('yesterday');
  expect(dayName(now + MS_PER_DAY, now)).toBe('tomorrow');
  expect(dayName(now + 5 * MS_PER_DAY, now)).toBe('thisYear');
  expect(dayName(now - 5 * MS_PER_DAY, now)).toBe('otherYear');
});
