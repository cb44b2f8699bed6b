import { type Attachment, standing } from '../domain/attachment/attachment.ts';
import type { ArchiveFile } from './archive-file.ts';

/** The bytes of a file of an archived event, beside the archive that names it by its hash. */
export type ArchivedBytes = Pick<Attachment, 'sha256' | 'name' | 'type' | 'size'> & {
  /** Number of its event. */
  readonly number: string;
  /** base64 */
  readonly data: string;
};

export type BytesFault = 'file-missing' | 'file-changed' | 'stray';
/** A file that is not as the archive names it. */
export type WrongBytes = { readonly number: string; readonly name: string; readonly fault: BytesFault };

/** The files an archive names that count: withdrawn ones stay on record with name and hash, not with their bytes. */
export const filesIn = ({ row }: Pick<ArchiveFile, 'row'>): readonly Attachment[] =>
  'machine' in row ? [] : standing(row);

/**
 * What is wrong with the bytes of an export: each file that an archive names is there once and of that hash, and no other (R3). The
 * hashes stand in the sealed journal, so the bytes need no seal of their own.
 * @param found hash of the bytes that lie in the export, beside what it says of them
 */
export function bytesFaults(
  archives: readonly Pick<ArchiveFile, 'row' | 'subject'>[],
  found: readonly (Pick<ArchivedBytes, 'number' | 'name' | 'sha256'> & { readonly hash: string | null })[],
): readonly WrongBytes[] {
  const keyOf = (number: string, sha256: string): string => `${number} ${sha256}`;
  const left = new Map(found.map((one) => [keyOf(one.number, one.sha256), one]));
  const faults: WrongBytes[] = [];
  for (const archive of archives) {
    const { number } = archive.subject;
    for (const { sha256, name } of filesIn(archive)) {
      const one = left.get(keyOf(number, sha256));
      left.delete(keyOf(number, sha256));
      if (one?.hash !== sha256)
        faults.push({ number, name, fault: one === undefined ? 'file-missing' : 'file-changed' });
    }
  }
  return [...faults, ...[...left.values()].map(({ number, name }) => ({ number, name, fault: 'stray' as const }))];
}
