import { expect, test } from 'vitest';
import { bundle, database } from './ground.ts';
import { wrongs } from './judge.ts';
import { runMatrix } from './matrix-run.ts';

test('given latency, drip, half-open lines, one-way cuts and resets over 50 runs, when the lines heal, then all consoles and the journal are of one mind and nothing is lost or doubled (R3)', async () => {
  const groups = await Promise.all(
    [0, 1, 2, 3, 4].map(async (group) => {
      return runMatrix({
        bundle,
        database: await database(`matrix${group}`),
        runs: 10,
        consoles: 5,
        actsPerSecond: 10,
        longest: 1_000,
        chance: Math.random,
      });
    }),
  );
  for (const report of groups) {
    expect(wrongs(report)).toEqual([]);
    expect(report.strange).toEqual([]);
    expect(report.runs).toHaveLength(10);
    expect(report.acts).toBeGreaterThan(10);
  }
});
