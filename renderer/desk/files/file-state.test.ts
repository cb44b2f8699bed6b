import { expect, test } from 'vitest';
import type { FileLine } from '../../../shared/wire/files.ts';
import { fileMark } from './file-state.ts';
import { nameOf, toBase64 } from './hand-over.ts';
import { sizeText } from './size-text.ts';

const line: FileLine = { sha256: 'a', state: 'hub', sent: 0, got: 0, held: false, wanted: false, problem: null };

test.each([
  [{ state: 'here' }, 'pend', 'files.here', {}],
  [{ state: 'sending', sent: 512 }, 'pend', 'files.sending', { percent: 50 }],
  [{ state: 'failed', problem: 'wrong-hash' }, 'red', 'files.failed', {}],
  [{ wanted: true, got: 256 }, 'blue', 'files.fetching', { percent: 25 }],
  [{}, 'ok', 'files.hub', {}],
] as const)('given a file that is %j, then its mark says so in its colour', (over, tone, text, params) => {
  expect(fileMark({ ...line, ...over }, 1_024)).toMatchObject({ tone, text, params });
});

test('given sizes, bytes and names of all kinds, then they are said, packed and cut as a person and the journal need them', () => {
  expect([900, 320_000, 4_400_000].map(sizeText)).toEqual(['900 B', '313 KB', '4.2 MB']);
  expect(toBase64(Uint8Array.of(0xff, 0xd8, 0xff))).toBe('/9j/');
  expect(nameOf('  ')).toBe('file');
  expect(nameOf(`${'长'.repeat(130)}.jpg`)).toMatch(/^长{108}….{7}\.jpg$/);
});
