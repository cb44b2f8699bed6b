import { expect, test } from 'vitest';
import { bundle, database } from './ground.ts';
import { wrongs } from './judge.ts';
import { runKills } from './kill-run.ts';

test('given consoles and a hub on PostgreSQL killed at random 300 times, when all come to rest, then every act an operator saw taken is in the journal once, in order, or refused with its author told (R4)', async () => {
  const report = await runKills({
    bundle,
    database: await database('kills'),
    kills: 300,
    consoles: 4,
    chance: Math.random,
  });
  expect(wrongs(report)).toEqual([]);
  expect(report.strange).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(300);
  expect(report.hubKills).toBeGreaterThan(5);
  expect(report.acts).toBeGreaterThan(100);
});
