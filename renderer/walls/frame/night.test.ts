import { expect, test } from 'vitest';
import { parseInstant } from '../../../shared/time/local-time.ts';
import { isNight } from './night.ts';

const at = (text: string): number => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

test.each([
  ['2026-11-19T21:59:59', false],
  ['2026-11-19T22:00', true],
  ['2026-11-20T00:00', true],
  ['2026-11-20T05:59:59', true],
  ['2026-11-20T06:00', false],
])('given %s in Asia/Shanghai (W1), when asked, then night is %s', (text, night) => {
  expect(isNight(at(text))).toBe(night);
});
