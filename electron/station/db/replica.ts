import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { SentCommand } from '../../../shared/journal/entry.ts';
import { needs, type Outcome } from '../../../shared/journal/handle.ts';
import { type PendingAct, type ReplicaStore, type Shown, showPending } from '../../../shared/journal/rebase.ts';
import type { Result } from '../../../shared/std/result.ts';
import { troubleOf } from './storage-trouble.ts';
import type { Stores } from './stores.ts';

export type Replica = ReturnType<typeof createReplica>;

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
 * @param now hub time by this console's estimate, ms
 */
export function createReplica(stores: Stores, now: () => number) {
  const { outbox } = stores;
  let acts: { readonly sent: SentCommand; readonly again: boolean; shown: Shown | null }[] = [];
  const touched = new Set<string>();
  let settledInside = 0;

  function reload(): void {
    const shown = inCache(
      () => stores.cache.shown(),
      new Map<string, { readonly sent: SentCommand; readonly shown: Shown | null }>(),
    );
    const done = new Set(inCache(() => stores.cache.settled(), []).map((s) => s.id));
    acts = outbox
      .waiting()
      .filter(({ sent }) => !done.has(sent.id))
      .map(({ sent, again }) => ({ sent, again, shown: shown.get(sent.id)?.shown ?? null }));
  }

  /** A cache that cannot be read must not hide the acts: it is about to be replaced. */
  function inCache<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (troubleOf(error) === null) throw error;
      return otherwise;
    }
  }

  const store: ReplicaStore = {
    cursor: () => Number(stores.cache.meta('cursor') ?? 0),
    setCursor: (seq) => stores.cache.setMeta('cursor', String(seq)),
    event: (id) => stores.cache.event(id),
    putEvent(row) {
      touched.add(row.id);
      stores.cache.putEvent(row);
    },
    removeEvent: (id) => stores.cache.removeEvent(id),
    addEntry: (entry) => stores.cache.addEntry(entry),
    pending: (): readonly PendingAct[] => acts,
    setShown(commandId, shown) {
      const act = acts.find((a) => a.sent.id === commandId);
      if (act === undefined) return;
      act.shown = shown;
      touched.add(act.sent.command.event);
      stores.cache.setShown(act.sent, shown);
    },
    settle(commandId, entry, refusal) {
      const at = acts.findIndex((a) => a.sent.id === commandId);
      if (at < 0) return;
      acts.splice(at, 1);
      touched.add(entry.fact.event);
      stores.cache.dropShown(commandId);
      stores.cache.addSettled({ id: commandId, seq: entry.seq, refusal, at: now() });
      settledInside += 1;
    },
    load(command) {
      const wanted = needs(command);
      const index = stores.registry();
      return {
        event: stores.cache.event(wanted.event),
        grid: wanted.grid == null ? undefined : index?.grids.get(wanted.grid),
        department: wanted.department == null ? undefined : index?.departments.get(wanted.department),
      };
    },
  };

  /** Hands settlements from the cache to the outbox; whatever a crash or a full disk left behind is handed on the next time. */
  function handOn(): number {
    const list = stores.cache.settled();
    if (list.length === 0) return 0;
    outbox.settle(list);
    stores.cache.clearSettled();
    return list.length;
  }

  function transact<T>(work: (replica: ReplicaStore) => T): T {
    settledInside = 0;
    touched.clear();
    let answer: T;
    try {
      answer = stores.cache.transact(() => {
        const value = work(store);
        const counts = new Map<string, number>();
        for (const { sent } of acts) counts.set(sent.command.event, (counts.get(sent.command.event) ?? 0) + 1);
        for (const id of touched) stores.cache.setPending(id, counts.get(id) ?? 0);
        return value;
      });
    } catch (error) {
      if (stores.cache.db.open) reload();
      throw error;
    }
    stores.fault('rows-committed');
    if (settledInside > 0) handOn();
    return answer;
  }

  /**
   * Does an act: decided and shown in a cache transaction that commits only after the act is durable in the outbox. A refused
   * act writes nothing; neither does one that the disk has no room for.
   */
  function perform(rules: Rules, sent: SentCommand): Result<Outcome, Refusal> {
    let durable = false;
    try {
      return transact((replica) => {
        acts.push({ sent, again: false, shown: null });
        const outcome = showPending(replica, rules, sent);
        if (!outcome.ok) throw new RefusedInside(outcome);
        outbox.add(sent, replica.cursor());
        durable = true;
        stores.fault('outbox-written');
        return outcome;
      });
    } catch (error) {
      if (error instanceof RefusedInside) return error.outcome;
      if (durable && troubleOf(error) !== null) takeBack(sent.id);
      throw error;
    }
  }

  /** The rows could not follow: without the act nothing is half done. Where even that cannot be written, it is shown at the next chance. */
  function takeBack(id: string): void {
    try {
      outbox.remove(id);
    } catch (error) {
      if (troubleOf(error) === null) throw error;
    }
    reload();
  }

  reload();
  return {
    transact,
    perform,
    reload,
    handOn,
    acts: (): readonly { readonly sent: SentCommand; readonly again: boolean; readonly shown: Shown | null }[] => acts,
    actsOn: (event: string): readonly PendingAct[] => acts.filter((a) => a.sent.command.event === event),
  };
}
