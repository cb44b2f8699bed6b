import type { Outage } from '../../../shared/domain/connector/connector.ts';
import { lift } from '../../../shared/journal/lift.ts';
import { exhaustive } from '../../../shared/std/exhaustive.ts';
import type { Down } from '../../../shared/wire/down.ts';
import { createClockEstimate } from './clock-estimate.ts';
import { helloOf } from './hello.ts';
import { HubLink } from './hub-link.ts';
import { JournalFollow } from './journal-follow.ts';
import { OfferWindow } from './offer-window.ts';
import { SignInTry } from './sign-in-try.ts';
import { SnapshotTaker } from './snapshot-taker.ts';
import type { Moment, SyncEffect, SyncInput, SyncView } from './sync-io.ts';
import { syncSettings as s } from './sync-settings.ts';
import { SyncStep } from './sync-step.ts';
import type { SyncStore } from './sync-store.ts';

type Heard<T extends Down['t']> = Extract<Down, { t: T }>;

/**
 * The station's side of the hub wire as a machine: inputs and moments come in, effects come out; no timer, no socket, no clock of
 * its own, so the simulator runs exactly this. What must survive is in the store before an effect that rests on it goes out.
 */
export class SyncCore {
  readonly #store: SyncStore;
  readonly #step = new SyncStep();
  readonly #clock: ReturnType<typeof createClockEstimate>;
  readonly #link: HubLink;
  readonly #signIn: SignInTry;
  readonly #offers: OfferWindow;
  readonly #snapshot: SnapshotTaker;
  readonly #follow: JournalFollow;
  #talk: SyncView['talk'] = 'none';
  #barred: SyncView['barred'] = null;
  /** When the hub was greeted first and last on this connection, and when it last answered a ping. */
  #greetingSince = 0;
  #greetedAt = 0;
  /** `sentAt` of the hellos of this greeting; a welcome carries it back. */
  readonly #hellos = new Set<number>();
  #pongAt = 0;
  #greetAgainAt = 0;
  #forced = false;
  #outages: readonly Outage[] = [];

  /** @param chance 0 ≤ x < 1, for the jitter @param skew hub's clock minus this machine's when last known, ms */
  constructor(store: SyncStore, chance: () => number, skew = 0) {
    this.#store = store;
    this.#clock = createClockEstimate(skew);
    this.#link = new HubLink(this.#step, chance);
    this.#signIn = new SignInTry(this.#step, () => store.station());
    this.#offers = new OfferWindow(store);
    this.#snapshot = new SnapshotTaker(store);
    this.#follow = new JournalFollow(store, this.#step, () => this.#hubNow());
  }

  /** One input at one moment. Throws what the store throws (full disk, damaged file); the core stays usable, see `leftovers`. */
  step(input: SyncInput, at: Moment): readonly SyncEffect[] {
    this.#step.begin(at);
    try {
      this.#take(input);
    } catch (error) {
      this.#failed();
      throw error;
    }
    return this.#step.effects();
  }

  /** Effects of a step that threw: what was decided before is done all the same. */
  leftovers(): readonly SyncEffect[] {
    return this.#step.effects();
  }

  wasOffered(id: string): boolean {
    return this.#offers.wasOffered(id);
  }

  view(): SyncView {
    return {
      link: this.#link.state,
      talk: this.#talk,
      barred: this.#barred,
      behind: this.#follow.isBehind(),
      rtt: this.#clock.rtt(),
      skew: this.#clock.skew(),
      attempt: this.#link.attempt(),
      nextTry: this.#link.nextTry(),
      progress: this.#snapshot.progress(),
      outages: this.#outages,
    };
  }

  #take(input: SyncInput): void {
    switch (input.kind) {
      case 'opened':
        return this.#opened();
      case 'closed':
        if (this.#link.state !== 'down') this.#lose(input.why);
        return;
      case 'heard':
        if (this.#link.state === 'open') this.#heard(input.message, input.isPart === true);
        return;
      case 'knocked':
        return this.#link.knocked(input.holdMs);
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
        if (this.#talk === 'live') this.#step.send({ t: 'history', ref: input.event, event: input.event });
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

  #opened(): void {
    this.#link.opened();
    if (this.#barred === 'wrong-address') this.#barred = null;
    if (this.#signIn.isOpen()) this.#signIn.send();
    else this.#greet();
  }

  #lose(why: Extract<SyncInput, { kind: 'closed' }>['why']): void {
    this.#link.lost();
    if (why === 'wrong-address') this.#barred = 'wrong-address';
    else if (this.#barred === 'wrong-address') this.#barred = null;
    this.#signIn.fail('offline', 'the line was lost');
    this.#endTalk();
  }

  #drop(): void {
    this.#step.out({ do: 'drop' });
    this.#lose('lost');
  }

  #endTalk(): void {
    this.#talk = 'none';
    this.#follow.end();
    // Without the hub nobody knows; the line itself alarms then (A6).
    this.#outages = [];
    this.#offers.forget();
    this.#clock.forgetPings();
    this.#snapshot.drop();
  }

  #retry(): void {
    if (this.#barred !== 'session-ended') this.#barred = null;
    if (this.#link.state === 'down') this.#link.connect();
    else if (this.#link.state === 'open' && this.#talk === 'none') this.#greet();
  }

  #tick(): void {
    this.#signIn.expire();
    switch (this.#link.tick()) {
      case 'quiet':
        return;
      case 'never-opened':
        this.#step.out({ do: 'drop' });
        return this.#lose('unreachable');
      case 'silent':
        return this.#drop();
      case 'stands':
        if (this.#talk === 'greeting' && this.#isIgnored()) return this.#drop();
        this.#ping();
        return this.#askAgain();
    }
  }

  /** No welcome for too long. A hub that answers pings only has many to let in: it is greeted again, and waited for. */
  #isIgnored(): boolean {
    const { mono } = this.#step;
    if (mono - this.#greetedAt < s.greeting) return false;
    if (this.#pongAt <= this.#greetedAt || mono - this.#greetingSince >= s.crowded) return true;
    this.#greet();
    return false;
  }

  #ping(): void {
    if (!this.#link.takePing()) return;
    const { mono, local } = this.#step;
    this.#clock.asked(local, mono);
    this.#step.send({ t: 'ping', sentAt: local });
  }

  /** What is owed and did not come: only the timer and progress ask again, or answer and question feed each other into a storm. */
  #askAgain(): void {
    const { mono } = this.#step;
    this.#offers.expire(mono);
    this.#offer();
    this.#follow.expire();
    this.#pull();
    const page = this.#snapshot.overdue(mono);
    if (page !== undefined) this.#step.send({ t: 'snapshot', afterId: page.afterId });
    if (this.#talk === 'none' && this.#barred === null && !this.#signIn.isOpen() && mono >= this.#greetAgainAt)
      this.#greet();
  }

  // ---- who is here --------------------------------------------------------------------------------------------------------

  #greet(): void {
    const session = this.#store.session();
    if (this.#link.state !== 'open' || session === null) return;
    const { local, mono } = this.#step;
    if (this.#talk !== 'greeting') {
      this.#greetingSince = mono;
      this.#hellos.clear();
    }
    this.#hellos.add(local);
    this.#talk = 'greeting';
    this.#greetedAt = mono;
    this.#clock.asked(local, mono);
    this.#step.send(helloOf(this.#store, session, local));
  }

  #beginSignIn(input: Extract<SyncInput, { kind: 'signIn' }>): void {
    this.#signIn.fail('offline', 'another sign-in was begun');
    if (this.#link.state === 'down') {
      this.#step.out({ do: 'signedIn', ref: input.ref, failure: 'offline', message: 'the hub cannot be reached' });
      return;
    }
    this.#signIn.begin(input);
    if (this.#link.state === 'open') this.#signIn.send();
  }

  #signedIn(m: Heard<'signedIn'>): void {
    if (!this.#signIn.isAbout(m.ref)) return;
    this.#barred = null;
    this.#endTalk();
    try {
      // The rows first: nobody may sit before what only the one before him was allowed to see.
      if (this.#store.fitScope(m.session)) this.#step.log('another scope: the cache begins anew');
      this.#store.setSession(m.session);
    } catch (error) {
      this.#signIn.fail('offline', 'this console could not keep the session');
      throw error;
    }
    this.#signIn.succeed();
    this.#step.out({ do: 'replaced' });
    this.#greet();
  }

  #signOut(): void {
    if (this.#link.state === 'open' && this.#store.session() !== null) this.#step.send({ t: 'signOut' });
    this.#barred = null;
    this.#endTalk();
    this.#store.setSession(null);
    this.#step.out({ do: 'replaced' });
  }

  /**
   * The answer to an earlier hello was given to another cache: it may lack what this one needs. Two hellos of one millisecond look
   * alike, so a welcome without a registry has to be for the one that is here.
   */
  #isForThisCache({ sentAt, registry, registryVersion }: Heard<'welcome'>): boolean {
    return this.#hellos.has(sentAt) && (registry !== null || registryVersion === this.#store.position().registry);
  }

  #welcomed(m: Heard<'welcome'>): void {
    this.#clock.answered(m.sentAt, m.hubTime, this.#step.mono);
    this.#barred = null;
    this.#store.setStationNo(m.stationNo);
    if (m.registry !== null) {
      this.#store.putRegistry(m.registry);
      this.#step.out({ do: 'replaced' });
    }
    this.#follow.greeted(m.seq);
    const settledBy = this.#store.settledEpoch();
    const older = settledBy !== null && settledBy !== m.epoch;
    if (older) this.#step.log('the hub came back with another epoch: what it had settled is offered again');
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
    this.#follow.awaitSnapshot(seq);
    this.#snapshot.start(epoch, reoffer, this.#step.mono);
    this.#step.send({ t: 'snapshot', afterId: null });
    this.#offer();
  }

  #takePage(m: Heard<'page'>): void {
    const answer = this.#snapshot.take(m, this.#step.mono, this.#hubNow());
    switch (answer.kind) {
      case 'ignored':
        return;
      case 'changed':
        this.#step.log('the snapshot changed under its pages: beginning again');
        return this.#drop();
      case 'more':
        return this.#step.send({ t: 'snapshot', afterId: answer.afterId });
      case 'whole':
        this.#forced = false;
        this.#offers.forget();
        this.#step.out({ do: 'replaced' });
        return this.#goLive(Math.max(this.#follow.hubSeq(), answer.seq));
    }
  }

  #goLive(seq: number): void {
    this.#talk = 'live';
    this.#follow.begin(seq);
    this.#offer();
    this.#pull();
    this.#maybeArrived();
  }

  #pull(): void {
    if (this.#talk === 'live') this.#follow.pull();
  }

  #offer(): void {
    if (this.#talk !== 'live' && !(this.#talk === 'snapshot' && this.#snapshot.allowsOffers())) return;
    const commands = this.#offers.next(this.#step.mono);
    if (commands.length > 0) this.#step.send({ t: 'offer', commands: [...commands] });
  }

  #takeDelta(m: Heard<'delta'>, isPart: boolean): void {
    if (this.#talk !== 'live' || !this.#follow.takeDelta(m, isPart) || isPart) return;
    this.#offers.settled(this.#step.mono);
    this.#offer();
    this.#pull();
    this.#maybeArrived();
  }

  #maybeArrived(): void {
    if (this.#talk === 'live') this.#follow.look();
  }

  // ---- messages -----------------------------------------------------------------------------------------------------------

  #heard(m: Down, isPart: boolean): void {
    this.#link.heard();
    switch (m.t) {
      case 'signedIn':
        return this.#signedIn(m);
      case 'welcome':
        if (this.#talk === 'greeting' && this.#isForThisCache(m)) this.#welcomed(m);
        return;
      case 'refused':
        return this.#refused(m);
      case 'delta':
        return this.#takeDelta(m, isPart);
      case 'page':
        return this.#takePage(m);
      case 'history':
        return this.#store.addHistory(
          m.event,
          m.entries.map((e) => lift(e)),
        );
      case 'pong':
        this.#clock.answered(m.sentAt, m.hubTime, this.#step.mono);
        this.#pongAt = this.#step.mono;
        this.#outages = m.outages ?? [];
        this.#newer(m.seq);
        // Nothing is missing as of the moment the hub said so.
        if (this.#talk === 'live' && this.#store.position().cursor >= m.seq) this.#store.setAsOf(Math.round(m.hubTime));
        return;
      case 'news':
        return this.#newer(m.seq);
      case 'room':
      case 'claimed':
        // Of the present only: room.ts has them, nothing is kept.
        return;
      default:
        return exhaustive(m);
    }
  }

  #newer(seq: number): void {
    this.#follow.newer(seq);
    this.#pull();
  }

  #refused(m: Heard<'refused'>): void {
    this.#step.log(`hub refused: ${m.code} ${m.path} ${m.message}`);
    if (this.#signIn.isAbout(m.ref)) return this.#signInRefused(m);
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
    this.#signIn.fail(
      code === 'bad-credentials' || code === 'too-many-tries' || code === 'version' ? code : 'offline',
      message,
    );
  }

  #leaveFor(ms: number): void {
    const { barred } = this.view();
    this.#drop();
    this.#barred = barred;
    this.#link.wait(ms);
  }

  /** A store that failed in the middle: what was under way is asked for again after a pause. */
  #failed(): void {
    this.#follow.failed(this.#talk === 'live');
    if (this.#talk !== 'snapshot') return;
    this.#talk = 'none';
    this.#greetAgainAt = this.#step.mono + s.resend;
    this.#snapshot.drop();
  }

  #hubNow(): number {
    return Math.round(this.#step.local + this.#clock.skew());
  }
}
