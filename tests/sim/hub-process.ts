import { isBarredFrom, type Reader, seesEntry } from '../../hub/access/scope.ts';
import { scopedRegistry, scopedVersion } from '../../hub/access/scoped-registry.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { Up } from '../../shared/wire/up.ts';
import type { Random } from '../support/random-walk.ts';
import { actors, seats as consoles, tinyCounty } from './county.ts';
import { readDelta, readPage, type SnapshotStart, seeAlike, startSnapshot } from './hub-reads.ts';
import { createHubBooks, type HubSession } from './model-hub.ts';
import type { Plan } from './plan.ts';
import type { Schedule } from './schedule.ts';

export type HubSeat = {
  readonly send: (down: Down) => void;
  readonly hangUp: () => void;
  session: HubSession | null;
  snapshot: SnapshotStart | null;
};

export type HubProcess = ReturnType<typeof createHubProcess>;

const registries = new Map<string, Registry>();
function registryFor(actor: Actor): Registry {
  const version = scopedVersion(tinyCounty.version, actor);
  const known = registries.get(version) ?? scopedRegistry(tinyCounty, actor);
  registries.set(version, known);
  return known;
}

export type HubOptions = {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly chance: Random;
  /** Hub time at the start of the run, ms. */
  readonly startAt: number;
  readonly sessionMs: number;
  /** Deltas are pushed beside the news: a console must bear them in any order. */
  readonly pushes: boolean;
  readonly log: (who: string, what: string) => void;
  readonly violate: (what: string) => void;
};

/** The hub as consoles meet it: answers each message whole, takes offers a moment later, can be stopped and set back. */
export function createHubProcess({ plan, schedule, chance, startAt, sessionMs, pushes, log, violate }: HubOptions) {
  const { bug } = plan;
  const books = createHubBooks(bug);
  const open = new Set<HubSeat>();
  let up = true;
  let trouble = false;
  let run = 0;
  let lastCommit = -1_000;
  const now = (): number => startAt + schedule.now();

  function rolledBack(why: string): void {
    log('hub', `notices that it is older: ${why}`);
    books.renewEpoch();
    for (const seat of open) seat.hangUp();
  }

  function hello(seat: HubSeat, m: Extract<Up, { t: 'hello' }>): void {
    seat.session = null;
    seat.snapshot = null;
    const session = books.findSession(m.token, m.station, now());
    if (session === null) return refuse(seat, 'session-ended');
    const head = books.head();
    if (m.epoch === books.epoch()) {
      const ours = books.journal[m.cursor - 1]?.hash;
      if (m.cursor > head.seq) rolledBack(`${m.station} knows ${m.cursor}, the journal ends at ${head.seq}`);
      else if (m.hash != null && m.cursor > 0 && ours !== m.hash) rolledBack(`${m.station} knows another ${m.cursor}`);
    }
    const version = scopedVersion(tinyCounty.version, session.actor);
    seat.session = session;
    seat.send({
      t: 'welcome',
      epoch: books.epoch(),
      seq: head.seq,
      hubTime: now(),
      sentAt: m.sentAt,
      stationNo: consoles.findIndex((c) => c.station === m.station) + 1,
      registryVersion: version,
      registry: m.registry === version ? null : registryFor(session.actor),
      sync: m.epoch === books.epoch() && mayGoOn(session.actor, m.sight) ? 'deltas' : 'snapshot',
    });
  }

  const mayGoOn = (actor: Actor, sight: Extract<Up, { t: 'hello' }>['sight']): boolean =>
    bug === 'hub: a colleague goes on with the cache whatever he may see' ||
    sight === null ||
    seeAlike(books, sight.actor, actor, sight.cursor);

  function refuse(seat: HubSeat, code: Extract<Down, { t: 'refused' }>['code'], ref: string | null = null): void {
    seat.send({ t: 'refused', ref, code, path: '', message: code });
  }

  function offer(seat: HubSeat, commands: readonly SentCommand[]): void {
    const mine = run;
    schedule.after(2 + chance() * 30, () => {
      if (run !== mine || !up) return;
      if (trouble) {
        refuse(seat, 'hub-trouble');
        seat.hangUp();
        return;
      }
      const from = books.journal.length;
      const fresh = books.take(commands, now());
      if (fresh.length === 0) return;
      lastCommit = schedule.now();
      for (const other of open) {
        const reader = other.session;
        if (reader === null || !fresh.some((marks) => seesEntry(reader, marks))) continue;
        if (pushes) tell(other, reader, readDelta(books, reader, from, bug, false));
        other.send({ t: 'news', seq: books.journal.length });
      }
    });
  }

  /** Nothing of a dossier goes to somebody who is barred from it, whenever it was written; a console's own acts come back to it. */
  function tell(seat: HubSeat, { actor, station }: Reader, said: Extract<Down, { t: 'delta' | 'page' }>): void {
    const rows = said.t === 'page' ? said.rows : said.entered.map((one) => one.row);
    const history = said.t === 'page' ? [] : said.entered.flatMap((one) => one.history);
    const told = [...said.entries, ...history].filter((entry) => entry.station !== station);
    for (const id of [...rows.map((row) => row.id), ...told.map((entry) => rowIdOf(entry.fact))]) {
      const marks = books.marks.get(id);
      if (marks !== undefined && isBarredFrom(actor, marks))
        violate(`the hub tells ${actor.account} of a dossier that bars him (invariant 6)`);
    }
    seat.send(said);
  }

  function signIn(seat: HubSeat, m: Extract<Up, { t: 'signIn' }>): void {
    const actor = actors.get(m.account);
    if (actor === undefined) return refuse(seat, 'bad-credentials', m.ref);
    const { id, token, until } = books.giveSession(actor, m.station, now() + sessionMs);
    seat.send({ t: 'signedIn', ref: m.ref, session: { id, token, actor, until } });
  }

  function snapshot(seat: HubSeat, reader: Reader, afterId: string | null): void {
    const first = afterId === null || seat.snapshot === null;
    const start = first || seat.snapshot === null ? startSnapshot(books, reader) : seat.snapshot;
    seat.snapshot = start;
    tell(seat, reader, readPage(books, reader, start, first ? null : afterId, bug));
  }

  function answer(seat: HubSeat, m: Up): void {
    if (m.t === 'ping') return seat.send({ t: 'pong', sentAt: m.sentAt, hubTime: now(), seq: books.journal.length });
    if (m.t === 'signIn') return signIn(seat, m);
    if (m.t === 'hello') return hello(seat, m);
    const { session } = seat;
    if (session === null) return refuse(seat, 'not-signed-in');
    if (session.until <= now()) {
      seat.session = null;
      return refuse(seat, 'session-ended');
    }
    if (m.t === 'offer') offer(seat, m.commands);
    else if (m.t === 'pull')
      tell(seat, session, readDelta(books, session, m.after, bug, schedule.now() - lastCommit < 1_000));
    else if (m.t === 'snapshot') snapshot(seat, session, m.afterId);
    else if (m.t === 'signOut') {
      books.revoke(session.id);
      seat.session = null;
    }
  }

  return {
    books,
    now,
    isUp: (): boolean => up,
    sit: (seat: HubSeat): void => void open.add(seat),
    leave: (seat: HubSeat): void => void open.delete(seat),
    hear(seat: HubSeat, m: Up): void {
      if (up && open.has(seat)) answer(seat, m);
    },
    setTrouble: (on: boolean): void => {
      trouble = on;
    },
    stop(): void {
      up = false;
      run += 1;
      open.clear();
    },
    /** @param backTo position of the copy it starts from; null: as it stopped @param marked it knows that it is older */
    start(backTo: number | null, marked: boolean): void {
      if (backTo !== null) {
        books.rollBack(backTo);
        if (marked) books.renewEpoch();
        log('hub', `comes back with the journal of ${backTo}${marked ? '' : ' and does not know it'}`);
      }
      up = true;
    },
  };
}
