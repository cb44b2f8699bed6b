import type { BundleFault, BundleHead } from '../journal/archive-bundle.ts';
import type { ArchiveFault, ArchiveFile } from '../journal/archive-file.ts';
import { z } from '../std/shape.ts';

/** Questions about sealed archives (R3): one event's, the head of an export, and whether a file is as it was made. */
export const archiveQuestions = [
  z.strictObject({ ask: z.literal('archive'), event: z.uuid() }),
  z.strictObject({
    ask: z.literal('archiveHead'),
    purpose: z.string().trim().min(1).max(200),
    files: z
      .array(z.strictObject({ number: z.string().min(1).max(60), seal: z.string().length(64) }))
      .min(1)
      .max(5_000),
    /** How many files of the events go out with them. */
    attachments: z.number().int().nonnegative(),
  }),
  z.strictObject({ ask: z.literal('archiveCheck'), data: z.unknown() }),
] as const;

/** `unsent`: acts of this console wait for the hub; `history`: older lines were asked for at the hub. */
export type ArchiveAnswer =
  | { readonly state: 'made'; readonly file: ArchiveFile }
  | { readonly state: 'unsent' | 'history' }
  | { readonly state: 'broken'; readonly fault: ArchiveFault };
/** Number and title of an archive; both null for the head of an export. */
export type ArchiveChecked = {
  readonly number: string | null;
  readonly title: string | null;
  readonly fault: ArchiveFault | BundleFault | null;
};
export type ArchiveAnswers = {
  readonly archive: ArchiveAnswer;
  readonly archiveHead: BundleHead;
  readonly archiveCheck: ArchiveChecked;
};
