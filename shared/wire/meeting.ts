import { type Comment, commentShape, type Edits, editsShape } from '../meeting/edits.ts';
import type { PackNumbers } from '../meeting/pack.ts';
import { packKinds } from '../meeting/pack-period.ts';
import type { DecisionLine } from '../meeting/slides-tasks.ts';
import { z } from '../std/shape.ts';
import { localDateShape } from '../time/local-date.ts';

/** Commands about packs; they stay on this console. */
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

/** A line of the list of packs. */
export type PackLine = {
  readonly id: string;
  readonly madeAt: number;
  readonly period: PackNumbers['period'];
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
