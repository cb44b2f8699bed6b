/** What the bytes of a text say of its encoding, found by reading all of them. */
export type Encoding = 'utf-8' | 'gbk' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** The encoding, whether a byte order mark says so, and how many byte sequences do not exist in it. */
export type Verdict = { readonly encoding: Encoding; readonly faults: number };

export type Census = { readonly add: (chunk: Uint8Array) => void; readonly verdict: () => Verdict };

type Machine = { readonly step: (byte: number) => void; readonly faults: () => number };

/** Counts what is no UTF-8 (RFC 3629: no overlong form, no surrogate, nothing past U+10FFFF), and its characters of several bytes. */
function utf8Machine(): Machine & { readonly wides: () => number } {
  let [faults, wides, want, low, high] = [0, 0, 0, 0x80, 0xbf];
  const start = (byte: number): void => {
    [low, high] = [0x80, 0xbf];
    if (byte < 0x80) want = 0;
    else if (byte >= 0xc2 && byte <= 0xdf) want = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      want = 2;
      if (byte === 0xe0) low = 0xa0;
      if (byte === 0xed) high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      want = 3;
      if (byte === 0xf0) low = 0x90;
      if (byte === 0xf4) high = 0x8f;
    } else faults += 1;
  };
  return {
    step: (byte) => {
      if (want === 0) return start(byte);
      if (byte < low || byte > high) {
        faults += 1;
        want = 0;
        return start(byte);
      }
      [want, low, high] = [want - 1, 0x80, 0xbf];
      if (want === 0) wides += 1;
    },
    faults: () => faults + (want > 0 ? 1 : 0),
    wides: () => wides,
  };
}

/** Counts what is no GB 18030, and its four-byte forms, which GBK does not have. */
function gbMachine(): Machine & { readonly fours: () => number } {
  let [faults, fours, at] = [0, 0, 0];
  const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
  const isLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
  const next = (byte: number): number => {
    if (at === 0 && byte < 0x80) return 0;
    if (at === 0 && isLead(byte)) return 1;
    if (at === 1 && isDigit(byte)) return 2;
    if (at === 1 && byte >= 0x40 && byte <= 0xfe && byte !== 0x7f) return 0;
    if (at === 2 && isLead(byte)) return 3;
    if (at === 3 && isDigit(byte)) {
      fours += 1;
      return 0;
    }
    faults += 1;
    return 0;
  };
  return {
    step: (byte) => {
      at = next(byte);
    },
    faults: () => faults + (at > 0 ? 1 : 0),
    fours: () => fours,
  };
}

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * Counts over a whole text. A byte order mark decides; else UTF-8 where it has no fault, or more characters of several bytes
 * than faults: in GBK hardly a character looks like UTF-8, while broken UTF-8 often passes for GBK. Else `gbk`, or `gb18030`
 * where four-byte forms stand.
 */
export function createCensus(): Census {
  const [utf8, gb] = [utf8Machine(), gbMachine()];
  let head: number[] = [];
  return {
    add: (chunk) => {
      if (head.length < 3) head = [...head, ...chunk.subarray(0, 3)].slice(0, 3);
      for (const byte of chunk) {
        utf8.step(byte);
        gb.step(byte);
      }
    },
    verdict: () => {
      const mark = marks.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
      if (mark !== undefined) return { encoding: mark.encoding, faults: mark.encoding === 'utf-8' ? utf8.faults() : 0 };
      if (utf8.faults() === 0 || utf8.wides() > utf8.faults()) return { encoding: 'utf-8', faults: utf8.faults() };
      return { encoding: gb.fours() > 0 ? 'gb18030' : 'gbk', faults: gb.faults() };
    },
  };
}
