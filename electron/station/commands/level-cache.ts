import { rowIdOf } from '../../../shared/journal/entry.ts';
import { showPending } from '../../../shared/journal/rebase.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';

export type Levelled = {
  /** Acts shown anew. */
  readonly shown: number;
  /** Acts the outbox had lost and the cache still knew (after a damaged outbox). */
  readonly recovered: number;
};

/**
 * Brings the cache level with the outbox: at open after a crash, and when another cache takes its place. Afterwards every
 * waiting act is shown or marked as not fitting, and nothing is shown that does not wait.
 */
export function levelCache(stores: Stores, replica: Replica): Levelled {
  const { outbox, cache } = stores;
  const recovered = stores.restored === null ? 0 : recover(stores);
  replica.handOn();
  const inCache = cache.shown();
  // A cache without an epoch has no place in the journal: its snapshot will say how everything ended.
  const cursor = cache.meta('epoch') === null ? Number.MAX_SAFE_INTEGER : Number(cache.meta('cursor') ?? 0);
  // An outlived one speaks of another journal; what it had refused its author was told.
  if (!replica.isOutlived()) outbox.waitAgain(cursor, [...inCache.keys()]);
  replica.reload();
  let shown = 0;
  replica.transact((store) => {
    for (const [id, { sent }] of inCache) {
      if (outbox.stateOf(id) === 'pending') continue;
      cache.dropShown(id);
      cache.setPending(rowIdOf(sent.command), 0);
    }
    for (const { sent, again } of replica.acts().slice()) {
      if (inCache.has(sent.id)) continue;
      const entry = cache.entryOfCommand(sent.id);
      // Taken once, forgotten by a hub that came back older: this cache still shows it as confirmed, the next one will not.
      if (entry !== undefined && (again || replica.isOutlived())) continue;
      if (entry !== undefined) {
        store.settle(sent.id, entry, entry.fact.kind === 'command.refused' ? entry.fact.refusal : null);
        continue;
      }
      // Read only where it is needed: checking the rule pack is most of what an open costs.
      const rules = stores.registry()?.rules ?? null;
      if (rules === null) continue;
      showPending(store, rules, sent);
      shown += 1;
    }
  });
  return { shown, recovered };
}

/** What the cache shows as waiting and a damaged outbox no longer knows goes back into the outbox. */
function recover({ outbox, cache }: Stores): number {
  const lost = [...cache.shown().values()].filter(({ sent }) => outbox.stateOf(sent.id) === null);
  lost.sort((a, b) => a.sent.n - b.sent.n);
  const cursor = Number(cache.meta('cursor') ?? 0);
  for (const { sent } of lost) outbox.putBack(sent, cursor);
  return lost.length;
}
