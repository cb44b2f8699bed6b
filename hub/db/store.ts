import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** PGlite in a folder (null: in memory, for tests), or a PostgreSQL server. */
export type StoreChoice =
  | { readonly kind: 'pglite'; readonly dir: string | null }
  | { readonly kind: 'postgres'; readonly url: string };

/** The database as the rest of the hub sees it: the same for both kinds. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** News another node of the same database sends along with its commit. */
export type Bell = {
  /** Stops listening. */
  readonly close: () => Promise<void>;
};

export type Store = {
  readonly kind: StoreChoice['kind'];
  readonly db: Db;
  /** Hears of commits of every node; null where this process is the only one (PGlite). `ring` is called with no promise of one call a commit. */
  readonly listen: ((ring: () => void) => Promise<Bell>) | null;
  readonly close: () => Promise<void>;
};

/** Channel of NOTIFY between nodes; the payload is empty, the journal says what is new. */
export const bellChannel = 'griddesk_news';
