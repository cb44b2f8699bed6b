import { actorShape, roles } from '../domain/actor/actor.ts';
import { outageShape } from '../domain/connector/connector.ts';
import type { Refusal } from '../domain/refusal.ts';
import { type Entry, entryShape } from '../journal/entry.ts';
import type { Row } from '../journal/handle.ts';
import { z } from '../std/shape.ts';
import { registryShape } from './registry.ts';

/** Rows come from the hub's own fold; their outer shape is checked, the inside is the domain's. */
const rowShape = z.custom<Row>(
  (v) =>
    typeof v === 'object' && v !== null && typeof (v as Row).id === 'string' && typeof (v as Row).state === 'string',
);
const entry = entryShape as unknown as z.ZodType<Entry>;

const session = z.strictObject({
  id: z.string(),
  token: z.string(),
  actor: actorShape,
  /** ms */
  until: z.number(),
});
export type Session = z.infer<typeof session>;

const signedIn = z.strictObject({ t: z.literal('signedIn'), ref: z.string(), session });
const welcome = z.strictObject({
  t: z.literal('welcome'),
  epoch: z.string(),
  seq: z.number().int(),
  hubTime: z.number(),
  /** Echo of the hello's `sentAt`, for the clock estimate. */
  sentAt: z.number(),
  /** Three digits that make this console's receipt numbers its own. */
  stationNo: z.number().int().min(1).max(999),
  registryVersion: z.string(),
  /** Present when the station's registry is not this one. */
  registry: registryShape.nullable(),
  /** 'snapshot' when the station's cursor is of no use here (first time, other epoch, too old). */
  sync: z.enum(['deltas', 'snapshot']),
});
/** Why the hub will not go on with this socket or message. */
const refused = z.strictObject({
  t: z.literal('refused'),
  ref: z.string().nullable(),
  code: z.enum([
    'bad-credentials',
    'too-many-tries',
    'session-ended',
    'version',
    'malformed',
    'not-signed-in',
    'not-found',
    'hub-trouble',
    'station-number-spent',
  ]),
  path: z.string(),
  message: z.string(),
});
const delta = z.strictObject({
  t: z.literal('delta'),
  after: z.number().int(),
  upto: z.number().int(),
  entries: z.array(entry),
  entered: z.array(z.strictObject({ row: rowShape, history: z.array(entry) })),
  /** Ids of rows that went out of this reader's sight in the range: their rows and entries are forgotten. */
  left: z.array(z.string()),
  /** More is waiting beyond `upto`: pull again. */
  more: z.boolean(),
  /** Hash of the journal at `upto`, to be said in the next hello. */
  hash: z.string().optional(),
});
const page = z.strictObject({
  t: z.literal('page'),
  /** Journal position all pages of this snapshot belong to (the first page's). */
  seq: z.number().int(),
  /** Hash of the journal at `seq`. */
  hash: z.string().optional(),
  epoch: z.string(),
  rows: z.array(rowShape),
  /** Journal of the open events among them. */
  entries: z.array(entry),
  nextId: z.string().nullable(),
  /** Events in scope, for progress. */
  total: z.number().int(),
  /** First page only: how this station's own recent commands ended, so that none is done twice after a rollback. */
  settled: z.array(
    z.strictObject({ commandId: z.string(), seq: z.number().int(), refusal: z.custom<Refusal>().nullable() }),
  ),
});
const history = z.strictObject({
  t: z.literal('history'),
  ref: z.string(),
  event: z.string(),
  entries: z.array(entry),
});
const pong = z.strictObject({
  t: z.literal('pong'),
  sentAt: z.number(),
  hubTime: z.number(),
  seq: z.number().int(),
  /** Lines to other systems that are out, for people who sit in a centre; left out when there are none (LYG-27-2, ZG-16-2). */
  outages: z.array(outageShape).optional(),
});
/** Something new is in the journal: a hint, never a truth; the reader pulls. */
const news = z.strictObject({ t: z.literal('news'), seq: z.number().int() });
/** Who of the centre is there, has what open and holds what (Q3): the whole of it every time, for seats only. */
const room = z.strictObject({
  t: z.literal('room'),
  at: z.number(),
  seats: z.array(
    z.strictObject({
      station: z.string(),
      account: z.string(),
      name: z.string(),
      role: z.enum(roles),
      area: z.string(),
      unit: z.string(),
      open: z.array(z.string()),
      stale: z.boolean(),
    }),
  ),
  claims: z.array(
    z.strictObject({
      event: z.string(),
      station: z.string(),
      name: z.string(),
      since: z.number(),
      stale: z.boolean(),
    }),
  ),
});
const claimed = z.strictObject({
  t: z.literal('claimed'),
  ref: z.string(),
  /** What is missing to take it; null: it is held now. */
  refused: z.enum(['needs-seat', 'needs-leader', 'needs-reason']).nullable(),
});

/** Everything the hub says to a station. */
export const downShape = z.discriminatedUnion('t', [
  signedIn,
  welcome,
  refused,
  delta,
  page,
  history,
  pong,
  news,
  room,
  claimed,
]);
export type Down = z.infer<typeof downShape>;
