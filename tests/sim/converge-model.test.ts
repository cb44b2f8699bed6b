import { afterAll, describe, expect, test } from 'vitest';
import { createModelFiles } from './model-files.ts';
import { type FaultKind, faultKinds, longStory, planOf } from './plan.ts';
import { runSeed } from './run-seed.ts';
import { createSqliteFiles } from './sqlite-files.ts';
import { dropTemplates } from './thrift.ts';
import type { World } from './world.ts';

afterAll(dropTemplates);

/** Every kept seed was found before consoles took long messages in parts; with parts it is another story. */
const without: ReadonlySet<FaultKind> = new Set(['parts']);

describe('consoles and two nodes of a hub under faults', () => {
  test.each([4_711, 4_713, 4_717, 4_720, 4_725])(
    'given seed %i, when it is run again, on the model or on SQLite, then journal, talk and files are the same to the last line',
    (seed) => {
      // Where a power cut tears a file differs between the stores; everything else must not.
      const plan = planOf(seed, { ...longStory, without: new Set(['power']), trace: true });
      const first = runSeed(plan);
      expect(first.acts).toBeGreaterThan(0);
      expect(runSeed(plan).hash).toBe(first.hash);
      expect(runSeed(plan, createSqliteFiles).hash).toBe(first.hash);
      expect(runSeed({ ...plan, seed: seed + 1 }).hash).not.toBe(first.hash);
    },
  );

  test.each([
    1_189, 1_001_512, 1_005_024, 1_006_286, 1_006_614, 1_007_694, 1_008_452, 1_011_493, 1_013_194, 1_017_598, 1_018_374,
    1_021_614, 1_022_828,
  ])('given seed %i, which failed before alarms ran, when it is run as it was, then it holds', (seed) => {
    expect(runSeed(planOf(seed, { ...longStory, without, alarms: false })).violations).toEqual([]);
  });

  test.each([
    5_132, 5_166, 5_231, 5_475, 20_230, 21_073, 21_113, 10_001_177, 10_003_897, 10_005_886, 10_006_302, 10_012_863,
    10_012_908,
  ])('given seed %i, which once failed, when it is run, then it holds', (seed) => {
    expect(runSeed(planOf(seed, { ...longStory, without })).violations).toEqual([]);
  });

  test.each([
    134, 10_000_964, 10_001_413, 10_002_013, 10_003_191, 10_026_462, 10_029_512, 10_033_159, 10_041_677, 10_047_595,
    10_048_362, 10_049_778, 10_056_676, 10_058_196, 10_058_863, 10_108_376,
  ])('given seed %i, which once failed, when its own story is run, then it holds', (seed) => {
    expect(runSeed(planOf(seed, { without })).violations).toEqual([]);
  });

  test.each([
    20_010_226, 20_089_941, 20_113_228, 20_168_956, 20_436_364, 20_456_243, 20_487_963, 20_495_624, 20_498_062,
    20_533_678, 30_178_655, 30_346_888, 30_690_572, 40_000_036, 40_000_442, 40_000_498, 40_000_507,
  ])('given seed %i, which once failed with parts, when its own story is run, then it holds', (seed) => {
    expect(runSeed(planOf(seed)).violations).toEqual([]);
  });

  test('given many seeds, when their faults are counted, then every kind struck, acts were refused, alarms stood, sounded, went up and were taken, and 3 to 12 consoles took part', () => {
    const struck = new Map<string, number>();
    const sizes = new Set<number>();
    let refused = 0;
    const alarmed = new Map<string, number>();
    const note = (world: World): void => {
      for (const console of world.consoles) {
        const kept = console.process()?.alarms;
        const area = kept?.alarms.engine()?.room.area ?? '';
        for (const { what } of kept?.store.records(area, 0, Number.MAX_SAFE_INTEGER) ?? [])
          alarmed.set(what, (alarmed.get(what) ?? 0) + 1);
      }
    };
    for (let seed = 1; seed <= 600; seed++) {
      const outcome = runSeed(planOf(seed), createModelFiles, note);
      for (const [kind, n] of Object.entries(outcome.faults)) struck.set(kind, (struck.get(kind) ?? 0) + n);
      sizes.add(outcome.consoles);
      refused += outcome.refusedActs;
    }
    // Weather, short sessions and a short reach are set for a whole run and strike no single time.
    const single = faultKinds.filter((k) => !['loss', 'double', 'late', 'session', 'truncated'].includes(k));
    expect(single.filter((k) => (struck.get(k) ?? 0) === 0)).toEqual([]);
    expect(refused).toBeGreaterThan(20);
    const wanted = ['raised', 'cleared', 'sounded', 'repeated', 'escalated', 'acknowledged', 'shelved', 'floodBegan'];
    expect(wanted.filter((what) => (alarmed.get(what) ?? 0) < 5)).toEqual([]);
    expect([...sizes].sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});
