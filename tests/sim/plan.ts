import { type Random, random } from '../support/random-walk.ts';

/** What goes wrong in a run. Each kind draws from a stream of its own, so leaving one out changes nothing else. */
export const faultKinds = [
  /** A message never arrives (≤15 %). */
  'loss',
  /** A message arrives twice (≤10 %). */
  'double',
  /** A connection stalls for up to 30 s; what it carried may arrive after the next one stands. */
  'late',
  'reset',
  /** One or both directions of a console's line, up to 20 min. */
  'partition',
  /** A station process ends at a random moment. */
  'kill',
  /** A station process ends between two commits. */
  'commitKill',
  /** The power goes: the cache loses commits that were not synced yet. */
  'power',
  /** The disk of a console is full for a while. */
  'diskFull',
  'hubRestart',
  /** The hub comes back from an older copy, and knows it by its mark. */
  'rollback',
  /** The same without a mark: a console has to notice. */
  'silentRollback',
  /** The hub's store fails for a while. */
  'hubTrouble',
  /** Console clocks stand up to 10 min off, drift and jump. */
  'clock',
  /** Sessions end early. */
  'session',
  /** Another operator takes the console. */
  'operator',
  /** The operator has the cache fetched anew. */
  'rebuild',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Plan = {
  readonly seed: number;
  /** Virtual time with faults, h; healing comes after it. */
  readonly hours: number;
  /** Everything heals after so much of it, h: what would come later does not happen (for a shorter story). */
  readonly until: number;
  readonly without: ReadonlySet<FaultKind>;
  readonly bug: Bug | null;
  /** Writes down what happens. */
  readonly trace: boolean;
};

/** Faults planted on purpose, to show that the simulation can fail. None of them touches production code. */
export const bugs = [
  'hub: takes a command twice',
  'hub: delta skips an entry that committed late',
  'hub: restricted events go to departments',
  'hub: refusals go to everybody',
  'hub: entered rows are forgotten',
  'hub: a snapshot page shows rows of now',
  'hub: who is barred keeps the row',
  'hub: what was before the bar is still told',
  'hub: a colleague goes on with the cache whatever he may see',
  'hub: same epoch after a rollback',
  'outbox: acknowledged before durable',
  'outbox: not synced',
  'outbox: nothing is offered again after a rollback',
  'outbox: the author is not told of a refusal',
  'outbox: numbers in memory only',
  'cache: cursor moved before the rows',
  'cache: settlements not handed on after a kill',
  'cache: before-image lost',
  'cache: counters outside the transaction',
  'cache: another operator sees the old cache',
  'sync: gap ignored',
  'sync: newest offered first',
  'sync: a lost offer is not sent again',
  'sync: every answer is answered with a pull',
] as const;
export type Bug = (typeof bugs)[number];

/** Short and dense: much goes wrong in it, and thousands of seeds fit into a test run. */
export const defaultHours = 0.4;

export const planOf = (seed: number, over: Partial<Plan> = {}): Plan => ({
  seed,
  hours: defaultHours,
  until: over.hours ?? defaultHours,
  without: new Set(),
  bug: null,
  trace: false,
  ...over,
});

/** A stream of chance that belongs to one concern of one seed. */
export function streamOf(seed: number, name: string): Random {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  const r = random(h ^ Math.imul(seed, 0x9e3779b1));
  r();
  return r;
}
