import { lift } from '../../../shared/journal/lift.ts';
import type { Down } from '../../../shared/wire/down.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SnapshotEnd, SyncStore } from './sync-store.ts';

type Page = Extract<Down, { t: 'page' }>;
type Taking = {
  readonly epoch: string;
  /** The hub came back older: what it lost is offered again, and nothing else before that. */
  readonly reoffer: boolean;
  readonly first: Pick<Page, 'seq' | 'hash' | 'settled' | 'total'> | null;
  readonly lastId: string | null;
  readonly done: number;
  readonly askedAt: number;
};

export type PageAnswer =
  | { readonly kind: 'ignored' | 'changed' }
  | { readonly kind: 'more'; readonly afterId: string }
  | { readonly kind: 'whole'; readonly seq: number };

/** Takes the pages of a snapshot one after the other; the store shows none of it before the last. */
export class SnapshotTaker {
  readonly #store: SyncStore;
  #taking: Taking | null = null;

  constructor(store: SyncStore) {
    this.#store = store;
  }

  start(epoch: string, reoffer: boolean, mono: number): void {
    this.#store.startSnapshot();
    this.#taking = { epoch, reoffer, first: null, lastId: null, done: 0, askedAt: mono };
  }

  /** @param hubNow hub time by this console's estimate, ms */
  take(page: Page, mono: number, hubNow: number): PageAnswer {
    const taking = this.#taking;
    if (taking === null) return { kind: 'ignored' };
    const firstId = page.rows[0]?.id;
    // A page that came twice: the next one was asked for already.
    if (firstId !== undefined && taking.lastId !== null && firstId <= taking.lastId) return { kind: 'ignored' };
    if (page.epoch !== taking.epoch || (taking.first !== null && page.seq !== taking.first.seq))
      return { kind: 'changed' };
    this.#store.addPage(
      page.rows,
      page.entries.map((e) => lift(e)),
    );
    const first = taking.first ?? page;
    this.#taking = { ...taking, first, lastId: page.nextId, done: taking.done + page.rows.length, askedAt: mono };
    if (page.nextId !== null) return { kind: 'more', afterId: page.nextId };
    this.#taking = null;
    this.#store.endSnapshot(endOf(taking, first, hubNow));
    return { kind: 'whole', seq: first.seq };
  }

  /** Where to ask again when no page came for too long; undefined when there is nothing to ask. */
  overdue(mono: number): { readonly afterId: string | null } | undefined {
    if (this.#taking === null || mono - this.#taking.askedAt < s.resend) return undefined;
    this.#taking = { ...this.#taking, askedAt: mono };
    return { afterId: this.#taking.lastId };
  }

  drop(): void {
    if (this.#taking === null) return;
    this.#taking = null;
    this.#store.dropSnapshot();
  }

  /** False while acts must wait for the older ones that are offered again. */
  allowsOffers(): boolean {
    return this.#taking?.reoffer === false;
  }

  progress(): { readonly done: number; readonly total: number } | null {
    return this.#taking === null ? null : { done: this.#taking.done, total: this.#taking.first?.total ?? 0 };
  }
}

function endOf(taking: Taking, first: Pick<Page, 'seq' | 'hash' | 'settled'>, hubNow: number): SnapshotEnd {
  return {
    seq: first.seq,
    hash: first.hash ?? null,
    epoch: taking.epoch,
    settled: first.settled,
    asOf: hubNow,
    reofferSince: taking.reoffer ? hubNow - s.keepSettled : null,
  };
}
