import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { createCensus, type Verdict } from './encoding-census.ts';

const verdictOf = (...chunks: Uint8Array[]): Verdict => {
  const census = createCensus();
  for (const chunk of chunks) census.add(chunk);
  return census.verdict();
};
const text = '编号,标题\n1,牛山街道路灯不亮\n';

describe('I8: the encoding is found by itself', () => {
  test.each([
    ['utf-8', Buffer.from(text), { encoding: 'utf-8', faults: 0 }],
    ['utf-8 with a mark', Buffer.from(`\uFEFF${text}`), { encoding: 'utf-8', faults: 0 }],
    ['gbk', iconv.encode(text, 'gbk'), { encoding: 'gbk', faults: 0 }],
    [
      'gb18030 with a four-byte character',
      iconv.encode(`${text}2,㐀𠮷\n`, 'gb18030'),
      { encoding: 'gb18030', faults: 0 },
    ],
    ['ascii', Buffer.from('a,b\n1,2\n'), { encoding: 'utf-8', faults: 0 }],
    ['utf-16', iconv.encode(text, 'utf-16le', { addBOM: true }), { encoding: 'utf-16le', faults: 0 }],
    [
      'utf-8 with one broken byte',
      Buffer.concat([Buffer.from(text), Buffer.from([0x33, 0x2c, 0xff, 0x0a])]),
      { encoding: 'utf-8', faults: 1 },
    ],
    [
      'utf-8 cut inside its last character',
      Buffer.from(text.repeat(3)).subarray(0, -3),
      { encoding: 'utf-8', faults: 1 },
    ],
    [
      'gbk with one broken byte',
      Buffer.concat([iconv.encode(text.repeat(9), 'gbk'), Buffer.from([0x33, 0x2c, 0xff, 0x0a])]),
      { encoding: 'gbk', faults: 1 },
    ],
    ['nothing at all', Buffer.alloc(0), { encoding: 'utf-8', faults: 0 }],
  ] satisfies [string, Buffer, Verdict][])('given %s, when counted, then it is known', (_name, bytes, expected) => {
    expect(verdictOf(bytes)).toEqual(expected);
  });

  test('given ASCII for the first 100 kB and GBK only then, when counted, then it is GBK: a sample would have said UTF-8', () => {
    expect(verdictOf(Buffer.from('a,b\n'.repeat(25_000)), iconv.encode(text, 'gbk')).encoding).toBe('gbk');
  });

  test('given any text in any chunks, when counted, then UTF-8 agrees with the runtime and GB 18030 has no fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.uint8Array({ maxLength: 12 }),
        fc.nat(),
        (chars, noise, cut) => {
          const clean = Buffer.from(chars);
          const at = clean.length === 0 ? 0 : cut % clean.length;
          expect(verdictOf(clean.subarray(0, at), clean.subarray(at))).toEqual({ encoding: 'utf-8', faults: 0 });
          const mixed = Buffer.concat([Buffer.from('行'), noise, Buffer.from('行')]);
          const runtimeSays = ((): boolean => {
            try {
              return new TextDecoder('utf-8', { fatal: true }).decode(mixed) !== '';
            } catch {
              return false;
            }
          })();
          const verdict = verdictOf(mixed);
          expect(verdict.encoding === 'utf-8' && verdict.faults === 0).toBe(runtimeSays);
        },
      ),
      { numRuns: 2000, seed: 8 },
    );
  });
});
