import { expect, test } from 'vitest';
import { isBlank, noSearch, searchFor } from './search-state.ts';

const now = Date.parse('2025-09-15T14:20+08:00');

test('given a period, when it is asked for, then it begins with a local day and does not change within the day', () => {
  const asked = searchFor({ ...noSearch, period: '14' }, now);
  expect(asked).toMatchObject({ from: Date.parse('2025-09-01T00:00+08:00'), to: null });
  expect(searchFor({ ...noSearch, period: '14' }, now + 3_600_000)).toEqual(asked);
});

test('given two dates, when they are asked for, then the last day is whole and an open end stays open', () => {
  const own = { ...noSearch, period: 'own' as const, from: '2025-09-01', to: '2025-09-02' };
  expect(searchFor(own, now)).toMatchObject({
    from: Date.parse('2025-09-01T00:00+08:00'),
    to: Date.parse('2025-09-03T00:00+08:00'),
  });
  expect(searchFor({ ...own, from: '', to: '2025-02-31' }, now)).toMatchObject({ from: null, to: null });
});

test('given nothing typed and no filter, when asked, then it is blank', () => {
  expect(isBlank(searchFor({ ...noSearch, text: '  ' }, now))).toBe(true);
  expect(isBlank(searchFor({ ...noSearch, stage: 'triage' }, now))).toBe(false);
});
