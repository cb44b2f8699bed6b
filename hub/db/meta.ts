import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { genesis } from '../../shared/journal/chain.ts';
import * as schema from './schema.ts';
import type { Db, Tx } from './store.ts';

export type Meta = typeof schema.meta.$inferSelect;

const only = eq(schema.meta.id, 1);

/** The one row of the store's own facts, made at the first open. */
export async function ensureMeta(db: Db): Promise<Meta> {
  await db
    .insert(schema.meta)
    .values({
      id: 1,
      seq: 0,
      hash: genesis,
      epoch: randomUUID(),
      storeId: randomUUID(),
      sessionKey: randomBytes(32).toString('base64url'),
      registryVersion: null,
    })
    .onConflictDoNothing();
  return readMeta(db);
}

export async function readMeta(db: Db | Tx): Promise<Meta> {
  const [row] = await db.select().from(schema.meta).where(only);
  if (row === undefined) throw new Error('The store has no meta row');
  return row;
}

/**
 * Takes the journal's lock till the end of the transaction. Entries get their numbers under it, so they become visible in the
 * order of their numbers: a reader's cursor can never pass one that commits later.
 */
export async function lockMeta(tx: Tx): Promise<Meta> {
  const [row] = await tx.select().from(schema.meta).where(only).for('update');
  if (row === undefined) throw new Error('The store has no meta row');
  return row;
}

/** Begins a new epoch, unless another node already did. @returns the epoch now in force */
export async function changeEpoch(db: Db, from: string): Promise<string> {
  return db.transaction(async (tx) => {
    const { epoch } = await lockMeta(tx);
    if (epoch !== from) return epoch;
    const fresh = randomUUID();
    await tx.update(schema.meta).set({ epoch: fresh }).where(only);
    return fresh;
  });
}

export async function setRegistryVersion(tx: Tx, version: string): Promise<void> {
  await tx.update(schema.meta).set({ registryVersion: version }).where(only);
}
