import { actorShape } from '../domain/actor/actor.ts';
import { sentCommandShape } from '../journal/entry.ts';
import { z } from '../std/shape.ts';

/** One socket event carries every message of a direction; the `t` field tells them apart. */
export const upChannel = 'up';
export const downChannel = 'down';

/** Most commands in one offer; most rows in one page; both keep a message far under 1 MB. */
export const offerSize = 50;
export const deltaSize = 500;
export const pageSize = 500;

const signIn = z.strictObject({
  t: z.literal('signIn'),
  ref: z.string().max(64),
  v: z.number().int(),
  station: z.string().min(1).max(64),
  account: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
});

const hello = z.strictObject({
  t: z.literal('hello'),
  v: z.number().int(),
  station: z.string().min(1).max(64),
  token: z.string().min(1).max(200),
  /** Last journal position this station holds, with the hub's epoch it belongs to; null before the first snapshot. */
  cursor: z.number().int().nonnegative(),
  epoch: z.string().max(64).nullable(),
  /** Hash of the journal at `cursor` as the hub last said it (delta, page): shows a hub that went another way since a restore. */
  hash: z.string().max(64).nullable().optional(),
  /**
   * Who the rows of the cache were sent for, and up to where; null: there are none, or the one signed in now. Colleagues of a seat may
   * go on with one cache.
   */
  sight: z.strictObject({ actor: actorShape, cursor: z.number().int().nonnegative() }).nullable(),
  registry: z.string().max(64).nullable(),
  sentAt: z.number().int(),
});

const offer = z.strictObject({ t: z.literal('offer'), commands: z.array(sentCommandShape).min(1).max(offerSize) });
const pull = z.strictObject({ t: z.literal('pull'), after: z.number().int().nonnegative() });
/** First sync: pages of events in scope, ordered by id, as of the `seq` of the first page. */
const snapshot = z.strictObject({ t: z.literal('snapshot'), afterId: z.string().max(64).nullable() });
const history = z.strictObject({ t: z.literal('history'), ref: z.string().max(64), event: z.uuid() });
const ping = z.strictObject({ t: z.literal('ping'), sentAt: z.number().int() });
const signOut = z.strictObject({ t: z.literal('signOut') });
/** A seat is there: what it has open and holds; told on change and every few seconds, kept in memory only (Q3). */
const here = z.strictObject({
  t: z.literal('here'),
  open: z.array(z.uuid()).max(8),
  hold: z.array(z.strictObject({ event: z.uuid(), since: z.number() })).max(200),
});
/** Asks to hold an event; answered by `claimed`. */
const claim = z.strictObject({
  t: z.literal('claim'),
  ref: z.string().max(64),
  event: z.uuid(),
  reason: z.string().max(500),
});
const release = z.strictObject({ t: z.literal('release'), event: z.uuid() });

/** Everything a station says to the hub. */
export const upShape = z.discriminatedUnion('t', [
  signIn,
  hello,
  offer,
  pull,
  snapshot,
  history,
  ping,
  signOut,
  here,
  claim,
  release,
]);
export type Up = z.infer<typeof upShape>;
