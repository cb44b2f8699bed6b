/** Vitest's global setup of the fault tests: bundles and a PostgreSQL cost more than most of the tests, so they are made once for all. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../support/postgres.ts';
import { bundlePrograms } from './bundle.ts';

const ends: (() => Promise<void> | void)[] = [];

export async function setup({ provide }: TestProject): Promise<void> {
  const { station, hub, remove } = await bundlePrograms();
  ends.push(remove);
  const postgres = await startPostgres();
  ends.push(postgres.stop);
  provide('ground', { bundle: { station, hub }, server: postgres.address() });
}

export async function teardown(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}
