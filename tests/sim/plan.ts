import { type Random, random } from '../support/random-walk.ts';
import type { PlantedBug } from './bugs.ts';

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
  /** The disk answers busy, with an error, read-only, or with a damaged page of the cache. */
  'storage',
  /** A console reads slowly: what is sent to it queues up. */
  'slow',
  /** A console is so busy that it takes a long message an entry or two at a time, and anything happens in between. */
  'parts',
  /** A node of the hub ends; the other one goes on. */
  'hubRestart',
  /** The hub comes back from an older copy, and knows it by its mark. */
  'rollback',
  /** The same without a mark: a console has to notice. */
  'silentRollback',
  /** A node of the hub cannot reach the database for a while. */
  'hubTrouble',
  /** The nodes do not hear each other's commits. */
  'bell',
  /** An account is out for a while, or gets another area. */
  'rights',
  /** The hub goes on with a newer registry than consoles know. */
  'registry',
  /** A console is of another version than the hub for a while. */
  'oldConsole',
  /** The hub tells no console of more than the last few entries: whoever is further behind gets a snapshot. */
  'truncated',
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
  /** How often somebody acts and something goes wrong in that time: 1 is some 200 acts and 230 faults an hour. */
  readonly pace: number;
  /** Everything heals after so much of it, h: what would come later does not happen (for a shorter story). */
  readonly until: number;
  readonly without: ReadonlySet<FaultKind>;
  readonly bug: PlantedBug | null;
  /** Alarms run at the consoles; without them a seed is the one it was before they did. */
  readonly alarms: boolean;
  /** Writes down what happens. */
  readonly trace: boolean;
};

export type StoryLength = Pick<Plan, 'hours' | 'pace'>;

/** What every kept seed was found in: partitions, sessions and alarms come to their ends in it. */
export const longStory: StoryLength = { hours: 0.1, pace: 1 };
/** Most seeds: as many faults meet in a third of the time, and tens of thousands of seeds fit into a test run. */
export const shortStory: StoryLength = { hours: 0.03, pace: 2 };
/** Short stories on files: an act costs ten times as much there. */
const fileStory: StoryLength = { hours: 0.02, pace: 2 };
/** One seed in so many is a long story. */
const longEvery = 8;
const longOnFilesEvery = 16;

/** The story of a seed where nobody asks for another length. */
export const storyOf = (seed: number, store: 'model' | 'sqlite' = 'model'): StoryLength => {
  if (store === 'model') return seed % longEvery === 0 ? longStory : shortStory;
  return seed % longOnFilesEvery === 0 ? longStory : fileStory;
};

/** @param over hours without a pace go at that of a long story */
export const planOf = (seed: number, over: Partial<Plan> = {}): Plan => ({
  seed,
  ...(over.hours === undefined ? storyOf(seed) : { hours: over.hours, pace: longStory.pace }),
  until: over.hours ?? storyOf(seed).hours,
  without: new Set(),
  bug: null,
  alarms: true,
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
