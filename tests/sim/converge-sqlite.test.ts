import { expect, test } from 'vitest';
import { runPool } from './pool.ts';
import { reportOf } from './report.ts';
import { createSqliteFiles } from './sqlite-files.ts';

/** As many as a test run has time for; `npm run sim:full` runs 2,000. */
const seeds = 240;

test(`given consoles with real SQLite files under faults, when all heals, then nothing is lost, doubled or different there either: ${seeds} seeds`, async () => {
  const answer = await runPool({ seeds, from: 100_001, store: 'sqlite', workers: 1 });
  console.log(JSON.stringify({ ...answer.tally, store: 'sqlite' }));
  expect(reportOf(answer, createSqliteFiles)).toBe('');
  expect(answer.tally.seeds).toBe(seeds);
  expect(answer.tally.acts).toBeGreaterThan(seeds * 4);
});
