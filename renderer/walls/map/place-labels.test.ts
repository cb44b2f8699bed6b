import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LabelBox, placeLabels } from './place-labels.ts';

const overlap = (boxes: readonly LabelBox[], offsets: ReturnType<typeof placeLabels>): number => {
  let worst = 0;
  const at = (i: number) => ({
    x: (boxes[i]?.x ?? 0) + (offsets[i]?.dx ?? 0),
    y: (boxes[i]?.y ?? 0) + (offsets[i]?.dy ?? 0),
  });
  for (let i = 0; i < boxes.length; i += 1)
    for (let j = i + 1; j < boxes.length; j += 1) {
      const x = ((boxes[i]?.width ?? 0) + (boxes[j]?.width ?? 0)) / 2 - Math.abs(at(i).x - at(j).x);
      const y = ((boxes[i]?.height ?? 0) + (boxes[j]?.height ?? 0)) / 2 - Math.abs(at(i).y - at(j).y);
      worst = Math.max(worst, Math.min(x, y));
    }
  return worst;
};

test('given names apart from each other, when placed, then none moves', () => {
  const boxes = [0, 200, 400].map((x) => ({ x, y: 0, width: 90, height: 68 }));
  expect(placeLabels(boxes)).toEqual(boxes.map(() => ({ dx: 0, dy: 0 })));
});

test('given two names on each other, when placed, then they part along the shorter way by no more than needed', () => {
  const boxes = [
    { x: 0, y: 0, width: 90, height: 68 },
    { x: 10, y: 60, width: 90, height: 68 },
  ];
  const offsets = placeLabels(boxes);
  expect(overlap(boxes, offsets)).toBeLessThan(0.5);
  expect(offsets.map(({ dx }) => dx)).toEqual([0, 0]);
  expect(offsets[1]?.dy).toBeCloseTo(4, 1);
});

test('given any few names, when placed twice, then the answer is the same and they overlap less than before', () => {
  const box = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 600 }),
    width: fc.integer({ min: 60, max: 120 }),
    height: fc.constant(68),
  });
  fc.assert(
    fc.property(fc.array(box, { maxLength: 8 }), (boxes) => {
      const offsets = placeLabels(boxes);
      expect(placeLabels(boxes)).toEqual(offsets);
      expect(overlap(boxes, offsets)).toBeLessThanOrEqual(
        overlap(
          boxes,
          boxes.map(() => ({ dx: 0, dy: 0 })),
        ) + 1e-9,
      );
    }),
    { numRuns: 200 },
  );
});
