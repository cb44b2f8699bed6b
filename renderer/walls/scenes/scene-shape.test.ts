import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, defaultPlan, fitTile, ROWS, readPlan, sceneAt, sceneTiles, wallShape } from './scene-shape.ts';

const kinds = ['single', 'double'] as const;

test.each(kinds)(
  'given a wall of %s display nobody arranged, then its plan has every tile and can be kept as it is',
  (kind) => {
    const plan = defaultPlan(kind);
    expect(wallShape.parse(plan)).toEqual(plan);
    expect(readPlan(plan, kind)).toEqual(plan);
    const used = new Set(plan.scenes.flatMap(({ tiles }) => tiles.map(({ tile }) => tile)));
    expect([...sceneTiles].filter((tile) => !used.has(tile))).toEqual([]);
    for (const { tiles } of plan.scenes) for (const tile of tiles) expect(fitTile(tile, kind)).toEqual(tile);
  },
);

test('given something unreadable in the preferences, then the wall shows its default and does not stop (W1)', () => {
  for (const bad of [null, 7, { scenes: 'x' }, { situation: 1 }])
    expect(readPlan(bad, 'single')).toEqual(defaultPlan('single'));
});

test('given a rotation with times, when it goes on for a month, then each scene has its seconds of every round', () => {
  const plan = defaultPlan('single');
  const turning = plan.scenes.filter(({ major }) => !major);
  const round = plan.situation + turning.reduce((n, s) => n + s.seconds, 0);
  const far = round * 20_000;
  const seen = new Map<string, number>();
  for (let s = far; s < far + round; s++) {
    const title = sceneAt(plan, s, false)?.title ?? '';
    seen.set(title, (seen.get(title) ?? 0) + 1);
  }
  expect(seen.get('')).toBe(plan.situation);
  for (const { title, seconds } of turning) expect(seen.get(title)).toBe(seconds);
});

test('W1 given a major event, then only the situation and the scenes of major events show', () => {
  const plan = defaultPlan('double');
  const seen = new Set(Array.from({ length: 400 }, (_, s) => sceneAt(plan, s, true)?.major ?? 'situation'));
  expect(seen).toEqual(new Set(['situation', true]));
  expect(sceneAt({ ...plan, scenes: [] }, 5, true)).toBeNull();
  for (let s = 0; s < 400; s++) expect(sceneAt(plan, s, false)?.major ?? false).toBe(false);
});

test('given any tile dropped anywhere, then it lies inside its display and never over the middle of two', () => {
  fc.assert(
    fc.property(
      fc.nat(23),
      fc.nat(5),
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom(...kinds),
      (x, y, w, h, kind) => {
        const t = fitTile({ tile: 'late', x, y, w, h }, kind);
        const half = kind === 'double' && t.x >= COLUMNS ? COLUMNS : 0;
        expect(t.x - half).toBeGreaterThanOrEqual(0);
        expect(t.x - half + t.w).toBeLessThanOrEqual(COLUMNS);
        expect(t.y + t.h).toBeLessThanOrEqual(ROWS);
        expect(Math.min(t.w, t.h)).toBeGreaterThanOrEqual(2);
      },
    ),
  );
});
