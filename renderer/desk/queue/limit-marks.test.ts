import { expect, test } from 'vitest';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { isLateLocally, isSlowResponse, stepAgeText } from './limit-marks.ts';

const clock = (kind: string, statutory = false): QueueRow['clock'] => ({
  kind,
  statutory,
  startAt: 0,
  due: 1_000,
  provisional: false,
});

test('LYG-30-6 given a dispatched event, then its row tells the age of the step in one unit; others and old rows tell none', () => {
  const age = (ms: number) => stepAgeText({ state: 'inHandling', stepSince: 0 }, ms, 'zh');
  expect([age(0), age(59 * 60_000), age(5 * 3_600_000), age(3.9 * 86_400_000)]).toEqual(['0分', '59分', '5时', '3天']);
  expect(stepAgeText({ state: 'assigned', stepSince: 0 }, 7_200_000, 'en')).toBe('2h');
  expect(stepAgeText({ state: 'triage', stepSince: 0 }, 7_200_000, 'zh')).toBe('');
  expect(stepAgeText({ state: 'assigned', stepSince: null }, 7_200_000, 'zh')).toBe('');
});

test('ZG-15-3 given an assignment past its sign-in target, then its row is marked slow; before, or once signed, it is not', () => {
  expect(isSlowResponse({ state: 'assigned', clock: clock('signIn') }, 999)).toBe(false);
  expect(isSlowResponse({ state: 'assigned', clock: clock('signIn') }, 1_000)).toBe(true);
  expect(isSlowResponse({ state: 'inHandling', clock: clock('deptHandle') }, 1_000)).toBe(false);
});

test('JS-29-3 given a late limit, then it is marked a local target unless it is statutory or another system’s', () => {
  expect(isLateLocally({ clock: clock('deptHandle') }, 1_000)).toBe(true);
  expect(isLateLocally({ clock: clock('deptHandle') }, 999)).toBe(false);
  expect(isLateLocally({ clock: clock('deptHandle', true) }, 1_000)).toBe(false);
  expect(isLateLocally({ clock: clock('foreignTarget') }, 1_000)).toBe(false);
  expect(isLateLocally({ clock: null }, 1_000)).toBe(false);
});
