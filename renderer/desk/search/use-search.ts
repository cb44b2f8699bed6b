import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundRow, SearchAnswer, SearchFor } from '../../../shared/wire/search.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useConsole } from '../../store/bridge-context.ts';

/** Quiet before a question goes out while somebody types, ms. */
const quietMs = 90;
/** While the index is being made the same is asked again after this, ms. */
const indexingMs = 400;
const pageRows = 50;

export type Found = {
  readonly rows: readonly FoundRow[];
  /** Goes on from here; null at the end. */
  readonly next: number | null;
  readonly count: number;
  readonly counted: boolean;
  readonly skipped: readonly string[];
  readonly indexed: SearchAnswer['indexed'];
  /** What stands on the screen is of an earlier question. */
  readonly stale: boolean;
  readonly error: string | null;
};
const nothing: Omit<Found, 'stale'> = {
  rows: [],
  next: null,
  count: 0,
  counted: false,
  skipped: [],
  indexed: null,
  error: null,
};
/** With the question it answers. */
type Kept = Omit<Found, 'stale'> & { readonly key: string };

/** Rows of a search until a page is full or there are no more; `until` says that nobody waits for it any longer. */
export async function readPage(
  bridge: Pick<Bridge, 'read'>,
  asked: SearchFor,
  before: number | null,
  limit: number,
  until: () => boolean = () => false,
): Promise<SearchAnswer | { readonly error: string }> {
  const rows: FoundRow[] = [];
  let at = before;
  for (;;) {
    const answer = await bridge.read({ ask: 'search', ...asked, before: at, limit: limit - rows.length });
    if (!answer.ok) return { error: answer.error.message };
    rows.push(...answer.value.rows);
    at = answer.value.next;
    if (at === null || rows.length >= limit || until()) return { ...answer.value, rows };
  }
}

/**
 * The answer to a search as it is typed: the first page at once, the count as it is counted, more on demand. What was found stays
 * until the next answer is there.
 * @param again counts up to ask the same anew
 */
export function useSearch(asked: SearchFor, again: number): { readonly found: Found; readonly more: () => void } {
  const { bridge } = useConsole();
  const [grown, setGrown] = useState(0);
  const key = `${again}.${grown} ${JSON.stringify(asked)}`;
  const [kept, setKept] = useState<Kept>({ ...nothing, key: '' });
  const current = useRef(key);
  const fetching = useRef(false);

  useEffect(() => {
    current.current = key;
    const isLate = (): boolean => current.current !== key;
    const wanted = JSON.parse(key.slice(key.indexOf(' '))) as SearchFor;
    const timer = setTimeout(() => {
      void readPage(bridge, wanted, null, pageRows, isLate).then(async (page) => {
        if (isLate()) return;
        if ('error' in page) return setKept({ ...nothing, key, error: page.error });
        const { rows, next, skipped, indexed } = page;
        setKept({ ...nothing, key, rows, next, skipped, indexed, count: rows.length, counted: next === null });
        if (next !== null) await countOn(bridge, wanted, isLate, setKept);
      });
    }, quietMs);
    return () => clearTimeout(timer);
  }, [bridge, key]);

  useEffect(() => () => void (current.current = ''), []);

  const stale = kept.key !== key;
  // What is found grows with the index; who has turned the page already is left where he is.
  const growing = !stale && kept.indexed !== null && kept.rows.length <= pageRows;
  useEffect(() => {
    if (!growing) return;
    const timer = setTimeout(() => setGrown((n) => n + 1), indexingMs);
    return () => clearTimeout(timer);
  }, [growing, kept]);

  const { next } = kept;
  const more = useCallback(() => {
    if (next === null || stale || fetching.current) return;
    fetching.current = true;
    const isLate = (): boolean => current.current !== key;
    const wanted = JSON.parse(key.slice(key.indexOf(' '))) as SearchFor;
    void readPage(bridge, wanted, next, pageRows, isLate).then((page) => {
      fetching.current = false;
      if (isLate() || 'error' in page) return;
      setKept((was) => ({ ...was, rows: [...was.rows, ...page.rows], next: page.next }));
    });
  }, [bridge, key, next, stale]);
  return { found: { ...kept, stale }, more };
}

/** Counts in steps; the number on the screen grows with them. */
async function countOn(
  bridge: Pick<Bridge, 'read'>,
  asked: SearchFor,
  isLate: () => boolean,
  setKept: (change: (was: Kept) => Kept) => void,
): Promise<void> {
  let count = 0;
  let before: number | null = null;
  do {
    const answer: Awaited<
      ReturnType<typeof bridge.read<{ ask: 'searchCount' } & SearchFor & { before: number | null }>>
    > = await bridge.read({ ask: 'searchCount', ...asked, before });
    if (isLate() || !answer.ok) return;
    count += answer.value.count;
    before = answer.value.next;
    const [n, counted] = [count, before === null];
    setKept((was) => ({ ...was, count: counted ? n : Math.max(was.rows.length, n), counted }));
  } while (before !== null);
}
