import type { Entry } from './entry.ts';
import type { Row } from './handle.ts';

/** An event or dossier a station has not seen before: its row after the delta and its history up to it. */
export type Entered = { readonly row: Row; readonly history: readonly Entry[] };

/**
 * One step of the journal under a scope. Scoped readers see holes in `seq`, so completeness is proven by the range:
 * everything in (after, upto] that this reader may see is here. A delta whose `after` is beyond the reader's cursor is a gap.
 */
export type Delta = {
  readonly after: number;
  readonly upto: number;
  readonly entries: readonly Entry[];
  readonly entered: readonly Entered[];
  /** Ids of rows that went out of this reader's sight in the range: a station forgets them, rows and entries. */
  readonly left: readonly string[];
};
