import { isBarredFrom, type Reader, seesEntry } from '../../hub/access/scope.ts';
import { scopedRegistry, scopedVersion } from '../../hub/access/scoped-registry.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { genesis } from '../../shared/journal/chain.ts';
import type { Head } from '../../shared/journal/commit.ts';
import { rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { Up } from '../../shared/wire/up.ts';
import { wireVersion } from '../../shared/wire/version.ts';
import type { Random } from '../support/random-walk.ts';
import { stationNoOf } from './county.ts';
import { readDelta, readPage, type SnapshotStart, seeAlike, startSnapshot } from './hub-reads.ts';
import type { HubBooks, HubSession } from './model-hub.ts';
import type { Plan } from './plan.ts';
import type { Schedule } from './schedule.ts';

export type HubSeat = {
  readonly send: (down: Down) => void;
  readonly hangUp: () => void;
  session: HubSession | null;
  snapshot: SnapshotStart | null;
};

export type HubNode = ReturnType<typeof createHubNode>;

const sweepMs = 15_000;
const pollMs = 2_000;

const scoped = new Map<string, Registry>();
function registryFor(registry: Registry, actor: Actor): Registry {
  const version = scopedVersion(registry.version, actor);
  const known = scoped.get(version) ?? scopedRegistry(registry, actor);
  scoped.set(version, known);
  return known;
}

export type HubOptions = {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly chance: Random;
  /** Hub time, ms. */
  readonly now: () => number;
  readonly sessionMs: number;
  /** Deltas are pushed beside the news: a console must bear them in any order. */
  readonly pushes: boolean;
  /** A console further behind than so many entries gets a snapshot. */
  readonly reach: number;
  readonly log: (who: string, what: string) => void;
  readonly violate: (what: string) => void;
};

export type NodeOptions = HubOptions & {
  readonly name: string;
  readonly books: HubBooks;
  /** Rings the other nodes, as the database does after a commit. */
  readonly ring: () => void;
};

/** One process of the hub over the common database: answers each message whole, takes offers a moment later, can be killed and cut off. */
export function createHubNode(options: NodeOptions) {
  const { name, plan, schedule, chance, books, now, sessionMs, pushes, reach, log, violate, ring } = options;
  const { bug } = plan;
  const open = new Set<HubSeat>();
  let up = true;
  /** What the database does not do for this node now. */
  let trouble: 'all' | 'writes' | null = null;
  let run = 0;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let lastCommit = -1_000;
  let epoch = books.epoch();
  /** The end of the journal as far as this node's consoles were told. */
  let told = 0;
  let toldHash = genesis;
  /** What shows that the store is an older one than this node has seen. */
  const lost = (): string | null => {
    const { seq } = books.head();
    if (seq < told) return `the journal ends at ${seq}, but had reached ${told}`;
    const isOurs =
      told === 0 ||
      books.journal[told - 1]?.hash === toldHash ||
      bug === 'node: knows an older store by its length alone';
    return isOurs ? null : `entry ${told} is another one than before`;
  };
  const reached = (head: Head): void => {
    told = head.seq;
    toldHash = head.hash;
  };
  let queue: { readonly seat: HubSeat; readonly commands: readonly SentCommand[]; readonly epoch: string }[] = [];

  const refuse = (seat: HubSeat, code: Extract<Down, { t: 'refused' }>['code'], ref: string | null = null): void =>
    seat.send({ t: 'refused', ref, code, path: '', message: code });
  const hangUpAll = (): void => {
    for (const seat of open) seat.hangUp();
  };
  function rolledBack(why: string): void {
    log(name, `notices that the store is older: ${why}`);
    books.renewEpoch(epoch);
    epoch = books.epoch();
    hangUpAll();
    ring();
  }

  /** What other nodes have done, and whether the database moved under our feet: as the hub's `news`. */
  function look(): void {
    if (!up || trouble === 'all') return;
    const head = books.head();
    const why = lost();
    if (why !== null) {
      rolledBack(why);
      reached(head);
    } else if (epoch !== books.epoch()) {
      epoch = books.epoch();
      hangUpAll();
    }
    if (bug === 'node: nobody hears what the other node took') reached(head);
    if (told < head.seq) tellSince(told, head);
  }
  function tellSince(from: number, head: Head): void {
    reached(head);
    for (const seat of open) {
      const reader = seat.session;
      if (reader === null || !seesSince(reader, from)) continue;
      if (pushes) tell(seat, reader, readDelta(books, reader, from, bug, false));
      seat.send({ t: 'news', seq: head.seq });
    }
  }
  function seesSince(reader: Reader, from: number): boolean {
    for (let i = from; i < books.entryMarks.length; i++) {
      const marks = books.entryMarks[i];
      if (marks !== undefined && seesEntry(reader, marks)) return true;
    }
    return false;
  }

  function hello(seat: HubSeat, m: Extract<Up, { t: 'hello' }>): void {
    if (m.v !== wireVersion) return refuse(seat, 'version');
    seat.session = null;
    seat.snapshot = null;
    const session = books.people.find(m.token, m.station, now());
    const account = session === null ? undefined : books.people.account(session.actor.account);
    if (session === null || account === undefined || account.disabled) return refuse(seat, 'session-ended');
    const head = books.head();
    if (m.epoch === books.epoch()) {
      const ours = books.journal[m.cursor - 1]?.hash;
      if (m.cursor > head.seq) rolledBack(`${m.station} knows ${m.cursor}, the journal ends at ${head.seq}`);
      else if (m.hash != null && m.cursor > 0 && ours !== m.hash) rolledBack(`${m.station} knows another ${m.cursor}`);
    }
    const actor = account.actor;
    const version = scopedVersion(books.registry().version, actor);
    seat.session = { ...session, actor };
    const alike = m.epoch === books.epoch() && head.seq - m.cursor <= reach && mayGoOn(actor, m.sight);
    seat.send({
      t: 'welcome',
      epoch: books.epoch(),
      seq: head.seq,
      hubTime: now(),
      sentAt: m.sentAt,
      stationNo: stationNoOf(m.station),
      registryVersion: version,
      registry: m.registry === version ? null : registryFor(books.registry(), actor),
      sync: alike ? 'deltas' : 'snapshot',
    });
  }

  const mayGoOn = (actor: Actor, sight: Extract<Up, { t: 'hello' }>['sight']): boolean =>
    bug === 'hub: a colleague goes on with the cache whatever he may see' ||
    sight === null ||
    seeAlike(books, sight.actor, actor, sight.cursor);

  /** As the intake: one queue, one transaction at a time; told a moment after it is durable. */
  function offer(seat: HubSeat, commands: readonly SentCommand[]): void {
    queue.push({ seat, commands, epoch });
    if (queue.length > 1) return;
    const mine = run;
    schedule.after(2 + chance() * 30, () => {
      if (run !== mine || !up) return;
      const jobs = queue;
      queue = [];
      if (trouble !== null) return failed(jobs.map((job) => job.seat));
      const batch = jobs.flatMap((job) => job.commands);
      const from = books.journal.length;
      // An older store under our feet, or one that was: nothing is taken before what it lost.
      const isOlder = lost() !== null || jobs.some((job) => job.epoch !== books.epoch());
      if (isOlder && bug !== 'node: takes new work on an older store') {
        failed(jobs.map((job) => job.seat));
        return look();
      }
      if (books.take(bug === 'hub: a batch is taken from its end' ? batch.toReversed() : batch, now()).length === 0)
        return;
      lastCommit = schedule.now();
      // As it was committed: by the time consoles are told, an older store may stand here.
      const head = books.head();
      ring();
      schedule.after(chance() * 8, () => {
        if (run !== mine || !up) return;
        if (told === from) tellSince(from, head);
        else look();
      });
    });
  }
  function failed(seats: readonly HubSeat[]): void {
    for (const seat of seats) {
      refuse(seat, 'hub-trouble');
      if (bug !== 'hub: later offers overtake one that failed') seat.hangUp();
    }
  }

  /** Nothing of a dossier goes to somebody who is barred from it, whenever it was written; a console's own acts come back to it. */
  function tell(seat: HubSeat, { actor, station }: Reader, said: Extract<Down, { t: 'delta' | 'page' }>): void {
    const check = (id: string): void => {
      const marks = books.marks.get(id);
      if (marks !== undefined && marks.barred.length > 0 && isBarredFrom(actor, marks))
        violate(`the hub tells ${actor.account} of a dossier that bars him (invariant 6)`);
    };
    const ended = seat.session === null ? undefined : books.people.endedAt(seat.session.id);
    if (ended !== undefined && ended < sweptAt) violate(`${name} tells ${actor.account}, whose session was ended`);
    for (const row of said.t === 'page' ? said.rows : said.entered.map((one) => one.row)) check(row.id);
    for (const entry of said.entries) if (entry.station !== station) check(rowIdOf(entry.fact));
    if (said.t === 'delta')
      for (const { history } of said.entered)
        for (const entry of history) if (entry.station !== station) check(rowIdOf(entry.fact));
    seat.send(said);
  }

  function signIn(seat: HubSeat, m: Extract<Up, { t: 'signIn' }>): void {
    if (m.v !== wireVersion) return refuse(seat, 'version', m.ref);
    const account = books.people.account(m.account);
    if (account === undefined || account.disabled) return refuse(seat, 'bad-credentials', m.ref);
    const { id, token, actor, until } = books.people.give(
      account.actor,
      m.station,
      now() + sessionMs,
      books.journal.length,
    );
    seat.send({ t: 'signedIn', ref: m.ref, session: { id, token, actor, until } });
  }

  function snapshot(seat: HubSeat, reader: Reader, afterId: string | null): void {
    const first = afterId === null || seat.snapshot === null;
    const start = first || seat.snapshot === null ? startSnapshot(books, reader) : seat.snapshot;
    seat.snapshot = start;
    tell(seat, reader, readPage(books, reader, start, first ? null : afterId, bug));
  }

  function answer(seat: HubSeat, m: Up): void {
    // Every answer reads the database.
    if (trouble === 'all') return refuse(seat, 'hub-trouble');
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
      books.people.revoke(session.id);
      seat.session = null;
    }
  }

  function sweep(): void {
    if (!up || trouble === 'all') return;
    sweptAt = now();
    if (bug === 'node: ended sessions go on') return;
    for (const seat of open) {
      if (seat.session === null || books.people.isLive(seat.session.id, now())) continue;
      seat.session = null;
      refuse(seat, 'session-ended');
    }
  }
  const every = (ms: number, work: () => void): void =>
    schedule.after(ms, () => {
      work();
      every(ms, work);
    });
  every(sweepMs, sweep);
  every(pollMs, look);

  return {
    name,
    isUp: (): boolean => up,
    seats: (): number => open.size,
    sit: (seat: HubSeat): void => void open.add(seat),
    leave: (seat: HubSeat): void => void open.delete(seat),
    hear(seat: HubSeat, m: Up): void {
      if (up && open.has(seat)) answer(seat, m);
    },
    setTrouble: (what: typeof trouble): void => {
      trouble = what;
    },
    /** The database rang: some node committed. */
    look,
    sweep,
    hangUpAll,
    stop(): void {
      up = false;
      run += 1;
      queue = [];
      open.clear();
    },
    /** @param marked its mark tells it that the store is older than it was */
    start(marked: boolean): void {
      if (marked) books.renewEpoch(books.epoch());
      epoch = books.epoch();
      reached(books.head());
      up = true;
    },
  };
}
