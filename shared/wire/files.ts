import { type AttachmentType, mostAttachmentBytes, sha256Shape } from '../domain/attachment/attachment.ts';
import { z } from '../std/shape.ts';

/*
 * Files on the bridge. A window hands a file over in pieces under a `ref` of its own, asks what it is (`stagedFile`), and puts it to an
 * event by the act `event.attach`; it reads one back in pieces. Text, for one message shape serves both hosts.
 */

/** Longest piece a window hands over, bytes before base64: with its wrapping below the 64 KB of one message. */
export const windowPieceBytes = 45_000;

const ref = z.uuid();
const named = { event: z.uuid(), sha256: sha256Shape };

export const fileCommands = [
  /** The next piece of a file: it begins at byte `at` of `size`. */
  z.strictObject({
    kind: z.literal('file.piece'),
    ref,
    at: z.number().int().nonnegative(),
    size: z.number().int().min(1).max(mostAttachmentBytes),
    data: z.base64().min(4).max(60_000),
  }),
  /** Brings the bytes of a file here, again after a failure. */
  z.strictObject({ kind: z.literal('file.fetch'), ...named }),
  /** Sends a file again that could not be sent. */
  z.strictObject({ kind: z.literal('file.send'), ...named }),
] as const;
export type FileCommand = z.infer<(typeof fileCommands)[number]>;

export const fileQuestions = [
  /** What a file is that was handed over whole. */
  z.strictObject({ ask: z.literal('stagedFile'), ref }),
  /** A piece from byte `from`; `event` null: a file handed over here that stands in no event yet. */
  z.strictObject({
    ask: z.literal('fileBytes'),
    event: z.uuid().nullable(),
    sha256: sha256Shape,
    from: z.number().int().nonnegative(),
  }),
] as const;
export type FileQuestion = z.infer<(typeof fileQuestions)[number]>;

export type FileAnswers = {
  readonly stagedFile: { readonly sha256: string; readonly type: AttachmentType; readonly size: number };
  /** `data`: base64. */
  readonly fileBytes: { readonly from: number; readonly size: number; readonly data: string };
};

export const filesFeed = z.strictObject({ feed: z.literal('files'), event: z.uuid() });

/** Why a file does not come or go; words for it in renderer/i18n. */
export const fileProblems = [
  'wrong-type',
  'wrong-hash',
  'damaged-here',
  'disk-full',
  'not-at-hub',
  'too-long',
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** Where the bytes of one file of an event are. */
export type FileLine = {
  readonly sha256: string;
  /** `here`: on this console only · `sending`: on its way · `failed`: not taken, see `problem` · `hub`: no work of this console */
  readonly state: 'here' | 'sending' | 'failed' | 'hub';
  /** Bytes the hub has, while it is being sent. */
  readonly sent: number;
  /** Bytes of it here, and all of them. */
  readonly got: number;
  readonly held: boolean;
  /** It is being fetched. */
  readonly wanted: boolean;
  readonly problem: FileProblem | null;
};
