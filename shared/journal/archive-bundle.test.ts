import { expect, test } from 'vitest';
import { sha256 } from '../../tests/support/books-story.ts';
import { sealBundle, strayFiles, verifyHead } from './archive-bundle.ts';

const files = [
  { number: 'LYG20250901-0010001', seal: 'a'.repeat(64) },
  { number: 'LYG20250901-0010002', seal: 'b'.repeat(64) },
];
const head = sealBundle(
  { madeAt: 5, by: { account: 'a', name: '档案员', unit: '县中心' }, purpose: '移交档案馆', files },
  sha256,
);

test('R3 given an export of two archives, when read again, then its head is whole and nothing is missing', () => {
  expect(verifyHead(JSON.parse(JSON.stringify(head)), sha256)).toMatchObject({ ok: true });
  expect(strayFiles(head, files)).toEqual([]);
});

test('R3 given an export whose purpose, author or list was changed, then its seal tells', () => {
  expect(verifyHead({ ...head, purpose: '别的' }, sha256)).toEqual({ ok: false, error: 'seal' });
  expect(verifyHead({ ...head, by: { ...head.by, name: '别人' } }, sha256)).toEqual({ ok: false, error: 'seal' });
  expect(verifyHead({ ...head, files: files.slice(1) }, sha256)).toEqual({ ok: false, error: 'seal' });
  expect(verifyHead({ ...head, more: 1 }, sha256)).toEqual({ ok: false, error: 'shape' });
});

test('R3 given an export from which an archive was taken, put in or exchanged, then its number is told', () => {
  expect(strayFiles(head, files.slice(1))).toEqual(['LYG20250901-0010001']);
  expect(strayFiles(head, [...files, { number: 'X', seal: 'c'.repeat(64) }])).toEqual(['X']);
  expect(strayFiles(head, [files[0]!, { ...files[1]!, seal: 'c'.repeat(64) }])).toEqual(['LYG20250901-0010002']);
});
