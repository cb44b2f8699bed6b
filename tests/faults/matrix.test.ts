import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type Bundle, bundlePrograms } from './bundle.ts';
import { wrongs } from './judge.ts';
import { runMatrix } from './matrix-run.ts';

let postgres: TestPostgres;
let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundlePrograms();
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  bundle.remove();
});

test('given latency, drip, half-open lines, one-way cuts and resets over 50 runs, when the lines heal, then all consoles and the journal are of one mind and nothing is lost or doubled (R3)', async () => {
  const groups = await Promise.all(
    [0, 1, 2, 3, 4].map(async (group) => {
      const database = await postgres.database(`matrix${group}`);
      return runMatrix({
        bundle,
        database,
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
