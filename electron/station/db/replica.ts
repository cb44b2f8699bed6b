import { type Actor, covers, isSeat } from '../../../shared/domain/actor/actor.ts';
import { isConductFile } from '../../../shared/domain/conduct/staff-conduct.ts';
import { isDossier } from '../../../shared/domain/dossier/dossier.ts';
import { seesDossier } from '../../../shared/domain/dossier/sees-dossier.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import { loadFrom } from '../../../shared/journal/commit.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../../shared/journal/entry.ts';
import { needs, type Outcome, type Row } from '../../../shared/journal/handle.ts';
import { type PendingAct, type ReplicaStore, type Shown, showPending } from '../../../shared/journal/rebase.ts';
import type { Result } from '../../../shared/std/result.ts';
import type { ShownAct } from './cache-side.ts';
import { troubleOf } from './storage-trouble.ts';
import type { Stores } from './stores.ts';

/** An act that waits, as the station keeps it in memory. */
export type KeptAct = { readonly sent: SentCommand; readonly again: boolean; shown: Shown | null };

/** Carries a refusal out of a transaction that it rolls back. */
class RefusedInside extends Error {
  readonly outcome: Result<Outcome, Refusal>;
  constructor(outcome: Result<Outcome, Refusal>) {
    super('refused');
    this.outcome = outcome;
  }
}

/**
 * The ReplicaStore of the sync core over outbox and cache. The acts that wait are kept in memory beside the files, since every
 * delta asks for them; a rolled-back transaction reads them anew.
 */
export class Replica {
  readonly #stores: Stores;
  readonly #now: () => number;
  readonly #store: ReplicaStore;
  #acts: KeptAct[] = [];
  #touched = new Set<string>();
  #settled = 0;
  #trouble: unknown = null;

  /** @param now hub time by this console's estimate, ms */
  constructor(stores: Stores, now: () => number) {
    this.#stores = stores;
    this.#now = now;
    this.#store = this.#createStore();
    this.reload();
  }

  /** Acts without the hub's word, oldest first. */
  acts(): readonly Readonly<KeptAct>[] {
    return this.#acts;
  }
  actsOn(row: string): readonly PendingAct[] {
    return this.#acts.filter((a) => rowIdOf(a.sent.command) === row);
  }

  /** Reads the acts anew from both files. */
  reload(): void {
    const { cache, outbox } = this.#stores;
    const shown = inCache(() => cache.shown(), new Map<string, ShownAct>());
    const done = new Set(inCache(() => cache.settled(), []).map((s) => s.id));
    this.#acts = outbox
      .waiting()
      .filter(({ sent }) => !done.has(sent.id))
      .map(({ sent, again }) => ({ sent, again, shown: shown.get(sent.id)?.shown ?? null }));
  }

  /**
   * True for a cache of an epoch that the outbox has left behind: a power cut brought the file back that a snapshot had replaced. What
   * it knows as settled the hub may have lost and been offered again since.
   */
  isOutlived(): boolean {
    const ours = this.#stores.outbox.meta('epoch');
    const its = this.#stores.cache.meta('epoch');
    return ours !== null && its !== null && ours !== its;
  }

  /** Hands settlements from the cache to the outbox; what a crash or a full disk left behind is handed on the next time. */
  handOn(): void {
    const { cache, outbox } = this.#stores;
    const list = cache.settled();
    if (list.length === 0) return;
    if (this.isOutlived()) return cache.clearSettled();
    const epoch = cache.meta('epoch');
    const seq = Number(cache.meta('cursor') ?? 0);
    outbox.settle(list, epoch === null ? null : { epoch, seq, hash: cache.meta('hash') || null });
    cache.clearSettled();
  }

  /** Runs `work` on the rows in one transaction; counts of waiting acts move in the same one. */
  transact<T>(work: (replica: ReplicaStore) => T): T {
    const { cache } = this.#stores;
    this.#settled = 0;
    this.#touched = new Set();
    let answer: T;
    try {
      answer = cache.transact(() => {
        const value = work(this.#store);
        this.#countWaiting();
        return value;
      });
    } catch (error) {
      if (cache.db.open) this.reload();
      throw error;
    }
    this.#stores.fault('rows-committed');
    if (this.#settled > 0) this.handOn();
    return answer;
  }

  /**
   * Does an act: decided and shown in a cache transaction that commits only after the act is durable in the outbox. A refused
   * act writes nothing; neither does one that the disk has no room for. One that is durable and can be neither shown nor taken back is
   * done all the same, or its operator would do it twice: `takeTrouble` says so then.
   */
  perform(rules: Rules, sent: SentCommand): Result<Outcome, Refusal> {
    let durable: Result<Outcome, Refusal> | null = null;
    try {
      return this.transact((replica) => {
        this.#acts.push({ sent, again: false, shown: null });
        const outcome = showPending(replica, rules, sent);
        if (!outcome.ok) throw new RefusedInside(outcome);
        this.#stores.outbox.add(sent, replica.cursor());
        durable = outcome;
        this.#stores.fault('outbox-written');
        return outcome;
      });
    } catch (error) {
      if (error instanceof RefusedInside) return error.outcome;
      if (durable === null || troubleOf(error) === null || this.#takeBack(sent.id)) throw error;
      this.#trouble = error;
      return durable;
    }
  }

  /** What kept the last act from being shown although it is done; null when nothing did. Whoever asks sees to it that it is shown. */
  takeTrouble(): unknown {
    const trouble = this.#trouble;
    this.#trouble = null;
    return trouble;
  }

  /** The rows could not follow: without the act nothing is half done. False where even that cannot be written. */
  #takeBack(id: string): boolean {
    let isGone = true;
    try {
      this.#stores.outbox.remove(id);
    } catch (error) {
      if (troubleOf(error) === null) throw error;
      isGone = false;
    }
    this.reload();
    return isGone;
  }

  #countWaiting(): void {
    const counts = new Map<string, number>();
    for (const { sent } of this.#acts) {
      const id = rowIdOf(sent.command);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const id of this.#touched) this.#stores.cache.setPending(id, counts.get(id) ?? 0);
  }

  #createStore(): ReplicaStore {
    const stores = this.#stores;
    return {
      cursor: () => Number(stores.cache.meta('cursor') ?? 0),
      setCursor: (seq) => stores.cache.setMeta('cursor', String(seq)),
      row: (id) => stores.cache.row(id),
      putRow: (row) => this.#putRow(row),
      showRow: (row) => this.#showRow(row),
      removeRow: (id) => stores.cache.removeRow(id),
      forget: (id) => stores.cache.forgetRow(id),
      ruling: () => stores.cache.ruling(),
      addEntry: (entry) => stores.cache.addEntry(entry),
      pending: (): readonly PendingAct[] => this.#acts,
      setShown: (commandId, shown) => this.#setShown(commandId, shown),
      settle: (commandId, entry, refusal) => this.#settle(commandId, entry, refusal),
      load: (command) => this.#load(command),
    };
  }

  #putRow(row: Row): void {
    this.#touched.add(row.id);
    this.#stores.cache.putRow(row);
  }

  #showRow(row: Row): boolean {
    if (this.#isForeign(row)) return false;
    this.#putRow(row);
    return true;
  }

  /**
   * Acts of somebody who sat here before go on being sent. Their row must not come into the sight of who sits here now, unless the
   * hub gives it: its answer names what leaves with it.
   */
  #isForeign(row: Row): boolean {
    const { cache, outbox } = this.#stores;
    const actor = outbox.session()?.actor;
    if (actor === undefined || cache.row(row.id) !== undefined) return false;
    const own = this.#acts.filter((a) => rowIdOf(a.sent.command) === row.id);
    // People of one seat see what either of them took; a dossier is one person's.
    const isOurs = (by: Actor): boolean => (isDossier(row) ? by.account === actor.account : isSameParty(by, actor));
    return own.length > 0 && own.every((a) => !isOurs(a.sent.actor)) && !sees(actor, row);
  }

  #setShown(commandId: string, shown: Shown | null): void {
    const act = this.#acts.find((a) => a.sent.id === commandId);
    if (act === undefined) return;
    act.shown = shown;
    this.#touched.add(rowIdOf(act.sent.command));
    this.#stores.cache.setShown(act.sent, shown);
  }

  #settle(commandId: string, entry: Entry, refusal: Refusal | null): void {
    const at = this.#acts.findIndex((a) => a.sent.id === commandId);
    if (at < 0) return;
    this.#acts.splice(at, 1);
    this.#touched.add(rowIdOf(entry.fact));
    this.#stores.cache.dropShown(commandId);
    this.#stores.cache.addSettled({ id: commandId, seq: entry.seq, refusal, at: this.#now() });
    this.#settled += 1;
  }

  #load(command: Command): ReturnType<ReplicaStore['load']> {
    const { cache } = this.#stores;
    const index = this.#stores.registry();
    return loadFrom(
      {
        rows: { get: (id) => cache.row(id) },
        grids: index?.grids ?? none,
        departments: index?.departments ?? none,
        ruling: cache.ruling(),
        conduct: { values: () => cache.dossiers().filter(isConductFile) },
      },
      needs(command),
    );
  }
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

/** A cache that cannot be read must not hide the acts: it is about to be replaced. */
function inCache<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return otherwise;
  }
}

/** People of one seat see what either of them took. */
const isSameParty = (a: Actor, b: Actor): boolean =>
  a.account === b.account || (isSeat(a) && isSeat(b) && a.area === b.area);

/** The hub's rule as far as a row tells it: departments see by involvement, others by area, restricted kinds seats only. */
function sees(actor: Actor, row: Row): boolean {
  if (isDossier(row)) return seesDossier(actor, row);
  if (actor.department !== null) return row.departments.includes(actor.department);
  return actor.role !== 'liaison' && covers(actor, row.place.area) && (!row.flags.restricted || isSeat(actor));
}
