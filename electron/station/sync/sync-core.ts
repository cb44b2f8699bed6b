import { lift } from '../../../shared/journal/lift.ts';
import { takeDelta } from '../../../shared/journal/rebase.ts';
import type { Down } from '../../../shared/wire/down.ts';
import { offerSize, type Up } from '../../../shared/wire/up.ts';
import { wireVersion } from '../../../shared/wire/version.ts';
import { createClockEstimate } from './clock-estimate.ts';
import { createReconnect } from './reconnect.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SyncStore } from './sync-store.ts';

/** Why a sign-in did not go through. */
export type SignInFailure = 'bad-credentials' | 'too-many-tries' | 'offline' | 'version';

/** What the core wants done; whoever runs it does it in this order. */
export type SyncEffect =
  | { readonly do: 'connect' }
  | { readonly do: 'drop' }
  | { readonly do: 'send'; readonly message: Up }
  | { readonly do: 'signedIn'; readonly ref: string; readonly failure: SignInFailure | null; readonly message: string }
  /** Rows, session or registry are others now. */
  | { readonly do: 'replaced' }
  | { readonly do: 'log'; readonly line: string };

export type SyncInput =
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed'; readonly why: 'lost' | 'unreachable' | 'wrong-address' }
  | { readonly kind: 'heard'; readonly message: Down }
  | { readonly kind: 'tick' }
  /** Something was put into the outbox. */
  | { readonly kind: 'acted' }
  /** Look for the hub now. */
  | { readonly kind: 'retry' }
  | { readonly kind: 'signIn'; readonly ref: string; readonly account: string; readonly password: string }
  | { readonly kind: 'signOut' }
  | { readonly kind: 'history'; readonly event: string }
  /** Fetch everything anew; the cache in use stays until the new one is whole. */
  | { readonly kind: 'rebuild' };

/** `mono` only ever goes forward; `local` is the machine's clock. Both ms. */
export type Moment = { readonly mono: number; readonly local: number };

export type SyncView = {
  readonly link: 'down' | 'connecting' | 'open';
  readonly talk: 'none' | 'greeting' | 'snapshot' | 'live';
  readonly barred: 'session-ended' | 'wrong-version' | 'wrong-address' | null;
  readonly behind: boolean;
  readonly rtt: number | null;
  readonly skew: number;
  readonly attempt: number;
  /** Moment of the next try on the `mono` clock; null while connected or connecting. */
  readonly nextTry: number | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly signingIn: boolean;
};

type Snapshot = {
  seq: number | null;
  hash: string | null;
  epoch: string;
  settled: Extract<Down, { t: 'page' }>['settled'];
  reoffer: boolean;
  lastId: string | null;
  done: number;
  total: number;
  askedAt: number;
};
type SignIn = {
  readonly ref: string;
  readonly account: string;
  readonly password: string;
  readonly until: number;
  sent: boolean;
};

export type SyncCore = ReturnType<typeof createSyncCore>;

/**
 * The station's side of the hub wire as a machine: inputs and moments come in, effects come out; no timer, no socket, no clock
 * of its own, so the simulator runs exactly this. The store is written before an effect that depends on it is answered.
 * @param chance 0 ≤ x < 1, for the jitter
 */
export function createSyncCore(store: SyncStore, chance: () => number, startSkew = 0) {
  const clock = createClockEstimate(startSkew);
  const reconnect = createReconnect(chance);
  let link: SyncView['link'] = 'down';
  let talk: SyncView['talk'] = 'none';
  let barred: SyncView['barred'] = null;
  let hubSeq = 0;
  /** Position and act that must be reached before the line counts as caught up. */
  let catchUpTo: { readonly seq: number; readonly n: number } | null = null;
  let heardAt = 0;
  let lastTick = 0;
  let pingAt = 0;
  let openedAt = 0;
  let pullAt: number | null = null;
  let offering: { readonly ids: Set<string>; at: number } | null = null;
  let offered = new Set<string>();
  let snapshot: Snapshot | null = null;
  let snapshotRetryAt = 0;
  let forced = false;
  let signIn: SignIn | null = null;
  let effects: SyncEffect[] = [];
  let now: Moment = { mono: 0, local: 0 };

  const out = (effect: SyncEffect): void => void effects.push(effect);
  const send = (message: Up): void => out({ do: 'send', message });
  const log = (line: string): void => out({ do: 'log', line });
  const hubNow = (): number => Math.round(now.local + clock.skew());

  function connect(): void {
    link = 'connecting';
    openedAt = now.mono;
    reconnect.tried();
    out({ do: 'connect' });
  }

  function lose(why: Extract<SyncInput, { kind: 'closed' }>['why']): void {
    const was = link;
    if (was === 'open') log('line lost');
    link = 'down';
    if (why === 'wrong-address') barred = 'wrong-address';
    else if (barred === 'wrong-address') barred = null;
    endTalk();
    reconnect.lost(now.mono, was === 'open');
  }

  function endTalk(): void {
    talk = 'none';
    pullAt = null;
    offering = null;
    offered = new Set();
    catchUpTo = null;
    clock.forgetPings();
    if (snapshot !== null) {
      snapshot = null;
      store.dropSnapshot();
    }
  }

  function drop(): void {
    out({ do: 'drop' });
    lose('lost');
  }

  function opened(): void {
    link = 'open';
    openedAt = now.mono;
    heardAt = now.mono;
    pingAt = now.mono;
    if (barred === 'wrong-address') barred = null;
    reconnect.reached();
    if (signIn !== null && !signIn.sent) sendSignIn(signIn);
    else greet();
  }

  function greet(): void {
    const session = store.session();
    if (link !== 'open' || session === null) return;
    const { cursor, epoch, hash, registry } = store.position();
    talk = 'greeting';
    openedAt = now.mono;
    clock.asked(now.local, now.mono);
    send({
      t: 'hello',
      v: wireVersion,
      station: store.station(),
      token: session.token,
      cursor: epoch === null ? 0 : cursor,
      epoch,
      hash,
      registry,
      sentAt: now.local,
    });
  }

  function sendSignIn(wanted: SignIn): void {
    wanted.sent = true;
    send({
      t: 'signIn',
      ref: wanted.ref,
      v: wireVersion,
      station: store.station(),
      account: wanted.account,
      password: wanted.password,
    });
  }

  function failSignIn(failure: SignInFailure, message: string): void {
    if (signIn === null) return;
    out({ do: 'signedIn', ref: signIn.ref, failure, message });
    signIn = null;
  }

  function welcomed(m: Extract<Down, { t: 'welcome' }>): void {
    clock.answered(m.sentAt, m.hubTime, now.mono);
    barred = null;
    store.setStationNo(m.stationNo);
    if (m.registry !== null) {
      store.putRegistry(m.registry);
      out({ do: 'replaced' });
    }
    hubSeq = m.seq;
    const settledBy = store.settledEpoch();
    const older = settledBy !== null && settledBy !== m.epoch;
    const { epoch } = store.position();
    if (older) log('the hub came back with another epoch: what it settled is offered again');
    if (m.sync === 'snapshot' || older || forced || epoch !== m.epoch) {
      startSnapshot(m.epoch, older, m.seq);
      return;
    }
    if (settledBy === null) store.setSettledEpoch(m.epoch);
    live(m.seq);
  }

  function live(seq: number): void {
    talk = 'live';
    const waiting = store.waiting(offerSize);
    catchUpTo = { seq, n: waiting.at(-1)?.n ?? 0 };
    offer();
    pull();
    if (caughtUp()) arrived();
  }

  /** First sync, another epoch, or a cache that was lost. Acts are offered meanwhile, except to a hub that came back older: there the old ones go first. */
  function startSnapshot(epoch: string, reoffer: boolean, seq: number): void {
    talk = 'snapshot';
    catchUpTo = { seq, n: 0 };
    store.startSnapshot();
    snapshot = {
      seq: null,
      hash: null,
      epoch,
      settled: [],
      reoffer,
      lastId: null,
      done: 0,
      total: 0,
      askedAt: now.mono,
    };
    send({ t: 'snapshot', afterId: null });
    offer();
  }

  function takePage(m: Extract<Down, { t: 'page' }>): void {
    if (snapshot === null) return;
    const first = m.rows[0]?.id;
    // A page that came twice, or of a snapshot that was begun again.
    if (first !== undefined && snapshot.lastId !== null && first <= snapshot.lastId) return;
    if (m.epoch !== snapshot.epoch || (snapshot.seq !== null && m.seq !== snapshot.seq)) {
      log('the snapshot changed under the pages: beginning again');
      drop();
      return;
    }
    if (snapshot.seq === null)
      Object.assign(snapshot, { seq: m.seq, hash: m.hash ?? null, settled: m.settled, total: m.total });
    store.addPage(
      m.rows,
      m.entries.map((e) => lift(e)),
    );
    snapshot.done += m.rows.length;
    snapshot.askedAt = now.mono;
    if (m.nextId === null) {
      endSnapshot(snapshot, m.seq);
      return;
    }
    snapshot.lastId = m.nextId;
    send({ t: 'snapshot', afterId: m.nextId });
  }

  function endSnapshot(taken: Snapshot, seq: number): void {
    snapshot = null;
    forced = false;
    store.endSnapshot({
      seq,
      hash: taken.hash,
      epoch: taken.epoch,
      settled: taken.settled,
      asOf: hubNow(),
      reofferSince: taken.reoffer ? hubNow() - s.keepSettled : null,
    });
    out({ do: 'replaced' });
    offering = null;
    live(Math.max(hubSeq, seq));
  }

  function pull(): void {
    if (talk !== 'live' || pullAt !== null || store.position().cursor >= hubSeq) return;
    pullAt = now.mono;
    send({ t: 'pull', after: store.position().cursor });
  }

  /** One offer at a time, always the oldest that wait: whatever is lost or doubled on the way, their order stays. */
  function offer(): void {
    if (offering !== null || (talk !== 'live' && (talk !== 'snapshot' || snapshot?.reoffer !== false))) return;
    const commands = [...store.waiting(offerSize)];
    if (commands.length === 0) return;
    offering = { ids: new Set(commands.map((c) => c.id)), at: now.mono };
    for (const { id } of commands) offered.add(id);
    send({ t: 'offer', commands });
  }

  function takeNews(m: Extract<Down, { t: 'delta' }>): void {
    if (talk !== 'live') return;
    const rules = store.rules();
    if (rules === null) {
      log('a delta came before the registry');
      drop();
      return;
    }
    pullAt = null;
    const delta = {
      ...m,
      entries: m.entries.map((e) => lift(e)),
      entered: m.entered.map((e) => ({ row: e.row, history: e.history.map((h) => lift(h)) })),
    };
    const answer = store.transact((replica) => {
      const taken = takeDelta(replica, rules, store.station(), delta);
      if (taken !== 'gap' && taken !== 'old') store.setHash(m.hash ?? null);
      return taken;
    });
    hubSeq = Math.max(hubSeq, m.upto);
    if (answer === 'gap') log(`gap: delta after ${m.after}, cursor ${store.position().cursor}`);
    if (!m.more && store.position().cursor >= hubSeq) store.setAsOf(hubNow());
    progress();
    pull();
    if (caughtUp()) arrived();
  }

  function progress(): void {
    if (offering === null) return;
    const waiting = new Set(store.waiting(offerSize).map((c) => c.id));
    const open = [...offering.ids].filter((id) => waiting.has(id));
    if (open.length === offering.ids.size) return;
    offering = open.length === 0 ? null : { ids: new Set(open), at: now.mono };
    offer();
  }

  function caughtUp(): boolean {
    if (talk !== 'live' || catchUpTo === null) return false;
    const oldest = store.waiting(1)[0];
    return store.position().cursor >= catchUpTo.seq && (oldest === undefined || oldest.n > catchUpTo.n);
  }
  function arrived(): void {
    catchUpTo = null;
    store.setAsOf(hubNow());
  }

  function heard(m: Down): void {
    heardAt = now.mono;
    switch (m.t) {
      case 'signedIn':
        if (signIn === null || signIn.ref !== m.ref) return;
        barred = null;
        endTalk();
        store.setSession(m.session);
        if (store.fitScope(m.session)) log('another scope: the cache begins anew');
        out({ do: 'signedIn', ref: m.ref, failure: null, message: '' });
        out({ do: 'replaced' });
        signIn = null;
        greet();
        return;
      case 'welcome':
        if (talk === 'greeting') welcomed(m);
        return;
      case 'refused':
        refused(m);
        return;
      case 'delta':
        takeNews(m);
        return;
      case 'page':
        takePage(m);
        return;
      case 'history':
        store.addHistory(
          m.event,
          m.entries.map((e) => lift(e)),
        );
        return;
      case 'pong':
        clock.answered(m.sentAt, m.hubTime, now.mono);
        newer(m.seq);
        // Nothing is missing at the moment the hub said so.
        if (talk === 'live' && store.position().cursor >= m.seq) store.setAsOf(Math.round(m.hubTime));
        return;
      case 'news':
        newer(m.seq);
        return;
    }
  }

  function newer(seq: number): void {
    hubSeq = Math.max(hubSeq, seq);
    pull();
  }

  function refused(m: Extract<Down, { t: 'refused' }>): void {
    log(`hub refused: ${m.code} ${m.path} ${m.message}`);
    if (signIn !== null && m.ref === signIn.ref) {
      const failure =
        m.code === 'bad-credentials' || m.code === 'too-many-tries' || m.code === 'version' ? m.code : 'offline';
      if (failure === 'version') barred = 'wrong-version';
      failSignIn(failure, m.message);
      return;
    }
    switch (m.code) {
      case 'version':
        barred = 'wrong-version';
        failSignIn('version', m.message);
        drop();
        reconnect.wait(now.mono, s.barredWait);
        return;
      case 'session-ended':
        barred = 'session-ended';
        endTalk();
        return;
      case 'station-number-spent':
        drop();
        reconnect.wait(now.mono, s.barredWait);
        return;
      case 'not-signed-in':
        // The hub lost our hello, or ended the session between two messages: greet again and hear which.
        if (talk !== 'greeting') greet();
        return;
      default:
        // Malformed, trouble at the hub, no such event: what is owed is asked for again by the timer.
        return;
    }
  }

  function tick(): void {
    // A process that slept has not listened either: give the messages that wait their turn before calling the line lost.
    if (now.mono - lastTick > s.ping) heardAt = Math.max(heardAt, now.mono - s.ping);
    lastTick = now.mono;
    if (signIn !== null && now.mono >= signIn.until) failSignIn('offline', 'no answer from the hub');
    if (link === 'down') {
      if (reconnect.isDue(now.mono)) connect();
      return;
    }
    if (link === 'connecting') {
      if (now.mono - openedAt >= s.connect) {
        out({ do: 'drop' });
        lose('unreachable');
      }
      return;
    }
    if (now.mono - heardAt >= s.silence) return drop();
    if (talk === 'greeting' && now.mono - openedAt >= s.greeting) return drop();
    if (now.mono - pingAt >= s.ping) {
      pingAt = now.mono;
      clock.asked(now.local, now.mono);
      send({ t: 'ping', sentAt: now.local });
    }
    resend();
  }

  function resend(): void {
    if (offering !== null && now.mono - offering.at >= s.resend) offering = null;
    offer();
    if (pullAt !== null && now.mono - pullAt >= s.resend) pullAt = null;
    pull();
    if (snapshot !== null && now.mono - snapshot.askedAt >= s.resend) {
      snapshot.askedAt = now.mono;
      send({ t: 'snapshot', afterId: snapshot.lastId });
    }
    if (talk === 'none' && barred === null && store.session() !== null && now.mono >= snapshotRetryAt) greet();
  }

  function wantSignIn(input: Extract<SyncInput, { kind: 'signIn' }>): void {
    failSignIn('offline', 'another sign-in was begun');
    if (link === 'down') {
      out({ do: 'signedIn', ref: input.ref, failure: 'offline', message: 'the hub cannot be reached' });
      return;
    }
    signIn = {
      ref: input.ref,
      account: input.account,
      password: input.password,
      until: now.mono + s.signIn,
      sent: false,
    };
    if (link === 'open') sendSignIn(signIn);
  }

  function take(input: SyncInput): void {
    switch (input.kind) {
      case 'opened':
        return opened();
      case 'closed':
        failSignIn('offline', 'the line was lost');
        return link === 'down' ? undefined : lose(input.why);
      case 'heard':
        return link === 'open' ? heard(input.message) : undefined;
      case 'tick':
        return tick();
      case 'acted':
        return offer();
      case 'retry':
        if (barred !== 'session-ended') barred = null;
        if (link === 'down') connect();
        else if (link === 'open' && talk === 'none') greet();
        return;
      case 'signIn':
        return wantSignIn(input);
      case 'signOut':
        if (link === 'open' && store.session() !== null) send({ t: 'signOut' });
        barred = null;
        endTalk();
        store.setSession(null);
        return out({ do: 'replaced' });
      case 'history':
        if (talk === 'live') send({ t: 'history', ref: input.event, event: input.event });
        return;
      case 'rebuild':
        forced = true;
        endTalk();
        return greet();
    }
  }

  return {
    /** One input at one moment. Throws what the store throws: a full disk, a damaged file; the core stays usable. */
    step(input: SyncInput, at: Moment): readonly SyncEffect[] {
      now = at;
      effects = [];
      try {
        take(input);
      } catch (error) {
        failed();
        throw error;
      }
      return effects;
    },
    /** Effects of a step that threw, so that nothing already decided is lost. */
    leftovers: (): readonly SyncEffect[] => effects,
    view: (): SyncView => ({
      link,
      talk,
      barred,
      behind: catchUpTo !== null,
      rtt: clock.rtt(),
      skew: clock.skew(),
      attempt: reconnect.attempt(),
      nextTry: link === 'down' ? reconnect.nextTry() : null,
      progress: snapshot === null ? null : { done: snapshot.done, total: snapshot.total },
      signingIn: signIn !== null,
    }),
    offered: (id: string): boolean => offered.has(id),
  };

  /** A store that failed in the middle: what was under way is asked for again, after a pause. */
  function failed(): void {
    pullAt = talk === 'live' ? now.mono : null;
    if (snapshot === null) return;
    snapshot = null;
    talk = 'none';
    snapshotRetryAt = now.mono + s.resend;
    store.dropSnapshot();
  }
}
