import { z } from '../std/shape.ts';
import type { QueueRow } from './queue-row.ts';

/** Where an event stands, as the search page narrows by it. */
export const searchStages = [
  'intake',
  'village',
  'triage',
  'assigned',
  'handling',
  'check',
  'feedback',
  'done',
  'ended',
] as const;
export type SearchStage = (typeof searchStages)[number];

const wanted = {
  /** Words with spaces between them, all of which must stand in title, number, place or content; pinyin initials of title and place. */
  text: z.string().max(80),
  stage: z.enum(searchStages).nullable(),
  /** Division or grid code: everything inside it. */
  area: z
    .string()
    .regex(/^\d{2,15}$/)
    .nullable(),
  item: z.string().max(40).nullable(),
  /** Registered at or after, and before, ms. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
} as const;
export const searchForShape = z.strictObject(wanted);
/** What is looked for. Without text everything the filters leave, newest first. */
export type SearchFor = z.infer<typeof searchForShape>;

/** Most rows of one answer. */
export const mostFound = 100;

/**
 * One step of a search, newest registered first, then one beyond `before` (the last answer's `next`). A step does little, so that no
 * act waits for it: an answer may hold fewer rows than asked for, or none, and still have a `next`.
 */
export const searchQuestion = z.strictObject({
  ask: z.literal('search'),
  ...wanted,
  before: z.number().int().nullable(),
  limit: z.number().int().min(1).max(mostFound),
});
/** How many there are: steps as above, to be added up. */
export const searchCountQuestion = z.strictObject({
  ask: z.literal('searchCount'),
  ...wanted,
  before: z.number().int().nullable(),
});

/** A stretch of a text that was looked for, in code units. */
export type FoundMark = { readonly from: number; readonly to: number };
export type MarkedText = { readonly text: string; readonly marks: readonly FoundMark[] };
export type FoundRow = {
  readonly row: QueueRow;
  readonly title: MarkedText;
  readonly number: MarkedText;
  readonly place: MarkedText;
  /** The words of the content around the first of them; null where they stand elsewhere. */
  readonly content: MarkedText | null;
};
export type SearchAnswer = {
  readonly rows: readonly FoundRow[];
  /** Goes on from here; null when everything was looked at. */
  readonly next: number | null;
  /** Words of one character: too little to look for. */
  readonly skipped: readonly string[];
  /** Events of this console that can be found, out of all: the rest is being indexed. Null when all can. */
  readonly indexed: { readonly done: number; readonly total: number } | null;
};
export type SearchCountAnswer = { readonly count: number; readonly next: number | null };
