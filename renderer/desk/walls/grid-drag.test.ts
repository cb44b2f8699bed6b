import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, fitTile, type PlacedTile, ROWS, wallKinds } from '../../../shared/wire/wall-plan.ts';
import { columnsOf, dragged, keyDrag } from './grid-drag.ts';

test('given a tile dragged or resized any way, then it lies inside its display, off the middle and not too small', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...wallKinds),
      fc.nat(23),
      fc.nat(5),
      fc.integer({ min: -30, max: 30 }),
      fc.integer({ min: -9, max: 9 }),
      fc.constantFrom('move' as const, 'resize' as const),
      (kind, x, y, columns, rows, grip) => {
        const from = fitTile({ tile: 'late', x: x % columnsOf(kind), y, w: 4, h: 2 }, kind);
        const to = dragged(from, grip, columns, rows, kind);
        expect(fitTile(to, kind)).toEqual(to);
        expect(to.y + to.h).toBeLessThanOrEqual(ROWS);
        if (grip === 'resize') expect([to.x, to.y]).toEqual([from.x, from.y]);
      },
    ),
  );
});

test('given a tile at the middle of two displays, when it is moved right, then it goes over to the second one whole', () => {
  const late: PlacedTile = { tile: 'late', x: 8, y: 0, w: 4, h: 2 };
  expect(dragged(late, 'move', 1, 0, 'double').x).toBe(8);
  expect(dragged(late, 'move', 4, 0, 'double').x).toBe(COLUMNS);
  expect(keyDrag('ArrowRight', true)).toEqual({ grip: 'resize', by: [1, 0] });
  expect(keyDrag('Enter', false)).toBeNull();
});
