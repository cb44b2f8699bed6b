import { actorShape } from '../domain/actor/actor.ts';
import { err, ok, type Result } from '../std/result.ts';
import { z } from '../std/shape.ts';
import type { ArchivedBytes } from './archive-attachments.ts';
import type { ArchiveFile } from './archive-file.ts';
import { canonicalJson, type Digest } from './chain.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const headShape = z.strictObject({
  format: z.literal('griddesk.archives/1'),
  madeAt: z.number().int(),
  by: actorShape.pick({ account: true, name: true, unit: true }),
  purpose: z.string().min(1).max(200),
  /** What lies in the file, in its order, each with its own seal. */
  files: z.array(z.strictObject({ number: z.string().min(1).max(60), seal: sha256 })).min(1),
  /** How many files of the events lie beside the archives; absent in exports from before they did. */
  attachments: z.number().int().nonnegative().optional(),
  /** Over everything else in the head. */
  seal: sha256,
});
/** First part of an export of several archives: who took them out, when, what for, and which. */
export type BundleHead = z.infer<typeof headShape>;
/** One file with the archives of several events: JSON, so that it can be read without the product (R3). */
export type ArchiveBundle = {
  readonly head: BundleHead;
  readonly files: readonly ArchiveFile[];
  readonly attachments: readonly ArchivedBytes[];
};

export type BundleFault = 'shape' | 'seal';

/** Seals the list of what goes out together. */
export function sealBundle(given: Omit<BundleHead, 'format' | 'seal'>, digest: Digest): BundleHead {
  const body = { format: 'griddesk.archives/1', ...given } as const;
  return { ...body, seal: digest(canonicalJson(body)) };
}

/** Reads the head of an export from outside; Err names what is not as it was made. */
export function verifyHead(data: unknown, digest: Digest): Result<BundleHead, BundleFault> {
  const parsed = headShape.safeParse(data);
  if (!parsed.success) return err('shape');
  const { seal, ...body } = parsed.data;
  return digest(canonicalJson(body)) === seal ? ok(parsed.data) : err('seal');
}

/** Numbers the head names and the file lacks, or has with another seal, and numbers it has beyond them. */
export function strayFiles(
  head: BundleHead,
  files: readonly { readonly number: string; readonly seal: string }[],
): readonly string[] {
  const has = new Map(files.map((f) => [f.number, f.seal]));
  const named = new Set(head.files.map((f) => f.number));
  return [
    ...head.files.filter((f) => has.get(f.number) !== f.seal).map((f) => f.number),
    ...files.filter((f) => !named.has(f.number)).map((f) => f.number),
  ];
}
