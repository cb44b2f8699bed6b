import { describe, expect, test } from 'vitest';
import { runPool } from './pool.ts';
import { lineOf, reportOf } from './report.ts';

/** R1: so many in every test run, the two stores beside each other in processes of their own; 1,000,000 in a long run (docs/figures.md). */
const seeds = { model: 20_000, sqlite: 2_000 };

describe.concurrent('consoles and two nodes of a hub under faults', () => {
  test(`given messages lost, doubled and late, lines cut, kills between commits, failing disks, power cuts, rights withdrawn and a hub that comes back older, when all heals, then nothing is lost, doubled or different, and no alarm is missed, doubled or untrue (O1–O4, A4, A5, A8, R4, R7, R8): ${seeds.model} seeds`, async () => {
    const answer = await runPool({ seeds: seeds.model, from: 10_000_001, workers: 1 });
    console.log(lineOf(answer, 'model'));
    expect(reportOf(answer, 'model')).toBe('');
    expect(answer.tally).toMatchObject({ seeds: seeds.model, violations: 0 });
    // A run in which nothing happens would pass too.
    expect(answer.tally.acts).toBeGreaterThan(seeds.model * 6);
    expect(answer.tally.faults).toBeGreaterThan(seeds.model * 60);
  });

  test(`given consoles with real SQLite files under faults, when all heals, then nothing is lost, doubled or different there either: ${seeds.sqlite} seeds`, async () => {
    const answer = await runPool({ seeds: seeds.sqlite, from: 100_001, store: 'sqlite', workers: 1 });
    console.log(lineOf(answer, 'sqlite'));
    expect(reportOf(answer, 'sqlite')).toBe('');
    expect(answer.tally.seeds).toBe(seeds.sqlite);
    expect(answer.tally.acts).toBeGreaterThan(seeds.sqlite * 3);
  });
});
