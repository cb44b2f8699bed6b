import type { Outage } from '../../../shared/domain/connector/connector.ts';
import { lift } from '../../../shared/journal/lift.ts';
import { takeDelta } from '../../../shared/journal/rebase.ts';
import { exhaustive } from '../../../shared/std/exhaustive.ts';
import type { Down } from '../../../shared/wire/down.ts';
import { offerSize, type Up } from '../../../shared/wire/up.ts';
import { wireVersion } from '../../../shared/wire/version.ts';
import { createClockEstimate } from './clock-estimate.ts';
import { OfferWindow } from './offer-window.ts';
import { createReconnect } from './reconnect.ts';
import { SnapshotTaker } from './snapshot-taker.ts';
import type { Moment, SignInFailure, SyncEffect, SyncInput, SyncView } from './sync-io.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SyncStore } from './sync-store.ts';

type Heard<T extends Down['t']> = Extract<Down, { t: T }>;
type SignIn = Extract<SyncInput, { kind: 'signIn' }> & { readonly until: number; readonly sent: boolean };

/**
 * The station's side of the hub wire as a machine: inputs and moments come in, effects come out; no timer, no socket, no clock of
 * its own, so the simulator runs exactly this. What must survive is in the store before an effect that rests on it goes out.
 */
export class SyncCore {
  readonly #store: SyncStore;
  readonly #clock: ReturnType<typeof createClockEstimate>;
  readonly #reconnect: ReturnType<typeof createReconnect>;
  readonly #offers: OfferWindow;
  readonly #snapshot: SnapshotTaker;
  #link: SyncView['link'] = 'down';
  #talk: SyncView['talk'] = 'none';
  #barred: SyncView['barred'] = null;
  #hubSeq = 0;
  /** Position and act that must be reached before the line counts as caught up. */
  #catchUpTo: { readonly seq: number; readonly n: number } | null = null;
  #heardAt = 0;
  #tickedAt = 0;
  #pingAt = 0;
  /** When the socket was asked for, opened, or greeted: what its present step is timed from. */
  #stepAt = 0;
  #pullAt: number | null = null;
  #greetAgainAt = 0;
  #forced = false;
  #outages: readonly Outage[] = [];
  #signIn: SignIn | null = null;
  #effects: SyncEffect[] = [];
  #now: Moment = { mono: 0, local: 0 };

  /** @param chance 0 ≤ x < 1, for the jitter @param skew hub's clock minus this machine's when last known, ms */
  constructor(store: SyncStore, chance: () => number, skew = 0) {
    this.#store = store;
    this.#clock = createClockEstimate(skew);
    this.#reconnect = createReconnect(chance);
    this.#offers = new OfferWindow(store);
    this.#snapshot = new SnapshotTaker(store);
  }

  /** One input at one moment. Throws what the store throws (full disk, damaged file); the core stays usable, see `leftovers`. */
  step(input: SyncInput, at: Moment): readonly SyncEffect[] {
    this.#now = at;
    this.#effects = [];
    try {
      this.#take(input);
    } catch (error) {
      this.#failed();
      throw error;
    }
    return this.#effects;
  }

  /** Effects of a step that threw: what was decided before is done all the same. */
  leftovers(): readonly SyncEffect[] {
    return this.#effects;
  }

  wasOffered(id: string): boolean {
    return this.#offers.wasOffered(id);
  }

  view(): SyncView {
    return {
      link: this.#link,
      talk: this.#talk,
      barred: this.#barred,
      behind: this.#catchUpTo !== null,
      rtt: this.#clock.rtt(),
      skew: this.#clock.skew(),
      attempt: this.#reconnect.attempt(),
      nextTry: this.#link === 'down' ? this.#reconnect.nextTry() : null,
      progress: this.#snapshot.progress(),
      outages: this.#outages,
    };
  }

  #take(input: SyncInput): void {
    switch (input.kind) {
      case 'opened':
        return this.#opened();
      case 'closed':
        if (this.#link !== 'down') this.#lose(input.why);
        return;
      case 'heard':
        if (this.#link === 'open') this.#heard(input.message);
        return;
      case 'tick':
        return this.#tick();
      case 'acted':
        return this.#offer();
      case 'retry':
        return this.#retry();
      case 'signIn':
        return this.#beginSignIn(input);
      case 'signOut':
        return this.#signOut();
      case 'history':
        if (this.#talk === 'live') this.#send({ t: 'history', ref: input.event, event: input.event });
        return;
      case 'rebuild':
        this.#forced = true;
        this.#endTalk();
        return this.#greet();
      default:
        return exhaustive(input);
    }
  }

  // ---- the line -----------------------------------------------------------------------------------------------------------

  #connect(): void {
    this.#link = 'connecting';
    this.#stepAt = this.#now.mono;
    this.#reconnect.tried();
    this.#out({ do: 'connect' });
  }

  #opened(): void {
    const { mono } = this.#now;
    this.#link = 'open';
    this.#stepAt = mono;
    this.#heardAt = mono;
    this.#pingAt = mono;
    if (this.#barred === 'wrong-address') this.#barred = null;
    this.#reconnect.reached();
    if (this.#signIn !== null) this.#sendSignIn();
    else this.#greet();
  }

  #lose(why: Extract<SyncInput, { kind: 'closed' }>['why']): void {
    const stood = this.#link === 'open';
    if (stood) this.#log('line lost');
    this.#link = 'down';
    if (why === 'wrong-address') this.#barred = 'wrong-address';
    else if (this.#barred === 'wrong-address') this.#barred = null;
    this.#failSignIn('offline', 'the line was lost');
    this.#endTalk();
    this.#reconnect.lost(this.#now.mono, stood);
  }

  #drop(): void {
    this.#out({ do: 'drop' });
    this.#lose('lost');
  }

  #endTalk(): void {
    this.#talk = 'none';
    this.#pullAt = null;
    this.#catchUpTo = null;
    // Without the hub nobody knows; the line itself alarms then (A6).
    this.#outages = [];
    this.#offers.forget();
    this.#clock.forgetPings();
    this.#snapshot.drop();
  }

  #retry(): void {
    if (this.#barred !== 'session-ended') this.#barred = null;
    if (this.#link === 'down') this.#connect();
    else if (this.#link === 'open' && this.#talk === 'none') this.#greet();
  }

  #tick(): void {
    const { mono } = this.#now;
    // A process that slept has not listened either: the messages that wait get their turn before the line counts as lost.
    if (mono - this.#tickedAt > s.ping) this.#heardAt = Math.max(this.#heardAt, mono - s.ping);
    this.#tickedAt = mono;
    if (this.#signIn !== null && mono >= this.#signIn.until) this.#failSignIn('offline', 'no answer from the hub');
    switch (this.#link) {
      case 'down':
        if (this.#reconnect.isDue(mono)) this.#connect();
        return;
      case 'connecting':
        if (mono - this.#stepAt < s.connect) return;
        this.#out({ do: 'drop' });
        return this.#lose('unreachable');
      case 'open':
        if (mono - this.#heardAt >= s.silence) return this.#drop();
        if (this.#talk === 'greeting' && mono - this.#stepAt >= s.greeting) return this.#drop();
        this.#ping();
        return this.#askAgain();
    }
  }

  #ping(): void {
    const { mono, local } = this.#now;
    if (mono - this.#pingAt < s.ping) return;
    this.#pingAt = mono;
    this.#clock.asked(local, mono);
    this.#send({ t: 'ping', sentAt: local });
  }

  /** What is owed and did not come: only the timer and progress ask again, or answer and question feed each other into a storm. */
  #askAgain(): void {
    const { mono } = this.#now;
    this.#offers.expire(mono);
    this.#offer();
    if (this.#pullAt !== null && mono - this.#pullAt >= s.resend) this.#pullAt = null;
    this.#pull();
    const page = this.#snapshot.overdue(mono);
    if (page !== undefined) this.#send({ t: 'snapshot', afterId: page.afterId });
    if (this.#talk === 'none' && this.#barred === null && this.#signIn === null && mono >= this.#greetAgainAt)
      this.#greet();
  }

  // ---- who is here --------------------------------------------------------------------------------------------------------

  #greet(): void {
    const session = this.#store.session();
    if (this.#link !== 'open' || session === null) return;
    const { cursor, epoch, hash } = this.#furthest();
    const { registry, cursor: kept } = this.#store.position();
    const sight = this.#store.sight();
    const { local, mono } = this.#now;
    this.#talk = 'greeting';
    this.#stepAt = mono;
    this.#clock.asked(local, mono);
    this.#send({
      t: 'hello',
      v: wireVersion,
      station: this.#store.station(),
      token: session.token,
      cursor,
      epoch,
      hash,
      sight: sight === null ? null : { actor: sight, cursor: kept },
      registry,
      sentAt: local,
    });
  }

  /**
   * The furthest place of the journal this console can prove. Of a cache that was lost or set back by a power cut it is the outbox's:
   * a hub that came back older without knowing must learn it before it takes anything new.
   */
  #furthest(): { readonly cursor: number; readonly epoch: string | null; readonly hash: string | null } {
    const here = this.#store.position();
    const heard = this.#store.heard();
    const isAhead = heard !== null && (here.epoch !== heard.epoch || here.cursor < heard.seq);
    if (isAhead && heard.epoch === this.#store.settledEpoch())
      return { cursor: heard.seq, epoch: heard.epoch, hash: heard.hash };
    return here.epoch === null ? { ...here, cursor: 0 } : here;
  }

  #beginSignIn(input: Extract<SyncInput, { kind: 'signIn' }>): void {
    this.#failSignIn('offline', 'another sign-in was begun');
    if (this.#link === 'down') {
      this.#out({ do: 'signedIn', ref: input.ref, failure: 'offline', message: 'the hub cannot be reached' });
      return;
    }
    this.#signIn = { ...input, until: this.#now.mono + s.signIn, sent: false };
    if (this.#link === 'open') this.#sendSignIn();
  }

  #sendSignIn(): void {
    if (this.#signIn === null || this.#signIn.sent) return;
    const { ref, account, password } = this.#signIn;
    this.#signIn = { ...this.#signIn, sent: true };
    this.#send({ t: 'signIn', ref, v: wireVersion, station: this.#store.station(), account, password });
  }

  #failSignIn(failure: SignInFailure, message: string): void {
    if (this.#signIn === null) return;
    this.#out({ do: 'signedIn', ref: this.#signIn.ref, failure, message });
    this.#signIn = null;
  }

  #signedIn(m: Heard<'signedIn'>): void {
    if (this.#signIn?.ref !== m.ref) return;
    this.#barred = null;
    this.#endTalk();
    try {
      // The rows first: nobody may sit before what only the one before him was allowed to see.
      if (this.#store.fitScope(m.session)) this.#log('another scope: the cache begins anew');
      this.#store.setSession(m.session);
    } catch (error) {
      this.#failSignIn('offline', 'this console could not keep the session');
      throw error;
    }
    this.#signIn = null;
    this.#out({ do: 'signedIn', ref: m.ref, failure: null, message: '' });
    this.#out({ do: 'replaced' });
    this.#greet();
  }

  #signOut(): void {
    if (this.#link === 'open' && this.#store.session() !== null) this.#send({ t: 'signOut' });
    this.#barred = null;
    this.#endTalk();
    this.#store.setSession(null);
    this.#out({ do: 'replaced' });
  }

  #welcomed(m: Heard<'welcome'>): void {
    this.#clock.answered(m.sentAt, m.hubTime, this.#now.mono);
    this.#barred = null;
    this.#store.setStationNo(m.stationNo);
    if (m.registry !== null) {
      this.#store.putRegistry(m.registry);
      this.#out({ do: 'replaced' });
    }
    this.#hubSeq = m.seq;
    const settledBy = this.#store.settledEpoch();
    const older = settledBy !== null && settledBy !== m.epoch;
    if (older) this.#log('the hub came back with another epoch: what it had settled is offered again');
    if (m.sync === 'snapshot' || older || this.#forced || this.#store.position().epoch !== m.epoch) {
      this.#startSnapshot(m, older);
      return;
    }
    if (settledBy === null) this.#store.setSettledEpoch(m.epoch);
    const session = this.#store.session();
    if (session !== null) this.#store.keepSight(session.actor);
    this.#goLive(m.seq);
  }

  // ---- rows ---------------------------------------------------------------------------------------------------------------

  #startSnapshot({ epoch, seq }: Heard<'welcome'>, reoffer: boolean): void {
    this.#talk = 'snapshot';
    this.#catchUpTo = { seq, n: 0 };
    this.#snapshot.start(epoch, reoffer, this.#now.mono);
    this.#send({ t: 'snapshot', afterId: null });
    this.#offer();
  }

  #takePage(m: Heard<'page'>): void {
    const answer = this.#snapshot.take(m, this.#now.mono, this.#hubNow());
    switch (answer.kind) {
      case 'ignored':
        return;
      case 'changed':
        this.#log('the snapshot changed under its pages: beginning again');
        return this.#drop();
      case 'more':
        return this.#send({ t: 'snapshot', afterId: answer.afterId });
      case 'whole':
        this.#forced = false;
        this.#offers.forget();
        this.#out({ do: 'replaced' });
        return this.#goLive(Math.max(this.#hubSeq, answer.seq));
    }
  }

  #goLive(seq: number): void {
    this.#talk = 'live';
    this.#hubSeq = Math.max(this.#hubSeq, seq);
    this.#catchUpTo = { seq, n: this.#store.waiting(offerSize).at(-1)?.n ?? 0 };
    this.#offer();
    this.#pull();
    this.#maybeArrived();
  }

  #pull(): void {
    const { cursor } = this.#store.position();
    if (this.#talk !== 'live' || this.#pullAt !== null || cursor >= this.#hubSeq) return;
    this.#pullAt = this.#now.mono;
    this.#send({ t: 'pull', after: cursor });
  }

  #offer(): void {
    if (this.#talk !== 'live' && !(this.#talk === 'snapshot' && this.#snapshot.allowsOffers())) return;
    const commands = this.#offers.next(this.#now.mono);
    if (commands.length > 0) this.#send({ t: 'offer', commands: [...commands] });
  }

  #takeDelta(m: Heard<'delta'>): void {
    const rules = this.#store.rules();
    if (this.#talk !== 'live') return;
    if (rules === null) {
      this.#log('a delta came, but the rule pack cannot be read');
      return;
    }
    this.#pullAt = null;
    const entered = m.entered.map((e) => ({ row: e.row, history: e.history.map((h) => lift(h)) }));
    const delta = { after: m.after, upto: m.upto, entries: m.entries.map((e) => lift(e)), entered, left: m.left };
    const answer = this.#store.transact((replica) => {
      const taken = takeDelta(replica, rules, this.#store.station(), delta);
      if (taken === 'confirmed' || taken === 'rebased') this.#store.setHash(m.hash ?? null);
      return taken;
    });
    const { cursor } = this.#store.position();
    this.#hubSeq = Math.max(this.#hubSeq, m.upto);
    if (answer === 'gap') this.#log(`gap: a delta after ${m.after}, the cursor is ${cursor}`);
    if (cursor >= this.#hubSeq) this.#store.setAsOf(this.#hubNow());
    this.#offers.settled(this.#now.mono);
    this.#offer();
    this.#pull();
    this.#maybeArrived();
  }

  #maybeArrived(): void {
    if (this.#talk !== 'live' || this.#catchUpTo === null) return;
    const oldest = this.#store.waiting(1)[0];
    if (this.#store.position().cursor < this.#catchUpTo.seq || (oldest !== undefined && oldest.n <= this.#catchUpTo.n))
      return;
    this.#catchUpTo = null;
    this.#store.setAsOf(this.#hubNow());
  }

  // ---- messages -----------------------------------------------------------------------------------------------------------

  #heard(m: Down): void {
    this.#heardAt = this.#now.mono;
    switch (m.t) {
      case 'signedIn':
        return this.#signedIn(m);
      case 'welcome':
        if (this.#talk === 'greeting') this.#welcomed(m);
        return;
      case 'refused':
        return this.#refused(m);
      case 'delta':
        return this.#takeDelta(m);
      case 'page':
        return this.#takePage(m);
      case 'history':
        return this.#store.addHistory(
          m.event,
          m.entries.map((e) => lift(e)),
        );
      case 'pong':
        this.#clock.answered(m.sentAt, m.hubTime, this.#now.mono);
        this.#outages = m.outages ?? [];
        this.#newer(m.seq);
        // Nothing is missing as of the moment the hub said so.
        if (this.#talk === 'live' && this.#store.position().cursor >= m.seq) this.#store.setAsOf(Math.round(m.hubTime));
        return;
      case 'news':
        return this.#newer(m.seq);
      default:
        return exhaustive(m);
    }
  }

  #newer(seq: number): void {
    this.#hubSeq = Math.max(this.#hubSeq, seq);
    this.#pull();
  }

  #refused(m: Heard<'refused'>): void {
    this.#log(`hub refused: ${m.code} ${m.path} ${m.message}`);
    if (this.#signIn !== null && m.ref === this.#signIn.ref) return this.#signInRefused(m);
    switch (m.code) {
      case 'version':
        this.#barred = 'wrong-version';
        return this.#leaveFor(s.barredWait);
      case 'session-ended':
        this.#barred = 'session-ended';
        return this.#endTalk();
      case 'station-number-spent':
        return this.#leaveFor(s.barredWait);
      case 'not-signed-in':
        // The hub lost our hello, or ended the session between two messages: greet again and hear which.
        if (this.#talk !== 'greeting') this.#greet();
        return;
      case 'malformed':
      case 'hub-trouble':
      case 'not-found':
      case 'bad-credentials':
      case 'too-many-tries':
        // What is owed is asked for again by the timer.
        return;
      default:
        return exhaustive(m.code);
    }
  }

  #signInRefused({ code, message }: Heard<'refused'>): void {
    if (code === 'version') this.#barred = 'wrong-version';
    this.#failSignIn(
      code === 'bad-credentials' || code === 'too-many-tries' || code === 'version' ? code : 'offline',
      message,
    );
  }

  #leaveFor(ms: number): void {
    const { barred } = this.view();
    this.#drop();
    this.#barred = barred;
    this.#reconnect.wait(this.#now.mono, ms);
  }

  /** A store that failed in the middle: what was under way is asked for again after a pause. */
  #failed(): void {
    this.#pullAt = this.#talk === 'live' ? this.#now.mono : null;
    if (this.#talk !== 'snapshot') return;
    this.#talk = 'none';
    this.#greetAgainAt = this.#now.mono + s.resend;
    this.#snapshot.drop();
  }

  #hubNow(): number {
    return Math.round(this.#now.local + this.#clock.skew());
  }
  #out(effect: SyncEffect): void {
    this.#effects.push(effect);
  }
  #send(message: Up): void {
    this.#out({ do: 'send', message });
  }
  #log(line: string): void {
    this.#out({ do: 'log', line });
  }
}
