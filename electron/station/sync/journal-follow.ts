import { lift } from '../../../shared/journal/lift.ts';
import { takeDelta } from '../../../shared/journal/rebase.ts';
import type { Down } from '../../../shared/wire/down.ts';
import { offerSize } from '../../../shared/wire/up.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SyncStep } from './sync-step.ts';
import type { SyncStore } from './sync-store.ts';

/** Follows the hub's journal: how far it goes, one question at a time, and when this console has caught up. */
export class JournalFollow {
  readonly #store: SyncStore;
  readonly #step: SyncStep;
  readonly #hubNow: () => number;
  #hubSeq = 0;
  #pullAt: number | null = null;
  /** Position and act that must be reached before the line counts as caught up. */
  #catchUpTo: { readonly seq: number; readonly n: number } | null = null;

  /** @param hubNow hub time by this console's estimate, ms */
  constructor(store: SyncStore, step: SyncStep, hubNow: () => number) {
    this.#store = store;
    this.#step = step;
    this.#hubNow = hubNow;
  }

  isBehind(): boolean {
    return this.#catchUpTo !== null;
  }
  hubSeq(): number {
    return this.#hubSeq;
  }

  /** A new connection: its journal ends here. */
  greeted(seq: number): void {
    this.#hubSeq = seq;
  }
  /** Rows come as a snapshot; caught up is whoever has it and what follows. */
  awaitSnapshot(seq: number): void {
    this.#catchUpTo = { seq, n: 0 };
  }
  /** From here on deltas; what waits in the outbox now belongs to the catching up. */
  begin(seq: number): void {
    this.newer(seq);
    this.#catchUpTo = { seq, n: this.#store.waiting(offerSize).at(-1)?.n ?? 0 };
  }
  newer(seq: number): void {
    this.#hubSeq = Math.max(this.#hubSeq, seq);
  }
  end(): void {
    this.#pullAt = null;
    this.#catchUpTo = null;
  }

  /** Asks for what is missing unless that is under way. */
  pull(): void {
    const { cursor } = this.#store.position();
    if (this.#pullAt !== null || cursor >= this.#hubSeq) return;
    this.#pullAt = this.#step.mono;
    this.#step.send({ t: 'pull', after: cursor });
  }
  /** No answer for too long: it may be asked again. */
  expire(): void {
    if (this.#pullAt !== null && this.#step.mono - this.#pullAt >= s.resend) this.#pullAt = null;
  }
  /** The store failed in the middle: asked again after a pause. */
  failed(isLive: boolean): void {
    this.#pullAt = isLive ? this.#step.mono : null;
  }

  /** Takes the next step of the journal; false when it cannot be read without rules. */
  takeDelta(m: Extract<Down, { t: 'delta' }>, isPart: boolean): boolean {
    const rules = this.#store.rules();
    if (rules === null) {
      this.#step.log('a delta came, but the rule pack cannot be read');
      return false;
    }
    const before = this.#store.position().cursor;
    const entered = m.entered.map((e) => ({ row: e.row, history: e.history.map((h) => lift(h)) }));
    const delta = { after: m.after, upto: m.upto, entries: m.entries.map((e) => lift(e)), entered, left: m.left };
    const answer = this.#store.transact((replica) => {
      const taken = takeDelta(replica, rules, this.#store.station(), delta);
      if (taken === 'confirmed' || taken === 'rebased') this.#store.setHash(m.hash ?? null);
      return taken;
    });
    const { cursor } = this.#store.position();
    // The answer is still coming while parts of it are. One that brings nothing is not asked for again before the timer says so: a hub on
    // an older store, which does not know it yet, would be asked as fast as the line is.
    if (isPart || (m.after === before && m.upto === before)) this.#pullAt = this.#step.mono;
    else if (cursor > before) this.#pullAt = null;
    this.newer(m.upto);
    if (answer === 'gap') this.#step.log(`gap: a delta after ${m.after}, the cursor is ${cursor}`);
    if (!isPart && cursor >= this.#hubSeq) this.#store.setAsOf(this.#hubNow());
    return true;
  }

  /** Looks whether this console has caught up by now. */
  look(): void {
    if (this.#catchUpTo === null) return;
    const oldest = this.#store.waiting(1)[0];
    if (this.#store.position().cursor < this.#catchUpTo.seq || (oldest !== undefined && oldest.n <= this.#catchUpTo.n))
      return;
    this.#catchUpTo = null;
    this.#store.setAsOf(this.#hubNow());
  }
}
