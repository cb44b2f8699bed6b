import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { type QueueFilter, type QueueUpdate, queueReach } from '../../../shared/wire/queue-view.ts';
import type { Cache, Changes } from '../db/cache.ts';
import { ownerOf } from '../db/event-columns.ts';
import { countOf } from './counts.ts';
import type { FeedContext } from './feed-context.ts';
import { createQueueRows } from './queue-rows.ts';
import {
  countSql,
  dueSoonMs,
  isTimed,
  matches,
  type OrderPart,
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

type Place = { readonly key: number; readonly rid: number };

export type QueueRows = { readonly generation: number; readonly from: number; readonly rows: readonly QueueRow[] };

/**
 * One watched queue. Its order is frozen when it opens and kept as row ids; rows are read by index when asked for. Changes are
 * pushed for the rows fetched around the last window only; what newly belongs into it is counted and waits for `open` (Q1).
 */
export class QueueWatch {
  readonly #context: FeedContext;
  readonly #filter: QueueFilter;
  readonly #send: (update: QueueUpdate) => void;
  readonly #rowsOf: ReturnType<typeof createQueueRows>;
  #generation = 0;
  /** Row ids are of one cache file; in another one they name other events. */
  #of: Cache;
  #view: ViewContext = { owner: null, now: 0 };
  #order: number[] = [];
  #query: QueueOrder | null = null;
  #lastKey: Place | null = null;
  #whole = true;
  #cancelFill: () => void = () => undefined;
  /** Ids that came to belong here since it opened, with their row ids; ids that were in the order and no longer belong. */
  #fresh = new Map<string, number>();
  #left = new Set<string>();
  #freshSent = 0;
  /** Rows the window follows: where each stands in the order. */
  #window = new Map<string, number>();
  #changed = new Set<string>();

  constructor(context: FeedContext, filter: QueueFilter, send: (update: QueueUpdate) => void) {
    this.#context = context;
    this.#filter = filter;
    this.#send = send;
    this.#rowsOf = createQueueRows(context.stores);
    this.#of = context.stores.cache;
  }

  /** A new order as of now: what had gathered comes in. */
  open(): void {
    this.stop();
    const { stores, actor, line } = this.#context;
    this.#generation += 1;
    this.#of = stores.cache;
    this.#view = this.#viewNow();
    this.#order = [];
    this.#fresh.clear();
    this.#left.clear();
    this.#freshSent = 0;
    this.#window.clear();
    this.#changed.clear();
    this.#lastKey = null;
    this.#query = actor() === null ? null : queueOrder(this.#filter, this.#view);
    this.#whole = this.#query === null;
    this.#fill(firstChunk);
    const total = this.#query === null ? 0 : this.#totalOf(this.#query);
    this.#send({ kind: 'opened', total, asOf: line().dataAsOf ?? 0, generation: this.#generation });
    this.#fillLater();
  }

  rows(from: number, to: number): QueueRows {
    if (this.#isVoid()) this.open();
    const end = Math.min(to, from + mostRows);
    this.#fill(end);
    for (const [id, place] of this.#window) if (Math.abs(place - from) > queueReach) this.#window.delete(id);
    const rows: QueueRow[] = [];
    for (const [i, row] of this.#rowsOf(this.#order.slice(from, end)).entries()) {
      if (row === undefined) continue;
      this.#window.set(row.id, from + i);
      rows.push(row);
    }
    return { generation: this.#generation, from, rows };
  }

  /** Takes note of changed events; true when there is something to send. */
  note(changes: Changes): boolean {
    if (this.#query === null || this.#isVoid()) return false;
    for (const [id, { before, after }] of changes) {
      const was = matches(this.#filter, this.#view, before);
      const is = matches(this.#filter, this.#view, after);
      if (!was && is) this.#came(id);
      else if (was && !is && !this.#fresh.delete(id)) this.#left.add(id);
      if (this.#window.has(id)) this.#changed.add(id);
    }
    return this.#changed.size > 0 || this.#fresh.size !== this.#freshSent;
  }

  /** Tells the window what was noted. */
  flush(): void {
    if (this.#isVoid()) return;
    const changed = this.#changed;
    this.#changed = new Set();
    const rows: QueueRow[] = [];
    const gone: string[] = [];
    for (const id of changed) {
      const place = this.#window.get(id);
      // The window has gone elsewhere since.
      if (place === undefined) continue;
      const [row] = this.#rowsOf(this.#order.slice(place, place + 1));
      // An act that was undone took its event along: positions have moved, so the order begins anew.
      if (row === undefined) return this.open();
      rows.push(row);
      if (this.#left.has(id)) gone.push(id);
    }
    if (rows.length > 0) this.#send({ kind: 'rows', rows, gone });
    if (this.#fresh.size === this.#freshSent) return;
    this.#freshSent = this.#fresh.size;
    this.#send({ kind: 'fresh', count: this.#freshSent });
  }

  /** The time has moved on: what newly is overdue or due soon gathers behind the bar. */
  minute(): boolean {
    if (this.#isVoid()) return false;
    const before = this.#view.now;
    this.#view = this.#viewNow();
    if (this.#query === null || !isTimed(this.#filter.view)) return false;
    const ahead = this.#filter.view === 'dueSoon' ? dueSoonMs : 0;
    const clock =
      this.#filter.view === 'signLate'
        ? "stage = 'assigned' AND next_due > ? AND next_due <= ?"
        : 'handling_due > ? AND handling_due <= ?';
    const crossed = this.#of.db.prepare(`SELECT id FROM events WHERE ${clock}`).pluck();
    for (const id of crossed.all(before + ahead, this.#view.now + ahead) as string[]) {
      const known = this.#of.known(id);
      if (known !== undefined && matches(this.#filter, this.#view, known)) this.#came(id);
    }
    return this.#fresh.size !== this.#freshSent;
  }

  stop(): void {
    this.#cancelFill();
  }

  #came(id: string): void {
    if (this.#left.delete(id)) return;
    const rid = this.#of.known(id)?.rid;
    if (rid !== undefined) this.#fresh.set(id, rid);
  }

  #viewNow(): ViewContext {
    const actor = this.#context.actor();
    const indexed = this.#context.stores.cache.meta('indexedTo') === 'all';
    return { owner: actor === null ? null : ownerOf(actor), now: this.#context.clock.hub(), indexed };
  }

  #isVoid(): boolean {
    return this.#of !== this.#context.stores.cache;
  }

  /** A view without filters is counted already. */
  #totalOf(query: QueueOrder): number {
    if (this.#whole) return this.#order.length;
    const { view, town, severity, department, text } = this.#filter;
    const plain = town === null && severity === null && department === null && text.trim() === '';
    if (plain && !isTimed(view)) return countOf(this.#context, view);
    return Number(
      this.#of.db
        .prepare(countSql(query))
        .pluck()
        .get(...query.params),
    );
  }

  /** Reads on until `wanted` row ids are known or there are no more. */
  #fill(wanted: number): void {
    const query = this.#query;
    while (query !== null && !this.#whole && this.#order.length < wanted) {
      const limit = query.keyset ? Math.max(firstChunk, Math.min(chunk, wanted - this.#order.length)) : -1;
      const rows = this.#next(query, limit);
      const gathered = new Set(this.#fresh.values());
      for (const { rid } of rows) if (!gathered.has(rid)) this.#order.push(rid);
      this.#lastKey = rows.at(-1) ?? this.#lastKey;
      this.#whole = limit < 0 || rows.length < limit;
    }
  }

  /** The next row ids of the order, all of them for a limit below zero. */
  #next(query: QueueOrder, limit: number): readonly Place[] {
    const read = (part: OrderPart, after: readonly number[], most: number): readonly Place[] =>
      this.#of.db.prepare(orderSql(query, part)).all(...query.params, ...after, most) as Place[];
    const last = this.#lastKey;
    if (last === null) return read('first', [], limit);
    const ties = read('ties', [last.key, last.rid], limit);
    return ties.length === limit ? ties : [...ties, ...read('beyond', [last.key], limit - ties.length)];
  }

  /** The rest of a long order is read in slices between other work, so that it is frozen soon without anybody waiting. */
  #fillLater(): void {
    if (this.#whole) return;
    this.#cancelFill = this.#context.timers.set(() => {
      if (this.#isVoid()) return;
      try {
        this.#fill(this.#order.length + chunk);
      } catch (error) {
        this.#context.trouble(error);
        return;
      }
      this.#fillLater();
    }, 0);
  }
}
