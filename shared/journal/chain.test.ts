import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { canonicalJson, genesis, hashEntry, isSameJson, verifyChain } from './chain.ts';
import type { Entry } from './entry.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same value with its keys the other way round. */
const shuffle = (v: unknown): unknown =>
  v !== null && typeof v === 'object' && !Array.isArray(v)
    ? Object.fromEntries(
        Object.entries(v)
          .reverse()
          .map(([k, x]) => [k, shuffle(x)]),
      )
    : v;

function journal(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const body = {
      seq,
      commandId: `c${seq}`,
      fact: { kind: 'event.noteAdded', text: `第${seq}条` },
      prev: entries.at(-1)?.hash ?? genesis,
    } as unknown as Entry;
    entries.push({ ...body, hash: hashEntry(body, digest) });
  }
  return entries;
}
const start = { seq: 0, hash: genesis };

describe('R1 hash chain', () => {
  test('given a whole journal, then no link is broken', () => {
    expect(verifyChain(journal(20), start, digest)).toBeNull();
  });
  test('given one changed word, a lost line or a forged hash, then the first broken link is named', () => {
    provesPartly('LYG-31-1', 'ZS-26-1-3');
    const changed = journal(20).map((e) => (e.seq === 7 ? { ...e, fact: { ...e.fact, text: '改' } as never } : e));
    expect(verifyChain(changed, start, digest)).toEqual({ seq: 7, why: 'hash' });
    expect(
      verifyChain(
        journal(20).filter((e) => e.seq !== 7),
        start,
        digest,
      ),
    ).toEqual({ seq: 8, why: 'hole' });
    const forged = changed.map((e) => (e.seq === 7 ? { ...e, hash: hashEntry(e, digest) } : e));
    expect(verifyChain(forged, start, digest)).toEqual({ seq: 8, why: 'previous-hash' });
  });
  test('given keys come back in another order, then the text hashed is the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (o) => {
        expect(canonicalJson(shuffle(o))).toBe(canonicalJson(o));
      }),
    );
  });

  test('given two values, when compared without being written, then the answer is that of their canonical texts', () => {
    const values = fc.array(
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.jsonValue(), { nil: undefined })),
    );
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(isSameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(isSameJson(a, a.map(shuffle))).toBe(true);
      }),
    );
    expect(isSameJson({ a: undefined }, {})).toBe(true);
    expect(isSameJson({ a: null }, {})).toBe(false);
    expect(isSameJson([undefined], [null])).toBe(true);
  });
});
