import { afterAll, describe, expect, test } from 'vitest';
import { bugs, equivalentBugs, fileBugs, type PlantedBug, rareBugs } from './bugs.ts';
import { createModelFiles } from './model-files.ts';
import { longStory, planOf } from './plan.ts';
import { runSeeds } from './seeds.ts';
import { shrink, tell } from './shrink.ts';
import { dropTemplates } from './thrift.ts';

afterAll(dropTemplates);

/** A fault that this many seeds do not show is one the simulation does not see. */
const mostSeeds = 200;

/** A long story, before alarms ran in it: their acts would make another run of that seed. */
const asFound = { seeds: 1, hours: longStory.hours, alarms: false };

describe('planted bugs', () => {
  const caught: string[] = [];
  afterAll(() => console.log(`seeds to catch:\n${caught.join('\n')}`));

  test.each(bugs)('given "%s", when seeds are run, then it is caught', (bug) => {
    const { tally, failures } = runSeeds({ seeds: mostSeeds, bug, firstOnly: true });
    caught.push(`${String(tally.seeds).padStart(4)}  ${bug}: ${failures[0]?.violations[0] ?? 'not caught'}`);
    expect(failures).toHaveLength(1);
  });

  test.each(fileBugs)('given "%s" in the SQLite files, when seeds are run, then it is caught', (bug) => {
    const { tally, failures } = runSeeds({ seeds: mostSeeds, bug, store: 'sqlite', firstOnly: true });
    caught.push(`${String(tally.seeds).padStart(4)}  ${bug}: ${failures[0]?.violations[0] ?? 'not caught'}`);
    expect(failures).toHaveLength(1);
  });

  test.each(Object.entries(rareBugs) as [PlantedBug, number][])(
    'given "%s", which the product had once, when seed %i that found it is run, then it is caught',
    (bug, from) => {
      expect(runSeeds({ ...asFound, from, bug }).failures).toHaveLength(1);
      expect(runSeeds({ ...asFound, from }).failures).toEqual([]);
    },
  );

  test.each(Object.keys(equivalentBugs) as PlantedBug[])(
    'given "%s", which the table argues to be none, when seeds are run, then nothing shows',
    (bug) => {
      expect(runSeeds({ seeds: mostSeeds, bug }).failures).toEqual([]);
    },
  );

  test('given a failing seed, when it is told, then faults it does not need are left out and the story names the broken invariant', () => {
    const plan = planOf(1, { bug: 'hub: takes a command twice' });
    const shrunk = shrink(plan, createModelFiles);
    expect(shrunk.outcome.violations.length).toBeGreaterThan(0);
    expect(shrunk.plan.without.size).toBeGreaterThan(8);
    expect(shrunk.plan.until).toBeLessThan(plan.until);
    expect(tell(shrunk)).toMatch(/stands twice in the journal/);
  });
});
