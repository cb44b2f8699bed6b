import { expect, test } from 'vitest';
import { firstView, nextZoom, scaleOf, viewAfter } from './paper-view.ts';
import { problemOf } from './pdf-problem.ts';

const a4 = { width: 600, height: 800 };

test('given a paper of three pages, when keys turn them, then it never leaves the first and the last', () => {
  const at = (page: number) => ({ ...firstView, page });
  expect(viewAfter('PageDown', at(1), 3, 1)).toEqual(at(2));
  expect(viewAfter('PageDown', at(3), 3, 1)).toEqual(at(3));
  expect(viewAfter('PageUp', at(1), 3, 1)).toEqual(at(1));
  expect(viewAfter('End', at(1), 3, 1)).toEqual(at(3));
  expect(viewAfter('Home', at(3), 3, 1)).toEqual(at(1));
  expect(viewAfter('Escape', at(1), 3, 1)).toBeNull();
});

test('given a zoom, when + and − are pressed, then it steps and stops at its ends; 0 goes between the whole page and its whole width', () => {
  expect(viewAfter('+', firstView, 1, 1)?.zoom).toBe(1.25);
  expect(viewAfter('-', firstView, 1, 1)?.zoom).toBe(0.75);
  expect(nextZoom(4, 1)).toBe(4);
  expect(nextZoom(0.5, -1)).toBe(0.5);
  // From a whole page that takes 0.6 of the width the next is 0.75, not a jump.
  expect(viewAfter('+', { page: 1, zoom: 'page' }, 1, 0.6)?.zoom).toBe(0.75);
  expect(viewAfter('0', firstView, 1, 1)?.zoom).toBe('page');
  expect(viewAfter('0', { page: 1, zoom: 'page' }, 1, 0.6)?.zoom).toBe(1);
});

test('given a window, when a page is drawn, then it takes the width up to what is easy to read, or all of it stands in the window', () => {
  expect(scaleOf(1, a4, { width: 600, height: 400 })).toBe(1);
  expect(scaleOf(2, a4, { width: 600, height: 400 })).toBe(2);
  expect(scaleOf(1, a4, { width: 3000, height: 400 })).toBe(1.6);
  expect(scaleOf('page', a4, { width: 600, height: 400 })).toBe(0.5);
});

test("given the reader's errors, then a password, a damaged file and a failure of its own are told apart", () => {
  const named = (name: string): Error => Object.assign(new Error('x'), { name });
  expect(problemOf(named('PasswordException'))).toBe('locked');
  expect(problemOf(named('InvalidPDFException'))).toBe('damaged');
  expect(problemOf(named('TypeError'))).toBe('failed');
  expect(problemOf('x')).toBe('failed');
});
