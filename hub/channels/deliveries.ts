import { and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import * as schema from '../db/schema.ts';
import type { Db } from '../db/store.ts';

/**
 * `waiting` to be sent (again) · `sending` by some node · `sent` · `failed` after the last try · `quiet` told of within the quiet time
 * already · `stale` came in too late · `unreachable` nobody has a way
 */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'failed' | 'quiet' | 'stale' | 'unreachable';
export type Delivery = typeof schema.deliveries.$inferSelect;
export type NewDelivery = typeof schema.deliveries.$inferInsert;

const reader = 'channels';
/** A node that died while it sent lets go after this, ms. */
const holdMs = 120_000;

/** The record of what was sent to whom: nothing is sent that does not stand here first. */
export function createDeliveries(db: Db) {
  const { deliveries, readers } = schema;
  return {
    /** Where this reader of the journal stands; from the journal's end at the first start, so that the past is not told anew. */
    async cursor(head: number): Promise<number> {
      await db.insert(readers).values({ name: reader, seq: head }).onConflictDoNothing();
      const [row] = await db.select().from(readers).where(eq(readers.name, reader));
      return row?.seq ?? head;
    },
    /** Writes down what is to be sent and moves the cursor, whole or not at all. A line that is there already stays as it is. */
    async take(lines: readonly NewDelivery[], seq: number): Promise<void> {
      await db.transaction(async (tx) => {
        if (lines.length > 0)
          await tx
            .insert(deliveries)
            .values([...lines])
            .onConflictDoNothing();
        await tx.update(readers).set({ seq }).where(eq(readers.name, reader));
      });
    },
    /** True where the same alarm and step was told to this address after `since`, ms. */
    async wasTold(about: string, channel: string, address: string, since: number): Promise<boolean> {
      const rows = await db
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.about, about),
            eq(deliveries.channel, channel),
            eq(deliveries.address, address),
            gt(deliveries.at, since),
            inArray(deliveries.state, ['waiting', 'sending', 'sent']),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },
    /** Takes what is due for this node alone, at most `limit`. */
    async claim(now: number, limit: number): Promise<readonly Delivery[]> {
      const due = and(
        or(eq(deliveries.state, 'waiting'), eq(deliveries.state, 'sending')),
        lte(deliveries.nextAt, now),
      );
      const rows = await db.select().from(deliveries).where(due).orderBy(asc(deliveries.nextAt)).limit(limit);
      const mine: Delivery[] = [];
      for (const row of rows) {
        const [won] = await db
          .update(deliveries)
          .set({ state: 'sending', nextAt: now + holdMs, tries: row.tries + 1 })
          .where(and(eq(deliveries.id, row.id), eq(deliveries.state, row.state), eq(deliveries.nextAt, row.nextAt)))
          .returning();
        if (won !== undefined) mine.push(won);
      }
      return mine;
    },
    async settle(
      id: string,
      how: {
        readonly state: DeliveryState;
        readonly nextAt: number;
        readonly lastError: string | null;
        readonly sentAt: number | null;
      },
    ): Promise<void> {
      await db.update(deliveries).set(how).where(eq(deliveries.id, id));
    },
    /** When the next one is due, ms; null when none is. */
    async nextAt(): Promise<number | null> {
      const [row] = await db
        .select({ at: deliveries.nextAt })
        .from(deliveries)
        .where(inArray(deliveries.state, ['waiting', 'sending']))
        .orderBy(asc(deliveries.nextAt))
        .limit(1);
      return row?.at ?? null;
    },
    /** The record, newest first. */
    list: async (limit: number): Promise<readonly Delivery[]> =>
      (await db.select().from(deliveries).orderBy(asc(deliveries.at))).slice(-limit).reverse(),
  };
}
