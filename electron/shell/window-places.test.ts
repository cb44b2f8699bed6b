import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bounds, type DisplayPlace, wallDisplay } from './displays.ts';
import { createWindowPlaces } from './window-places.ts';

const display = (id: number, x: number): DisplayPlace => {
  const bounds: Bounds = { x, y: 0, width: 1920, height: 1080 };
  return { id, bounds, workArea: bounds };
};
const [first, second] = [display(1, 0), display(2, 1920)] as const;
const place = { x: 2000, y: 50, width: 1200, height: 800, maximized: false };

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'griddesk-places-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const places = () => createWindowPlaces(path.join(folder, 'windows.json'), (line) => lines.push(line));

test('given a remembered place, when the next start asks, then the window stands there again', () => {
  places().remember('desk', place);
  expect(places().placeOf('desk', [first, second])).toEqual(place);
  expect(places().placeOf('wall', [first, second])).toBeNull();
});

test('given its display is unplugged, when asked, then the place is not used', () => {
  places().remember('desk', place);
  expect(places().placeOf('desk', [first])).toBeNull();
});

test('given a window pulled almost out of sight, when asked, then the place is not used', () => {
  places().remember('desk', { ...place, x: 1900 - 3840 });
  expect(places().placeOf('desk', [first, second])).toBeNull();
});

test.each(['{', '{"desk": {"x": "left"}}'])(
  'given the damaged file %s, when read, then it costs a position and nothing else',
  (text) => {
    writeFileSync(path.join(folder, 'windows.json'), text);
    expect(places().placeOf('desk', [first])).toBeNull();
    expect(lines[0]).toContain('window places forgotten');
  },
);

test("given displays, when a wall is placed, then it takes the first that is not the desk's", () => {
  expect(wallDisplay([first, second], 1)).toBe(second);
  expect(wallDisplay([first, second], 2)).toBe(first);
  expect(wallDisplay([first], 1)).toBeNull();
});
