import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const common = { pool: 'forks', environment: 'node', testTimeout: 30_000, hookTimeout: 30_000 } as const;
const ignored = ['**/node_modules/**', 'out/**', 'release/**'];

/** The simulation first: its files run for minutes beside everything else instead of alone at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = (file: TestSpecification): boolean => file.moduleId.includes('/tests/sim/');
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    // The workplace has two cores, and the hub's tests start databases of their own.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: [
            '{shared,electron,demo,tools,bench}/**/*.test.ts',
            'renderer/**/*.test.{ts,tsx}',
            'tests/support/**/*.test.ts',
          ],
          exclude: ignored,
        },
      },
      {
        // PGlite needs seconds to be ready, a real PostgreSQL has to be initialised first.
        test: {
          ...common,
          name: 'hub',
          include: ['hub/**/*.test.ts'],
          exclude: ignored,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...common,
          name: 'contract',
          include: ['tests/**/*.test.ts'],
          exclude: [...ignored, 'tests/{support,sim,e2e,faults}/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Real processes are started, killed and waited for.
        test: {
          ...common,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: 'tests/faults/ground-setup.ts',
          exclude: ignored,
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
      {
        // A simulation works through thousands of seeds in one test.
        test: {
          ...common,
          name: 'sim',
          include: ['tests/sim/**/*.{test,sim}.ts'],
          exclude: ignored,
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
