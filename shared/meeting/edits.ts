import { z } from '../std/shape.ts';

/** Slides of a deck, in the order of the meeting. */
export const slideKeys = [
  'cover',
  'tasks',
  'overview',
  'departments',
  'late',
  'hot',
  'response',
  'alarms',
  'satisfaction',
  'problem',
  'outlook',
  'decisions',
] as const;
export type SlideKey = (typeof slideKeys)[number];

const slideKey = z.enum(slideKeys);
const words = z.string().trim().max(2000);

/** What people make of a pack: which slides in which order, their own headline, what to say. The numbers are not theirs to change. */
export const editsShape = z.strictObject({
  order: z.array(slideKey).min(1).max(slideKeys.length),
  titles: z.partialRecord(slideKey, z.string().trim().max(80)),
  notes: z.partialRecord(slideKey, words),
  /** Minutes meant for the whole meeting. */
  minutes: z.number().int().min(5).max(480),
  heldAt: z.string().max(80),
});
export type Edits = z.infer<typeof editsShape>;

export const commentShape = z.strictObject({ slide: slideKey, text: z.string().trim().min(1).max(500) });
/** A remark on a slide; kept with its pack for good. `at` ms. */
export type Comment = z.infer<typeof commentShape> & { readonly at: number; readonly by: string };

export const noEdits: Edits = { order: [...slideKeys], titles: {}, notes: {}, minutes: 40, heldAt: '' };
