import type { SentCommand } from '../../../shared/journal/entry.ts';
import { offerSize } from '../../../shared/wire/up.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SyncStore } from './sync-store.ts';

/**
 * One offer at a time, always the oldest that wait: whatever is lost, doubled or late on the way, the order of a console stays.
 * The next goes out when the hub has answered all of it; the same again only by the timer.
 */
export class OfferWindow {
  readonly #store: Pick<SyncStore, 'waiting'>;
  #open: { readonly ids: ReadonlySet<string>; readonly at: number } | null = null;
  #offered = new Set<string>();

  constructor(store: Pick<SyncStore, 'waiting'>) {
    this.#store = store;
  }

  /** Commands to offer now; empty while an offer is under way or nothing waits. */
  next(mono: number): readonly SentCommand[] {
    if (this.#open !== null) return [];
    const commands = this.#store.waiting(offerSize);
    if (commands.length === 0) return [];
    this.#open = { ids: new Set(commands.map((c) => c.id)), at: mono };
    for (const { id } of commands) this.#offered.add(id);
    return commands;
  }

  /** The hub has spoken: what is settled leaves the offer; with the last one it is over. */
  settled(mono: number): void {
    if (this.#open === null) return;
    const waiting = new Set(this.#store.waiting(offerSize).map((c) => c.id));
    const open = [...this.#open.ids].filter((id) => waiting.has(id));
    if (open.length === this.#open.ids.size) return;
    this.#open = open.length === 0 ? null : { ids: new Set(open), at: mono };
  }

  /** Nothing came for too long: the offer may go out again. */
  expire(mono: number): void {
    if (this.#open !== null && mono - this.#open.at >= s.resend) this.#open = null;
  }

  /** The line is gone or the rows are others: nothing is under way any more. */
  forget(): void {
    this.#open = null;
    this.#offered = new Set();
  }

  wasOffered(id: string): boolean {
    return this.#offered.has(id);
  }
}
