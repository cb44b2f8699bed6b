/** Vitest's global setup of the fault tests: bundles and a PostgreSQL cost more than most of the tests, so they are made once for all. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../support/postgres.ts';
import { bundlePrograms } from './bundle.ts';

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { station, hub, remove } = await bundlePrograms();
  const postgres = await startPostgres();
  provide('ground', { bundle: { station, hub }, server: postgres.address() });
  return async () => {
    await postgres.stop();
    remove();
  };
}
