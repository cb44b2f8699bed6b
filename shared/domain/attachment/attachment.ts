import { z } from '../../std/shape.ts';

/** Media types an event may carry, each known by its first bytes (media-type.ts); everything else is refused at every door. */
export const attachmentTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'audio/mpeg',
  'audio/wav',
  'audio/ogg',
  'audio/mp4',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** What a file is for: the matter as told, the place before and after handling, evidence of what was done, the voice of the call. */
export const attachmentPurposes = ['matter', 'before', 'after', 'evidence', 'voice'] as const;
export type AttachmentPurpose = (typeof attachmentPurposes)[number];

/** Most bytes whatever a centre sets: the doors are built for it. */
export const mostAttachmentBytes = 100 * 1024 * 1024;

export const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/);

/** A file as a command names it: the bytes travel beside the journal and never in it. */
export const givenFileShape = z.strictObject({
  /** Hash of the content, hex. */
  sha256: sha256Shape,
  name: z.string().trim().min(1).max(120),
  type: z.enum(attachmentTypes),
  /** bytes */
  size: z.number().int().min(1).max(mostAttachmentBytes),
  purpose: z.enum(attachmentPurposes),
});
export type GivenFile = z.infer<typeof givenFileShape>;

/** A file of an event: what it is, who added it when (done time, ms), and how it was withdrawn. */
export type Attachment = GivenFile & {
  readonly at: number;
  readonly by: string;
  readonly byName: string;
  readonly withdrawn: { readonly at: number; readonly by: string; readonly reason: string } | null;
};

/** Those of an event that count, oldest first. */
export const standing = (event: { readonly attachments?: readonly Attachment[] }): readonly Attachment[] =>
  (event.attachments ?? []).filter((one) => one.withdrawn === null);

/** The file of a hash that counts, if the event has it. */
export const attached = (
  event: { readonly attachments?: readonly Attachment[] },
  sha256: string,
): Attachment | undefined => standing(event).find((one) => one.sha256 === sha256);
