import { createStore } from '../../store/external-store.ts';

/** One side of a comparison in words. */
export type CompareSide = {
  readonly number: string;
  readonly title: string;
  readonly content: string;
  readonly place: string;
  readonly caller: string;
  readonly phone: string;
  /** ms */
  readonly at: number;
  readonly item: string;
};

export type Comparing = {
  readonly mine: CompareSide;
  /** Events beside it, likeliest first. */
  readonly others: readonly string[];
  /** What joining one of them does; null where it is not possible, with the reason. */
  readonly join: ((other: { readonly id: string; readonly number: string }) => void) | null;
  readonly noJoin: string;
};

/** What is compared in this window; null: nothing. */
export const compareStore = createStore<Comparing | null>(null);

/** Most events shown beside the one in question. */
export const mostBeside = 3;
