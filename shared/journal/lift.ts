import type { Entry } from './entry.ts';

/** Shape version written now. */
export const entryVersion = 1;

/** version → how an entry of that version becomes one of the next. Entries on disk are never rewritten: the chain stays whole. */
export type Lifts = Readonly<Record<number, (entry: Entry) => Entry>>;

const lifts: Lifts = {};

/** An entry as this version of the product reads it. Throws for an entry written by a newer product. */
export function lift(entry: Entry, table: Lifts = lifts, current: number = entryVersion): Entry {
  if (entry.v > current)
    throw new Error(`Entry ${entry.seq} has shape ${entry.v}; this product reads up to ${current}. Update it.`);
  let lifted = entry;
  while (lifted.v < current) {
    const step = table[lifted.v];
    if (step === undefined) throw new Error(`No lift from entry shape ${lifted.v}`);
    lifted = { ...step(lifted), v: lifted.v + 1 };
  }
  return lifted;
}
