import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type Bundle, bundlePrograms } from './bundle.ts';
import { wrongs } from './judge.ts';
import { runKills } from './kill-run.ts';

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

test('given consoles and a hub on PostgreSQL killed at random 300 times, when all come to rest, then every act an operator saw taken is in the journal once, in order, or refused with its author told (R4)', async () => {
  const database = await postgres.database('kills');
  const report = await runKills({ bundle, database, kills: 300, consoles: 4, chance: Math.random });
  expect(wrongs(report)).toEqual([]);
  expect(report.strange).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(300);
  expect(report.hubKills).toBeGreaterThan(5);
  expect(report.acts).toBeGreaterThan(100);
});
