import { isSeat } from '../../shared/domain/actor/actor.ts';
import type { Outage } from '../../shared/domain/connector/connector.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { exhaustive } from '../../shared/std/exhaustive.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { Up } from '../../shared/wire/up.ts';
import { peopleKnownTo } from '../access/known-people.ts';
import { scopedRegistry, scopedVersion } from '../access/scoped-registry.ts';
import type { Sessions } from '../access/sessions.ts';
import { stationNumber } from '../access/station-numbers.ts';
import { type Log, wordsOf } from '../db/log.ts';
import { readMeta } from '../db/meta.ts';
import type { References } from '../db/reference.ts';
import type { Db } from '../db/store.ts';
import { hashAt } from './journal-rows.ts';
import { type DeltaAnswer, readDelta } from './read-delta.ts';
import { readHistory } from './read-history.ts';
import { readPage, readSettled, startSnapshot } from './read-snapshot.ts';
import type { Recent } from './recent.ts';
import { type Rooms, roomOf } from './room.ts';
import { refuse, type Seat } from './seat.ts';
import { seeAlike } from './sees-alike.ts';

export type AnswerDeps = {
  readonly db: Db;
  readonly sessions: Sessions;
  readonly references: References;
  /** Puts commands of a console into the queue; resolves when they are in the journal, rejects when the store fails. */
  readonly offer: (sent: readonly SentCommand[]) => Promise<unknown>;
  /** A console knows more of this epoch's journal than there is. @returns the epoch now in force */
  readonly rolledBack: (why: string) => Promise<string>;
  /** Lines to other systems that are out. */
  readonly outages: () => Promise<readonly Outage[]>;
  readonly now: () => number;
  readonly log: Log;
};
/** Who is there and who holds what, and how those of a room hear of it. */
export type RoomDeps = { readonly rooms: Rooms; readonly tellRoom: (room: string) => void };

/** Further behind than this many entries, a snapshot is the shorter way. ◊ */
export const deltaReach = 50_000;

/** Answers one checked message of a console. Throws only where the store does; the caller says `hub-trouble` then. */
export async function answer(deps: AnswerDeps & RoomDeps, seat: Seat, up: Up): Promise<void> {
  if (up.t === 'ping') return pong(deps, seat, up.sentAt);
  if (up.t === 'signIn') return signIn(deps, seat, up);
  if (up.t === 'hello') return hello(deps, seat, up);
  const { session } = seat;
  const ref = up.t === 'history' ? up.ref : null;
  if (session === null) return refuse(seat, 'not-signed-in', ref);
  if (session.until <= deps.now()) {
    seat.session = null;
    return refuse(seat, 'session-ended', ref);
  }
  switch (up.t) {
    case 'offer':
      return offer(deps, seat, session.station, up.commands);
    case 'pull':
      return sendDelta(seat, await readDelta(deps.db, session, up.after));
    case 'snapshot':
      return snapshot(deps, seat, up.afterId);
    case 'history': {
      const history = await readHistory(deps.db, session, up.event);
      if (history === null) return refuse(seat, 'not-found', up.ref, 'event');
      return seat.send({ t: 'history', ref: up.ref, event: up.event, entries: [...history] });
    }
    case 'signOut':
      await deps.sessions.revoke(session.id, deps.now());
      seat.session = null;
      deps.rooms.left(session);
      return deps.tellRoom(roomOf(session));
    case 'here':
      if (deps.rooms.here(session, up, deps.now())) deps.tellRoom(roomOf(session));
      return;
    case 'claim': {
      const refused = deps.rooms.claim(session, up.event, up.reason, deps.now());
      seat.send({ t: 'claimed', ref: up.ref, refused });
      return deps.tellRoom(roomOf(session));
    }
    case 'release':
      deps.rooms.release(session, up.event);
      return deps.tellRoom(roomOf(session));
    default:
      return exhaustive(up);
  }
}

/** Answers a pull out of memory where that can be done; false when the question has to wait for the database. */
export function answerFromMemory(recent: Recent, seat: Seat, up: Up, now: number): boolean {
  if (up.t !== 'pull' || seat.session === null || seat.session.until <= now) return false;
  const found = recent.delta(seat.session, up.after);
  if (found !== null) sendDelta(seat, found);
  return found !== null;
}

function sendDelta(seat: Seat, answer: DeltaAnswer): void {
  seat.sentUpTo = answer.more ? null : answer.delta.upto;
  seat.send(deltaMessage(answer));
}

export const deltaMessage = ({ delta, more, hash }: DeltaAnswer): Down => ({
  t: 'delta',
  ...delta,
  entries: [...delta.entries],
  entered: delta.entered.map((e) => ({ row: e.row, history: [...e.history] })),
  left: [...delta.left],
  more,
  hash,
});

async function pong({ db, now, outages }: AnswerDeps, seat: Seat, sentAt: number): Promise<void> {
  const { session } = seat;
  const out = session !== null && isSeat(session.actor) ? await outages() : [];
  const { seq } = await readMeta(db);
  seat.send({ t: 'pong', sentAt, hubTime: now(), seq, ...(out.length > 0 && { outages: [...out] }) });
}

async function signIn({ sessions, now, log }: AnswerDeps, seat: Seat, up: Extract<Up, { t: 'signIn' }>): Promise<void> {
  const said = await sessions.signIn(up.account, up.password, up.station, now());
  if (!said.ok) {
    log('warn', 'sign-in refused', { account: up.account, station: up.station, code: said.code });
    return refuse(seat, said.code, up.ref);
  }
  log('info', 'signed in', { account: up.account, station: up.station });
  seat.send({ t: 'signedIn', ref: up.ref, session: said.session });
}

async function hello(deps: AnswerDeps, seat: Seat, up: Extract<Up, { t: 'hello' }>): Promise<void> {
  const { db, now } = deps;
  seat.session = null;
  seat.snapshot = null;
  seat.sentUpTo = null;
  const session = await deps.sessions.find(up.token, up.station, now());
  if (session === null) return refuse(seat, 'session-ended');
  const stationNo = await stationNumber(db, up.station, now());
  if (stationNo === null) return refuse(seat, 'station-number-spent');
  const meta = await readMeta(db);
  const lost = up.epoch === meta.epoch ? await lostSince(db, meta.seq, up.cursor, up.hash ?? null) : null;
  const epoch = lost === null ? meta.epoch : await deps.rolledBack(`console ${up.station}: ${lost}`);
  const { registry } = await deps.references.get(db, meta.registryVersion);
  const known = await peopleKnownTo(db, session.actor);
  const registryVersion = scopedVersion(registry.version, session.actor, known);
  const alike = up.sight === null || (await seeAlike(db, up.sight.actor, session.actor, up.sight.cursor));
  seat.session = session;
  seat.send({
    t: 'welcome',
    epoch,
    seq: meta.seq,
    hubTime: now(),
    sentAt: up.sentAt,
    stationNo,
    registryVersion,
    registry: up.registry === registryVersion ? null : scopedRegistry(registry, session.actor, known),
    sync: up.epoch === epoch && meta.seq - up.cursor <= deltaReach && alike ? 'deltas' : 'snapshot',
  });
  // What was committed since `meta` was read may have been told before the welcome went out, to a console that was not listening yet.
  const { seq } = await readMeta(db);
  if (seq > meta.seq) seat.send({ t: 'news', seq });
}

/** What shows that this journal is not the one the console followed; null when it fits. */
async function lostSince(db: Db, seq: number, cursor: number, hash: string | null): Promise<string | null> {
  if (cursor > seq) return `its cursor is ${cursor}, the journal ends at ${seq}`;
  if (hash === null || cursor === 0) return null;
  const ours = await hashAt(db, cursor);
  return ours === hash ? null : `entry ${cursor} is another one here`;
}

function offer(deps: AnswerDeps, seat: Seat, station: string, commands: readonly SentCommand[]): void {
  const foreign = commands.findIndex((c) => c.station !== station);
  if (foreign >= 0) {
    seat.send({
      t: 'refused',
      ref: null,
      code: 'malformed',
      path: `commands.${foreign}.station`,
      message: 'a console offers its own commands only',
    });
    return;
  }
  // Not awaited: the delta is the acknowledgement, and offers that gather meanwhile share a transaction.
  deps.offer(commands).catch((error: unknown) => {
    deps.log('error', 'offer failed', { station, commands: commands.length, error: wordsOf(error) });
    refuse(seat, 'hub-trouble');
    // Offers still on their way must not overtake these: the console comes again and begins with the oldest.
    seat.hangUp();
  });
}

async function snapshot({ db, now }: AnswerDeps, seat: Seat, afterId: string | null): Promise<void> {
  const { session } = seat;
  if (session === null) return;
  seat.sentUpTo = null;
  const first = afterId === null || seat.snapshot === null;
  const start = first || seat.snapshot === null ? await startSnapshot(db, session) : seat.snapshot;
  seat.snapshot = start;
  const page = await readPage(db, session, start, first ? null : afterId);
  const settled = first ? await readSettled(db, session.station, start.seq, now()) : [];
  const { epoch } = await readMeta(db);
  seat.send({
    t: 'page',
    seq: start.seq,
    hash: start.hash,
    epoch,
    rows: [...page.rows],
    entries: [...page.entries],
    nextId: page.nextId,
    total: start.total,
    settled: [...settled],
  });
}
