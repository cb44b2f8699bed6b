/** What a window asks of a queue and hears of it. */
import { z } from '../std/shape.ts';
import type { QueueRow } from './queue-row.ts';

/** Saved views of the first cut; each is a filter and an order on the cache. */
export const viewIds = [
  'mine', // acts my role owes at my level, the default
  'intake', // registered
  'triage', // to dispatch
  'assigned', // to sign in
  'signLate', // not signed in by its moment (D2)
  'handling', // inHandling, jointHandling, transferred, whistled
  'check', // handled
  'feedback', // completed with open obligations
  'callBack', // the centre's follow-ups, and bad answers to decide on, also of closed events (F1)
  'returns', // return or extension waiting for decision
  'overdue',
  'dueSoon', // 24 h
  'major',
  'supervised', // open supervision orders
  'pending', // touched here, not confirmed by the hub
  'open',
  'all',
] as const;
export type ViewId = (typeof viewIds)[number];

export const queueFilterShape = z.strictObject({
  view: z.enum(viewIds),
  town: z.string().max(9).nullable(),
  severity: z.number().int().min(1).max(4).nullable(),
  department: z.string().max(64).nullable(),
  text: z.string().max(40),
  sort: z.enum(['due', 'registered', 'severity']),
});
export type QueueFilter = z.infer<typeof queueFilterShape>;

/** First message and after a refresh: the order is frozen; rows are fetched by index. Later: `rows` changed, `fresh` counted. */
export type QueueUpdate =
  | { readonly kind: 'opened'; readonly total: number; readonly asOf: number; readonly generation: number }
  | { readonly kind: 'rows'; readonly rows: readonly QueueRow[]; readonly gone: readonly string[] }
  | { readonly kind: 'fresh'; readonly count: number };

/** Rows of a queue that were fetched stay subscribed as long as they stand at most so many places from the first row of the last fetch. */
export const queueReach = 400;
