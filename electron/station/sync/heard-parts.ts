import type { Down } from '../../../shared/wire/down.ts';
import type { Timers } from '../feeds/feed-context.ts';

type Delta = Extract<Down, { t: 'delta' }>;

/** Entries of one part; moved so that a part takes about `partMs`. */
export type PartSizes = { readonly first: number; readonly least: number; readonly most: number };
const entriesPerPart: PartSizes = { first: 16, least: 4, most: 64 };
/** What an act that comes meanwhile waits at most, where the machine keeps up. */
const partMs = 4;

/**
 * The next `size` entries of a delta as a delta of its own, and the rest; null for one that is to be taken whole. What entered or left
 * the reader's sight is told for the whole range only.
 */
function cut(delta: Delta, size: number): { readonly part: Delta; readonly rest: Delta } | null {
  const last = delta.entries[size - 1];
  if (last === undefined || delta.entries.length === size) return null;
  if (delta.entered.length > 0 || delta.left.length > 0) return null;
  const { hash, ...bare } = delta;
  const at = hash === undefined ? {} : { hash: last.hash };
  return {
    part: { ...bare, ...at, upto: last.seq, entries: delta.entries.slice(0, size), more: true },
    rest: { ...delta, after: last.seq, entries: delta.entries.slice(size) },
  };
}

export type HeardParts = { heard(message: Down): void; forget(): void };

/**
 * Hands the hub's messages on in their order, a long delta in parts with a turn of everybody else between them: an operator's act waits
 * for a part and never for five hundred entries. The rest of a lost line is forgotten; it is asked for again from the cursor.
 * @param take `isPart`: the next part of the same message follows
 */
export function createHeardParts(
  timers: Timers,
  take: (message: Down, isPart: boolean) => void,
  sizes: PartSizes = entriesPerPart,
): HeardParts {
  let waiting: Down[] = [];
  let cancel: (() => void) | null = null;
  let size = sizes.first;

  function next(): void {
    cancel = null;
    const message = waiting.shift();
    if (message === undefined) return;
    const found = message.t === 'delta' ? cut(message, size) : null;
    if (found !== null) waiting.unshift(found.rest);
    // Before it is taken: what goes wrong in it must not keep the rest waiting.
    if (waiting.length > 0) cancel = timers.set(next, 0);
    const begun = timers.mono();
    take(found?.part ?? message, found !== null);
    if (found !== null) fit(timers.mono() - begun);
  }
  function fit(took: number): void {
    const times = took > partMs ? 0.5 : took < partMs / 2 ? 1.5 : 1;
    size = Math.max(sizes.least, Math.min(sizes.most, Math.round(size * times)));
  }
  return {
    heard(message) {
      waiting.push(message);
      if (cancel === null) next();
    },
    forget() {
      waiting = [];
      cancel?.();
      cancel = null;
    },
  };
}
