import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type DataFolder, damagedFolder, folderTrouble, takeDataFolder } from './data-folder.ts';
import { HubError } from './hub-error.ts';
import type { Log } from './log.ts';
import { migrateStore, migrationsFolder } from './migrate.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

/**
 * Opens PGlite in a folder of its own (null: in memory). It is for trying out: it runs without fsync, so a power cut can lose what
 * was already confirmed. Throws HubError for a folder that is not writable, in use, damaged or of a newer product.
 */
export async function openPglite(dir: string | null, log: Log): Promise<Store> {
  const folder = dir === null ? null : takeDataFolder(dir);
  try {
    const client = await createClient(dir, folder);
    const db = drizzle(client, { schema });
    await migrateStore(db, () => migrate(db, { migrationsFolder }));
    log(
      'warn',
      '内置数据库仅供试用：断电可能丢失已确认的数据，正式使用请设 DATABASE_URL。 PGlite is for trying out: it confirms before data is durable; set DATABASE_URL for real use.',
    );
    return {
      kind: 'pglite',
      db,
      listen: null,
      close: async () => {
        await client.close();
        folder?.release();
      },
    };
  } catch (error) {
    folder?.release();
    throw error;
  }
}

async function createClient(dir: string | null, folder: DataFolder | null): Promise<PGlite> {
  if (dir === null || folder === null) return PGlite.create();
  try {
    const client = await PGlite.create({ dataDir: folder.database });
    await client.query('select 1');
    return client;
  } catch (error) {
    throw error instanceof HubError ? error : (folderTrouble(dir, error) ?? damagedFolder(dir, error));
  }
}
