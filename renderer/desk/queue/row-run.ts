/** What of a list is in sight, as places: `endIndex` is the last one. */
export type Sight = { readonly startIndex: number; readonly endIndex: number; readonly count: number };

/**
 * Places to draw for what is in sight and `beyond` more on either side: always as many as the most so far, so that a row that
 * leaves at one end makes room for one at the other. @returns consecutive places
 */
export function createRowRun(beyond: number): (sight: Sight) => number[] {
  let most = 0;
  return ({ startIndex, endIndex, count }) => {
    most = Math.max(most, endIndex - startIndex + 1 + 2 * beyond);
    const length = Math.min(most, count);
    const from = Math.max(0, Math.min(startIndex - beyond, count - length));
    return Array.from({ length }, (_, n) => from + n);
  };
}

/**
 * The same run in the order of its slots: place p stands in slot p % length. A step of the list by one thus puts other words
 * into one row and leaves the others alone, and no element is made, moved or thrown away (P10).
 */
export function bySlot<T>(run: readonly T[], from: number): readonly T[] {
  const turn = run.length === 0 ? 0 : from % run.length;
  return turn === 0 ? run : [...run.slice(run.length - turn), ...run.slice(0, run.length - turn)];
}
