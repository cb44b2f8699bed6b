import pg from 'pg';
import { inject } from 'vitest';
import type { Bundle } from './bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The programs, and the address of a PostgreSQL (its own database, under a user who may make others). */
    ground: { readonly bundle: Bundle; readonly server: string };
  }
}

const { bundle, server } = inject('ground');

export { bundle, server };

/** Makes a new, empty database on the server of all fault tests: the name must be no other test's. @returns its address */
export async function database(name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
  } finally {
    await admin.end();
  }
  return databaseUrl(name);
}

/** Address of a database of that server. */
export function databaseUrl(name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
