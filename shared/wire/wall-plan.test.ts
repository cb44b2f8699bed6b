import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COLUMNS,
  findRoom,
  fitTile,
  isFree,
  type PlacedTile,
  ROWS,
  sceneAt,
  sceneTiles,
  tileAsks,
  wallShape,
} from './wall-plan.ts';
import { defaultPlan, readPlan } from './wall-presets.ts';

const kinds = ['single', 'double'] as const;

test.each(kinds)(
  'given a wall of %s display nobody arranged, then its plan has every tile and can be kept as it is',
  (kind) => {
    const plan = defaultPlan(kind);
    expect(wallShape.parse(plan)).toEqual(plan);
    expect(readPlan(plan, kind)).toEqual(plan);
    const used = new Set(plan.scenes.flatMap(({ tiles }) => tiles.map(({ tile }) => tile)));
    expect([...sceneTiles].filter((tile) => !used.has(tile) && tile !== 'area')).toEqual([]);
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
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(...kinds),
      (x, y, w, h, kind) => {
        const t = fitTile({ tile: 'late', x, y, w, h }, kind);
        const half = kind === 'double' && t.x >= COLUMNS ? COLUMNS : 0;
        expect(t.x - half).toBeGreaterThanOrEqual(0);
        expect(t.x - half + t.w).toBeLessThanOrEqual(COLUMNS);
        expect(t.y + t.h).toBeLessThanOrEqual(ROWS);
        const [w0, h0] = tileAsks.late.least;
        expect(t.w).toBeGreaterThanOrEqual(w0);
        expect(t.h).toBeGreaterThanOrEqual(h0);
      },
    ),
  );
});

test.each(kinds)(
  'given a wall of %s display, when tiles are added until none fits, then all lie apart and inside',
  (kind) => {
    const tiles: PlacedTile[] = [];
    for (;;) {
      const next = findRoom(tiles, { tile: 'late' }, kind);
      if (next === null) break;
      expect(isFree(tiles, next, -1)).toBe(true);
      expect(fitTile(next, kind)).toEqual(next);
      tiles.push(next);
    }
    expect(tiles.length).toBeGreaterThanOrEqual(kind === 'double' ? 12 : 6);
  },
);

test('given a tile over another, over the middle, or for a town without one, then the plan is not kept', () => {
  const plan = (...tiles: PlacedTile[]) => ({
    ...defaultPlan('double'),
    scenes: [{ title: '试', seconds: 20, major: false, tiles }],
  });
  const late: PlacedTile = { tile: 'late', x: 0, y: 0, w: 6, h: 3 };
  expect(wallShape.safeParse(plan(late)).success).toBe(true);
  for (const bad of [
    plan(late, { ...late, tile: 'items', x: 5 }),
    plan({ ...late, x: 10 }),
    plan({ ...late, y: 4 }),
    plan({ ...late, w: 2 }),
    plan({ ...late, tile: 'area' }),
  ])
    expect(wallShape.safeParse(bad).success).toBe(false);
  expect(wallShape.safeParse(plan({ ...late, tile: 'area', area: '320722001' })).success).toBe(true);
});

test('given a wall that stands on another kind of display now, then it shows that display’s usual scenes', () => {
  expect(readPlan({ ...defaultPlan('double'), situation: 7 }, 'single')).toEqual(defaultPlan('single'));
  expect(readPlan({ ...defaultPlan('double'), situation: 7 }, 'double').situation).toBe(7);
});
