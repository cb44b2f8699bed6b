import type { QueueFilter, QueueRow, QueueUpdate } from '../../../shared/wire/bridge.ts';
import type { Changes } from '../db/cache.ts';
import { ownerOf } from '../db/event-columns.ts';
import { countsNow } from './counts.ts';
import type { FeedContext } from './feed-context.ts';
import { createQueueRows } from './queue-rows.ts';
import {
  countSql,
  dueSoonMs,
  isTimed,
  matches,
  orderSql,
  type QueueOrder,
  queueOrder,
  type ViewContext,
} from './views.ts';

/** Row ids read at once: the first screens come at the price of the first screens, whatever the queue holds. */
const firstChunk = 1_000;
const chunk = 20_000;
/** Most rows of one answer. */
export const mostRows = 200;

export type QueueWatch = ReturnType<typeof createQueueWatch>;

/**
 * One watched queue. Its order is frozen when it opens and kept as row ids; rows are read by index when asked for. Changes are
 * pushed for the rows of the last window only; what newly belongs into it is counted and waits for `refresh` (Q1).
 */
export function createQueueWatch(context: FeedContext, filter: QueueFilter, send: (update: QueueUpdate) => void) {
  const { stores, clock, timers } = context;
  const rowOf = createQueueRows(stores);
  let generation = 0;
  let order: number[] = [];
  let at: QueueOrder | null = null;
  let lastKey: { readonly key: number; readonly rid: number } | null = null;
  let whole = true;
  let total = 0;
  let cancelFill: (() => void) | null = null;
  let view: ViewContext = { owner: null, now: 0 };
  /** Row ids are of one cache file; in another one they name other events. */
  let of = stores.cache;
  const isVoid = (): boolean => of !== stores.cache;
  const fresh = new Map<string, number>();
  const left = new Set<string>();
  const window = new Map<string, number>();
  let changedRows = new Set<string>();
  let freshSent = 0;

  const viewNow = (): ViewContext => {
    const actor = context.actor();
    return { owner: actor === null ? null : ownerOf(actor), now: clock.hub() };
  };

  function open(): void {
    cancelFill?.();
    cancelFill = null;
    generation += 1;
    of = stores.cache;
    view = viewNow();
    order = [];
    fresh.clear();
    left.clear();
    window.clear();
    changedRows.clear();
    freshSent = 0;
    lastKey = null;
    at = context.actor() === null ? null : queueOrder(filter, view);
    whole = at === null;
    total = at === null ? 0 : totalOf(at);
    fill(firstChunk);
    send({ kind: 'opened', total, asOf: context.line().dataAsOf ?? 0, generation });
    fillLater();
  }

  /** A view without filters is counted already. */
  function totalOf(of: QueueOrder): number {
    const plain =
      filter.town === null && filter.severity === null && filter.department === null && filter.text.trim() === '';
    if (plain && !isTimed(filter.view)) return countsNow(context).views[filter.view];
    return Number(
      stores.cache.db
        .prepare(countSql(of))
        .pluck()
        .get(...of.params),
    );
  }

  /** Reads on until `wanted` row ids are known or there are no more. */
  function fill(wanted: number): void {
    while (at !== null && !whole && order.length < wanted) {
      const limit = at.keyset ? Math.max(firstChunk, Math.min(chunk, wanted - order.length)) : -1;
      const after = lastKey === null ? [] : [lastKey.key, lastKey.rid];
      const rows = stores.cache.db.prepare(orderSql(at, lastKey !== null)).all(...at.params, ...after, limit) as {
        key: number;
        rid: number;
      }[];
      const waiting = new Set(fresh.values());
      for (const { rid } of rows) if (!waiting.has(rid)) order.push(rid);
      lastKey = rows.at(-1) ?? lastKey;
      whole = limit < 0 || rows.length < limit;
    }
  }

  /** The rest of a long order is read in slices between other work, so that it is frozen soon without anybody waiting. */
  function fillLater(): void {
    if (whole) return;
    cancelFill = timers.set(() => {
      cancelFill = null;
      if (isVoid()) return;
      try {
        fill(order.length + chunk);
      } catch (error) {
        context.trouble(error);
        return;
      }
      fillLater();
    }, 0);
  }

  function rows(
    from: number,
    to: number,
  ): { readonly generation: number; readonly from: number; readonly rows: readonly QueueRow[] } {
    if (isVoid()) open();
    const end = Math.min(to, from + mostRows);
    fill(end);
    window.clear();
    const found: QueueRow[] = [];
    for (const rid of order.slice(from, end)) {
      const row = rowOf(rid);
      if (row === undefined) continue;
      window.set(row.id, rid);
      found.push(row);
    }
    return { generation, from, rows: found };
  }

  /** Takes note of changed events; true when there is something to send. */
  function note(changes: Changes): boolean {
    if (at === null || isVoid()) return false;
    for (const [id, { before, after }] of changes) {
      const was = matches(filter, view, before);
      const is = matches(filter, view, after);
      if (!was && is && !left.delete(id)) {
        const rid = stores.cache.known(id)?.rid;
        if (rid !== undefined) fresh.set(id, rid);
      }
      if (was && !is && !fresh.delete(id)) left.add(id);
      if (window.has(id)) changedRows.add(id);
    }
    return changedRows.size > 0 || fresh.size !== freshSent;
  }

  function flush(): void {
    if (isVoid()) return;
    const changed = changedRows;
    changedRows = new Set();
    const gone: string[] = [];
    const updated: QueueRow[] = [];
    let removed = false;
    for (const id of changed) {
      const rid = window.get(id);
      const row = rid === undefined ? undefined : rowOf(rid);
      if (row === undefined) removed = true;
      else updated.push(row);
      if (row === undefined || left.has(id)) gone.push(id);
    }
    if (removed) {
      // An act that was undone took its event along: positions have moved, so the order begins anew.
      open();
      return;
    }
    if (updated.length > 0) send({ kind: 'rows', rows: updated, gone });
    if (fresh.size !== freshSent) {
      freshSent = fresh.size;
      send({ kind: 'fresh', count: freshSent });
    }
  }

  /** The time has moved on: what newly is overdue or due soon gathers behind the bar. */
  function minute(): boolean {
    if (isVoid()) return false;
    const next = viewNow();
    if (at !== null && isTimed(filter.view)) {
      const ahead = filter.view === 'overdue' ? 0 : dueSoonMs;
      const crossed = stores.cache.db.prepare(
        'SELECT id, rid FROM events WHERE handling_due > ? AND handling_due <= ?',
      );
      const found = crossed.all(view.now + ahead, next.now + ahead) as { id: string; rid: number }[];
      for (const { id, rid } of found) {
        if (matches(filter, next, seenOf(id)) && !left.delete(id)) fresh.set(id, rid);
      }
    }
    view = next;
    return fresh.size !== freshSent;
  }
  const seenOf = (
    id: string,
  ): { columns: NonNullable<ReturnType<typeof stores.cache.known>>['columns']; pending: number } | null => {
    const known = stores.cache.known(id);
    return known === undefined ? null : { columns: known.columns, pending: known.pending };
  };

  return { open, rows, note, flush, minute, stop: (): void => cancelFill?.() };
}
