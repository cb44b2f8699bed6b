import { expect, test } from 'vitest';
import { firstScan, pageCount } from './pdf-first-page.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (c) => c.charCodeAt(0));
const jpeg = '\xff\xd8\xff\xe0picture\xff\xd9';

test('given a scanned paper, when it is looked at, then its first page is the picture in it', () => {
  const pdf = bytes(
    `%PDF-1.4\n1 0 obj <</Type /Pages>>\n2 0 obj <</Type /Page >>\n3 0 obj <</Type/Page>>\n4 0 obj <</Filter /DCTDecode>>\nstream\r\n${jpeg}\nendstream\n`,
  );
  expect(firstScan(pdf)).toEqual(bytes(`${jpeg}\n`));
  expect(pageCount(pdf)).toBe(2);
});

test('given a paper set in type, or one that breaks off, then there is no picture to show', () => {
  expect(firstScan(bytes('%PDF-1.4 text only'))).toBeNull();
  expect(firstScan(bytes('%PDF-1.4 /DCTDecode stream\n\xff\xd8\xff'))).toBeNull();
  expect(pageCount(bytes('%PDF-1.4'))).toBeNull();
});
