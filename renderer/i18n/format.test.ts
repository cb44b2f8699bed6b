import { expect, test } from 'vitest';
import { parseInstant } from '../../shared/time/local-time.ts';
import { dueText, maskName, maskPhone, momentText, remainText, shortNumber, spanText, spokenDigits } from './format.ts';

const at = (text: string): number => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const now = at('2026-11-19T14:26:38');

test('given a length of time, when written (screens §3), then days, hours, minutes and seconds follow its size', () => {
  expect(spanText(3 * 86_400_000 + 4 * 3_600_000 + 59 * 60_000, 'zh')).toBe('3天04时');
  expect(spanText(2 * 3_600_000 + 14 * 60_000, 'zh')).toBe('2时14分');
  expect(spanText(12 * 60_000 + 59_000, 'zh')).toBe('12分');
  expect(spanText(5 * 60_000 + 36_000, 'zh')).toBe('5分36秒');
  expect(spanText(9 * 60_000 + 6_000, 'en')).toBe('9m 06s');
  expect(spanText(0, 'zh')).toBe('0分00秒');
});

test('given a due moment, when it is reached (D5: the first instant too late), then it reads 超 and no longer 剩', () => {
  expect(remainText(now + 1000, now, 'zh')).toBe('剩 0分01秒');
  expect(remainText(now, now, 'zh')).toBe('超 0分00秒');
  expect(remainText(now - 134 * 60_000, now, 'en')).toBe('2h 14m over');
});

test('given moments of today, yesterday, this year and another, when written, then each is as short as it can be', () => {
  expect(momentText(at('2026-11-19T14:08'), now, 'zh')).toBe('14:08');
  expect(momentText(at('2026-11-18T16:26'), now, 'zh')).toBe('昨 16:26');
  expect(momentText(at('2026-11-12T09:00'), now, 'zh')).toBe('11-12 09:00');
  expect(momentText(at('2025-11-12T09:00'), now, 'zh')).toBe('2025-11-12');
});

test('given a limit that ends with a day (P5, D5), when written, then the last day in time is named', () => {
  expect(dueText(at('2026-11-27T00:00'), now, 'zh')).toBe('11-26 24时');
  expect(dueText(at('2026-11-19T16:23'), now, 'zh')).toBe('11-19 16:23');
});

test('given a receipt number, when shortened, then today keeps the running number alone', () => {
  expect(shortNumber('LYG20261119-0030412', now)).toBe('0412');
  expect(shortNumber('LYG20261112-0030311', now)).toBe('1112-0311');
  expect(shortNumber('SR-77', now)).toBe('SR-77');
});

test('given names and phones (R2), when masked, then neither can be read back', () => {
  expect(maskPhone('13800002207')).toBe('138****2207');
  expect(maskPhone('12345')).toBe('****');
  expect(maskName('周平')).toBe('周*');
  expect(maskName('陈国梁')).toBe('陈*梁');
  expect(maskName('周')).toBe('*');
});

test('given a number to be read aloud, when spoken, then every digit is a word', () => {
  expect(spokenDigits('03-0007')).toBe('零三-零零零七');
});
