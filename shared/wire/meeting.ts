import { type Comment, commentShape, type Edits, editsShape } from '../meeting/edits.ts';
import type { PackNumbers } from '../meeting/pack.ts';
import { packKinds } from '../meeting/pack-period.ts';
import type { DecisionLine } from '../meeting/slides-tasks.ts';
import { z } from '../std/shape.ts';
import { localDateShape } from '../time/local-date.ts';

/** What a seat does with packs; the station makes the journal's acts of it. */
export const meetingCommands = [
  /** Freezes a moment: `date` lies in the period, `cutoff` in ms, null = now. */
  z.strictObject({
    kind: z.literal('meeting.freeze'),
    id: z.uuid(),
    period: z.enum(packKinds),
    date: localDateShape,
    area: z.string().regex(/^\d{4,15}$/),
    cutoff: z.number().int().nullable(),
  }),
  z.strictObject({ kind: z.literal('meeting.edit'), id: z.uuid(), edits: editsShape }),
  z.strictObject({ kind: z.literal('meeting.comment'), id: z.uuid(), comment: commentShape }),
] as const;

/** The events behind a figure of a pack, for whoever asks (W2): on a seat, never on the screen of the room. */
export const packEventsQuestion = z.strictObject({
  ask: z.literal('packEvents'),
  id: z.uuid(),
  figure: z.string().min(1).max(40),
  part: z.enum(['numerator', 'denominator']),
});

/**
 * Where a pack is (decision 0012): `shared` in the county's journal; `waiting` done here, the hub does not have it yet; `here` on this
 * console only; `coming` a part of it has not come; `broken` what came is not what was frozen.
 */
export type PackWhere = 'shared' | 'waiting' | 'here' | 'coming' | 'broken';

/** A line of the list of packs. */
export type PackLine = {
  readonly id: string;
  readonly madeAt: number;
  /** Who froze it; empty for a pack kept from before names were. */
  readonly by: string;
  readonly where: PackWhere;
  /** Null while it has not come: then `areaName` says which it is. */
  readonly period: PackNumbers['period'] | null;
  readonly areaName: string;
  readonly cutoff: number;
  readonly digest: string;
};

export type PackView = {
  readonly id: string;
  readonly madeAt: number;
  /** SHA-256 of the frozen numbers, hex. */
  readonly digest: string;
  /** False: what lies on disk is not what was frozen. */
  readonly intact: boolean;
  /** All numbers, without the long list of events. */
  readonly pack: PackNumbers;
  readonly edits: Edits;
  readonly comments: readonly Comment[];
  /** Put down in this meeting: tasks of the county, not part of what is frozen. */
  readonly decisions: readonly DecisionLine[];
};

export type PackEvents = {
  readonly total: number;
  /** At most 500; `id` null: not on this console any more. */
  readonly rows: readonly { readonly number: string; readonly id: string | null; readonly title: string }[];
};
