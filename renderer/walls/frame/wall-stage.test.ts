import { expect, test } from 'vitest';
import { stageOf } from './wall-stage.ts';

const LEGIBLE = 28;

test.each([
  [1366, 768, 'single'],
  [1920, 1080, 'single'],
  [3840, 2160, 'single'],
  [3840, 1080, 'double'],
  [7680, 2160, 'double'],
] as const)(
  'given a display of %i × %i, when laid out, then it is %s and its text keeps its share of the height',
  (width, height, kind) => {
    const stage = stageOf(width, height);
    expect(stage.kind).toBe(kind);
    // 28 px of 1080 are what a person reads at 6 m (screens.md §13); 1366 × 768 is a hair wider than 16:9.
    expect((LEGIBLE * stage.scale) / height).toBeCloseTo(LEGIBLE / 1080, 4);
    expect(stage.height).toBeCloseTo(1080, 0);
  },
);

test('given displays between and beside the pictures, when laid out, then the design fits and the rest is room', () => {
  for (const [width, height] of [
    [1280, 1024],
    [1920, 1200],
    [1080, 1920],
    [2560, 1080],
    [5120, 1440],
  ] as const) {
    const stage = stageOf(width, height);
    expect(stage.width).toBeGreaterThanOrEqual(stage.kind === 'double' ? 3840 - 1e-6 : 1920 - 1e-6);
    expect(stage.height).toBeGreaterThanOrEqual(1080 - 1e-6);
    expect(stage.width * stage.scale).toBeCloseTo(width);
    expect(stage.height * stage.scale).toBeCloseTo(height);
  }
});

test('given a window without size, as a minimised one has, when laid out, then nothing is divided by nought', () => {
  expect(stageOf(0, 0).scale).toBeGreaterThan(0);
});
