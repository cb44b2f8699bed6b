import type { Connector } from '../../shared/domain/connector/connector.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { refusalText } from '../../shared/domain/refusal-texts.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import { parseWith, type ShapeError } from '../../shared/std/shape.ts';
import { isRunning } from '../../shared/time/clock.ts';
import { nextPlaces } from '../access/connectors.ts';
import { lastStationNo, stationNumber } from '../access/station-numbers.ts';
import {
  eventFromForeign,
  eventsById,
  eventsSentTo,
  lastForeignReply,
  plainSystem,
  transfersAfter,
} from '../db/foreign-rows.ts';
import type { Db } from '../db/store.ts';
import { foreignId } from '../import/foreign-id.ts';
import { connectorActor, type ForeignAnswer, receiptOf, registrationOf, replyShape } from './connector-case.ts';

/** What a call is answered with; `failure` counts against the line. */
export type Answer = { readonly status: number; readonly body: object; readonly failure?: string };

export type ConnectorCallsDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly profileId: () => Promise<string>;
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
};

const malformed = ({ path, message }: ShapeError): Answer => ({
  status: 400,
  body: { error: 'malformed', path, message },
  failure: 'malformed',
});

const refused = (refusal: Refusal): Answer => ({
  status: 409,
  body: {
    error: refusal.code,
    rule: refusal.rule,
    clause: refusal.clause,
    zh: refusalText(refusal, 'zh'),
    en: refusalText(refusal, 'en'),
  },
  failure: refusal.code,
});

const known = (event: GridEvent): Answer => ({
  status: 200,
  body: { event: event.id, number: event.number, state: event.state, again: true },
});

/** What a connector may ask of the hub. Everything that changes something goes through the one commit, as one command of its actor. */
export type ConnectorCalls = {
  /** One case comes in: one event, however often and by however many ways it comes (LYG-27-2, LYG-27-3). */
  readonly bring: (connector: Connector, given: unknown) => Promise<Answer>;
  /** Events sent to this system after a place in the journal, oldest first, as they stand now (LYG-28-3, ZG-16-2). */
  readonly outgoing: (connector: Connector, after: number, limit: number) => Promise<Answer>;
  /** The system answers under the number it got the event by (T22). */
  readonly reply: (connector: Connector, given: unknown) => Promise<Answer>;
};

export const createConnectorCalls = (deps: ConnectorCallsDeps): ConnectorCalls => ({
  bring: (connector, given) => bring(deps, connector, given),
  outgoing: (connector, after, limit) => outgoing(deps, connector, after, limit),
  reply: (connector, given) => reply(deps, connector, given),
});

async function run(
  { offer, now }: ConnectorCallsDeps,
  connector: Connector,
  id: string,
  n: number,
  command: EventCommand,
): Promise<Entry> {
  const sent = { id, n, session: 'connector', actor: connectorActor(connector), at: now(), command };
  const [entry] = await offer([{ ...sent, station: stationOf(connector) }]);
  if (entry === undefined) throw new Error(`Command ${id} has no entry`);
  return entry;
}

/** Both events say that they are about the same matter. */
async function link(deps: ConnectorCallsDeps, connector: Connector, event: GridEvent, other: GridEvent): Promise<void> {
  for (const [from, to] of [
    [event, other],
    [other, event],
  ] as const) {
    const { n } = await nextPlaces(deps.db, connector.system, deps.now());
    await run(deps, connector, foreignId('link', from.id, to.id), n, {
      kind: 'event.link',
      event: from.id,
      link: { relation: 'sameMatter', event: to.id, number: to.number },
    });
  }
}

async function bring(deps: ConnectorCallsDeps, connector: Connector, given: unknown): Promise<Answer> {
  const { db, now } = deps;
  const { system } = connector;
  const registration = registrationOf(connector, given);
  if (!registration.ok) return malformed(registration.error);
  const { of, command } = registration.value;
  const before = await eventFromForeign(db, system, of.number);
  if (before !== undefined) return known(before);
  const lineNo = await stationNumber(db, stationOf(connector), now());
  if (lineNo === null || lineNo > lastStationNo)
    return { status: 503, body: { error: 'no-line-number' }, failure: 'no-line-number' };
  const { n, dayNo } = await nextPlaces(db, system, now());
  const register = command(receiptOf(await deps.profileId(), now(), lineNo, dayNo));
  const entry = await run(deps, connector, foreignId('case', system, JSON.stringify(given)), n, register);
  const event = await eventFromForeign(db, system, of.number);
  if (event === undefined)
    return entry.fact.kind === 'command.refused'
      ? refused(entry.fact.refusal)
      : { status: 500, body: { error: 'hub-trouble' }, failure: 'hub-trouble' };
  // Another delivery of the same number was quicker.
  if (entry.fact.kind === 'command.refused') return known(event);
  const named = of.sameAs && (await eventFromForeign(db, of.sameAs.system, of.sameAs.number));
  const other = named?.id === event.id ? undefined : named;
  if (other !== undefined) await link(deps, connector, event, other);
  const { id, number, state } = event;
  return {
    status: 201,
    body: {
      event: id,
      number,
      state,
      again: false,
      ...(other !== undefined && { sameMatter: { event: other.id, number: other.number } }),
    },
  };
}

async function outgoing(
  { db }: ConnectorCallsDeps,
  connector: Connector,
  after: number,
  limit: number,
): Promise<Answer> {
  const entries = await transfersAfter(db, after, limit);
  const mine = entries.flatMap((entry) =>
    entry.fact.kind === 'event.transferred' && plainSystem(entry.fact.foreign.system) === plainSystem(connector.system)
      ? [{ seq: entry.seq, fact: entry.fact, at: entry.hubAt }]
      : [],
  );
  const rows = await eventsById(
    db,
    mine.map(({ fact }) => fact.event),
  );
  const cases = mine.flatMap(({ seq, fact, at }) => {
    const row = rows.get(fact.event);
    if (row === undefined) return [];
    return [{ seq, at, note: fact.note, foreignNumber: fact.foreign.number, ...seenBy(row, fact.foreign) }];
  });
  return { status: 200, body: { after, next: entries.at(-1)?.seq ?? after, more: entries.length === limit, cases } };
}

async function reply(deps: ConnectorCallsDeps, connector: Connector, given: unknown): Promise<Answer> {
  const parsed = parseWith(replyShape, given);
  if (!parsed.ok) return malformed(parsed.error);
  const { number, outcome, text } = parsed.value;
  const [event] = await eventsSentTo(deps.db, connector.system, number);
  if (event === undefined)
    return {
      status: 404,
      body: {
        error: 'unknown-number',
        zh: `没有以编号 ${number} 转出的事件。`,
        en: `No event was sent under ${number}.`,
      },
      failure: 'unknown-number',
    };
  if (event.state !== 'transferred') return answered(deps.db, event, parsed.value);
  // The watch of this transfer: the same words on a later one are another answer.
  const watch = event.clocks.findLast((c) => c.kind === 'foreignWatch' && isRunning(c))?.id ?? '';
  const { n } = await nextPlaces(deps.db, connector.system, deps.now());
  const id = foreignId('reply', connector.system, number, event.id, watch, outcome, text);
  const command = { kind: 'event.foreignReply' as const, event: event.id, number, outcome, text };
  const entry = await run(deps, connector, id, n, command);
  if (entry.fact.kind === 'command.refused') return refused(entry.fact.refusal);
  return { status: 201, body: { event: event.id, number: event.number, outcome, again: false } };
}

async function answered(db: Db, event: GridEvent, { outcome, text }: ForeignAnswer): Promise<Answer> {
  const last = (await lastForeignReply(db, event.id))?.fact;
  if (last?.kind === 'event.foreignReplied' && last.outcome === outcome && last.text === text)
    return { status: 200, body: { event: event.id, number: event.number, outcome, again: true } };
  return {
    status: 409,
    body: {
      error: 'not-waiting',
      zh: `事件 ${event.number} 不在等待外部答复。`,
      en: `Event ${event.number} does not wait for an answer.`,
    },
    failure: 'not-waiting',
  };
}

const stationOf = ({ system }: Connector): string => `connector:${system}`;

/** What the other system needs to act: the matter, its place and whom to call back. */
function seenBy(row: GridEvent, sent: { readonly system: string; readonly number: string }) {
  const waits = row.state === 'transferred' && row.transferredTo?.number === sent.number;
  const { id, number, title, content, item, severity, requester } = row;
  const { text, lon, lat, grid, area } = row.place;
  return {
    event: id,
    number,
    state: waits ? ('waiting' as const) : ('over' as const),
    title,
    content,
    item,
    severity,
    requester,
    place: { text, lon, lat, grid, area },
    toldAt: row.toldAt,
  };
}
