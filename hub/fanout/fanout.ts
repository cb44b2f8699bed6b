import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { isSeat } from '../../shared/domain/actor/actor.ts';
import type { Head } from '../../shared/journal/commit.ts';
import type { Down } from '../../shared/wire/down.ts';
import { downChannel, type Up, upChannel } from '../../shared/wire/up.ts';
import { type FreshLine, seesEntry } from '../access/scope.ts';
import type { LiveSession, Sessions } from '../access/sessions.ts';
import { type Log, wordsOf } from '../db/log.ts';
import type { Admission } from './admission.ts';
import { type AnswerDeps, answer, answerFromMemory, deltaMessage, type RoomDeps } from './answer.ts';
import type { DeltaAnswer } from './read-delta.ts';
import { readUp } from './read-up.ts';
import { createRecent, type Recent } from './recent.ts';
import { createRooms, roomOf } from './room.ts';
import { refuse, type Seat } from './seat.ts';

export type Fanout = {
  /** New lines up to `head` for every console that may see one of them: the lines themselves where it follows, else a hint. */
  readonly tell: (head: Head, fresh: readonly FreshLine[]) => void;
  /** Ends the sessions that are over, whoever ended them. */
  readonly sweep: () => Promise<void>;
  /** Hangs up on everybody and forgets what the journal was: they come again and hear of the new epoch. */
  readonly hangUpAll: () => void;
  readonly seats: () => number;
  readonly stop: () => Promise<void>;
};

/** An offer of 50 long texts fits; anything larger is no message of ours and the socket closes. */
const maxMessageBytes = 4_000_000;
/** Messages a console may have waiting; one that sends faster than it listens is cut off. */
const maxWaiting = 500;
const sweepMs = 15_000;
/** More than this at once a console fetches by itself, when it can take it. ◊ */
const maxPushed = 50;
/** How often is looked for seats that have fallen silent. */
const roomSweepMs = 5_000;

export type FanoutDeps = AnswerDeps & { readonly sessions: Sessions; readonly log: Log; readonly admission: Admission };

/** The socket server: reads each message through its door, answers a console's messages one after the other. */
export function createFanout(http: HttpServer, deps: FanoutDeps): Fanout {
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: 5_000,
    pingTimeout: 10_000,
    // Consoles are programs and send no Origin; a page in somebody's browser does, and has no business here.
    allowRequest: (request, done) =>
      done(request.headers.origin === undefined ? null : 'no browser pages', request.headers.origin === undefined),
  });
  const seats = new Set<Seat>();
  const recent = createRecent();
  const rooms = createRooms();
  const tellRoom = (room: string): void => {
    const view = rooms.view(room, deps.now());
    for (const { session, send } of seats)
      if (session !== null && isSeat(session.actor) && roomOf(session) === room) send({ t: 'room', ...view });
  };
  io.on('connection', (socket) => seatSocket(socket, seats, recent, { ...deps, rooms, tellRoom }));
  const roomTimer = setInterval(() => {
    for (const room of rooms.sweep(deps.now())) tellRoom(room);
  }, roomSweepMs);
  const sweep = async (): Promise<void> => {
    const live = [...seats].filter((seat) => seat.session !== null);
    const ended = await deps.sessions.ended(
      live.flatMap((seat) => seat.session?.id ?? []),
      deps.now(),
    );
    for (const seat of live) {
      if (seat.session === null || !ended.has(seat.session.id)) continue;
      seat.session = null;
      refuse(seat, 'session-ended');
    }
  };
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => deps.log('warn', 'session sweep failed', { error: wordsOf(error) }));
  }, sweepMs);
  return {
    tell: (head, fresh) => {
      recent.note(head, fresh);
      const parcels = new Map<string, Parcel>();
      for (const seat of seats) {
        const reader = seat.session;
        if (reader === null || !fresh.some((line) => seesEntry(reader, line))) continue;
        const delta = fresh.length <= maxPushed && seat.isDrained() ? nextOf(recent, seat, reader, deps.now()) : null;
        if (delta === null) seat.send({ t: 'news', seq: head.seq });
        else pack(parcels, seat, delta);
      }
      for (const { seats: to, down } of parcels.values()) io.to(to).emit(downChannel, down);
    },
    sweep,
    hangUpAll: () => {
      recent.forget();
      for (const seat of seats) seat.hangUp();
    },
    seats: () => seats.size,
    stop: async () => {
      clearInterval(timer);
      clearInterval(roomTimer);
      await io.close();
    },
  };
}

/** What a console that follows the journal lacks, to be sent before it asks: one message instead of three (P8). */
function nextOf(recent: Recent, { sentUpTo }: Seat, reader: LiveSession, now: number): DeltaAnswer | null {
  return sentUpTo === null || reader.until <= now ? null : recent.delta(reader, sentUpTo);
}

/** One message and who gets it: what is the same for many is written once. */
type Parcel = { readonly seats: string[]; readonly down: Down };

function pack(parcels: Map<string, Parcel>, seat: Seat, answer: DeltaAnswer): void {
  const { after, upto, entries } = answer.delta;
  const key = `${after} ${upto} ${entries.map((entry) => entry.seq).join()}`;
  const parcel = parcels.get(key) ?? { seats: [], down: deltaMessage(answer) };
  parcel.seats.push(seat.id);
  parcels.set(key, parcel);
  seat.sentUpTo = upto;
}

/** What is read out of the journal or greeted: the costly questions, that all consoles ask at once when the hub comes back. */
function catchUpKey(up: Up): string | null {
  if (up.t === 'hello') return `hello ${up.token} ${up.cursor}`;
  if (up.t === 'pull') return `pull ${up.after}`;
  return up.t === 'snapshot' ? `snapshot ${up.afterId}` : null;
}

function seatSocket(socket: Socket, seats: Set<Seat>, recent: Recent, deps: FanoutDeps & RoomDeps): void {
  const seat: Seat = {
    id: socket.id,
    send: (down: Down) => void socket.emit(downChannel, down),
    isDrained: () => socket.conn.transport.writable,
    hangUp: () => socket.conn.close(),
    session: null,
    snapshot: null,
    sentUpTo: null,
  };
  seats.add(seat);
  socket.on('disconnect', () => seats.delete(seat));
  const isGone = (): boolean => !socket.connected;
  let waiting = 0;
  let chain: Promise<void> = Promise.resolve();
  /** Questions that wait for their answer to begin: asked again by an impatient console, they are still one. */
  const asked = new Set<string>();
  const read = (data: unknown): Up | null => {
    const up = readUp(data);
    if (up.ok) return up.value;
    const { code, path } = up.error;
    deps.log('warn', 'message refused', { seat: seat.id, station: seat.session?.station, code, path });
    seat.send({ t: 'refused', ...up.error });
    return null;
  };
  const take = async (up: Up, key: string | null): Promise<void> => {
    if (key === null) return answer(deps, seat, up);
    if (answerFromMemory(recent, seat, up, deps.now())) return void asked.delete(key);
    await deps.admission.enter(isGone, () => {
      asked.delete(key);
      return answer(deps, seat, up);
    });
  };
  const guarded = (work: Promise<void>): Promise<void> =>
    work
      .catch((error: unknown) => {
        deps.log('error', 'message failed', { seat: seat.id, error: wordsOf(error) });
        refuse(seat, 'hub-trouble');
      })
      .finally(() => {
        waiting -= 1;
      });
  const hear = (data: unknown): void => {
    const up = read(data);
    if (up === null) return;
    const key = catchUpKey(up);
    if (key !== null && asked.has(key)) return;
    waiting += 1;
    if (waiting > maxWaiting) return seat.hangUp();
    if (key !== null) asked.add(key);
    // A ping waits for nobody: it shows that the hub lives, also to whoever stands in the queue.
    if (up.t === 'ping') void guarded(answer(deps, seat, up));
    else chain = guarded(chain.then(() => take(up, key)));
  };
  // Every name of event, so that one that is no channel of ours is answered too and never goes by unseen.
  socket.onAny((channel: string, data: unknown) => {
    if (channel === upChannel) return hear(data);
    deps.log('warn', 'message on an unknown channel', { seat: seat.id });
    seat.send({
      t: 'refused',
      ref: null,
      code: 'malformed',
      path: 'channel',
      message: `messages go on "${upChannel}"`,
    });
  });
}
