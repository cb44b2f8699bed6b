import { expect, test } from 'vitest';
import { runCorruptions } from './corruption-run.ts';
import { bundle, database } from './ground.ts';
import { runStorm } from './storm-run.ts';

test('given 60 consoles with 50 entries to catch up, when the killed hub is back, then all come and catch up and none is refused (P9)', async () => {
  const report = await runStorm({ bundle, database: await database('storm'), consoles: 60 });
  expect(report.wrong).toEqual([]);
  expect(report.caughtUpMs.max).toBeGreaterThan(0);
});

test('given 50 random corruptions of a cache, when the console is opened, then each is found or harmless, the cache is whole again from the hub and the outbox untouched (R6)', async () => {
  const report = await runCorruptions({
    bundle,
    database: await database('corrupt'),
    corruptions: 50,
    chance: Math.random,
  });
  expect(report.wrong).toEqual([]);
  expect(report.rebuilt).toBeGreaterThan(20);
});
