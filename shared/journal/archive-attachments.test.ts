import { expect, test } from 'vitest';
import type { Attachment } from '../domain/attachment/attachment.ts';
import { bytesFaults } from './archive-attachments.ts';
import type { ArchiveFile } from './archive-file.ts';

const [one, two, gone] = ['a', 'b', 'c'].map((c) => c.repeat(64)) as [string, string, string];
const file = (sha256: string, withdrawn: Attachment['withdrawn'] = null) => ({
  sha256,
  name: `${sha256[0]}.png`,
  withdrawn,
});
const archive = {
  subject: { kind: 'event', id: 'e', number: 'N1' },
  row: { attachments: [file(one), file(two), file(gone, { at: 1, by: 'x', reason: '附错' })] },
} as unknown as ArchiveFile;
const bytes = (sha256: string, hash: string | null = sha256, number = 'N1') => ({
  number,
  name: `${sha256[0]}.png`,
  sha256,
  hash,
});

test('R3 given an export with the bytes of every file that counts, then nothing is wrong; a withdrawn one is not owed', () => {
  expect(bytesFaults([archive], [bytes(one), bytes(two)])).toEqual([]);
});

test('R3 given bytes that are missing, changed, unreadable or of no event of the export, then each is told by name', () => {
  expect(bytesFaults([archive], [bytes(one)])).toEqual([{ number: 'N1', name: 'b.png', fault: 'file-missing' }]);
  expect(bytesFaults([archive], [bytes(one), bytes(two, one)])).toMatchObject([
    { name: 'b.png', fault: 'file-changed' },
  ]);
  expect(bytesFaults([archive], [bytes(one), bytes(two, null)])).toMatchObject([
    { name: 'b.png', fault: 'file-changed' },
  ]);
  const stray = bytesFaults([archive], [bytes(one), bytes(two), bytes(gone), bytes(one, one, 'N2')]);
  expect(stray.map(({ fault }) => fault)).toEqual(['stray', 'stray']);
});
