import { z } from '../../std/shape.ts';

/** A person named in a note: the account tells two of the same name apart. */
export const mentionedShape = z.strictObject({ account: z.string().min(1).max(64), name: z.string().min(1).max(64) });
export type Mentioned = z.infer<typeof mentionedShape>;

/** A note that names somebody, as the event keeps it until he has read it. */
export type Mention = Mentioned & {
  /** Who wrote it. */
  readonly by: string;
  readonly text: string;
  /** Done time of the note, ms. */
  readonly at: number;
  /** When he read it, ms. */
  readonly readAt: number | null;
};
