import { expect, test } from 'vitest';
import { emptyWallView, wallView } from '../../../tests/fixtures/wall-view.ts';
import { unlisted } from './late-line.ts';

const view = wallView();
const late = view.overdueList.filter(({ due }) => due <= view.asOf);

test('given restricted kinds (W3), when the list names fewer than are overdue, then the rest is counted, not hidden', () => {
  expect(unlisted({ ...view, overdue: late.length + 2 })).toBe(2);
  expect(unlisted({ ...view, overdue: late.length })).toBe(0);
  expect(unlisted(emptyWallView())).toBe(0);
});

test('given lines that are only due soon, when compared, then they do not stand for overdue ones', () => {
  const soon = view.overdueList.filter(({ due }) => due > view.asOf);
  expect(soon.length).toBeGreaterThan(0);
  expect(unlisted({ ...view, overdue: 3, overdueList: soon })).toBe(3);
});

test('given a list that is ahead of the figures for a moment, when compared, then nothing negative shows', () => {
  expect(unlisted({ ...view, overdue: 0 })).toBe(0);
});
