import type { Entry } from './entry.ts';

/** Turns text into a lower-case hex sha-256. Injected, so that this room stays free of Node and DOM. */
export type Digest = (text: string) => string;

export const genesis = '0'.repeat(64);

/** Field names with their quotes and colon: the same few hundred stand in every entry. */
const quotedKeys = new Map<string, string>();
const mostQuoted = 4_096;

function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (quotedKeys.size < mostQuoted) quotedKeys.set(key, text);
  return text;
}

/** JSON with sorted keys: the same text whatever order a database gives the keys back in. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // Added up piece by piece: this runs over every entry of every journal, and lists of parts cost twice as much.
  let text = '';
  if (Array.isArray(value)) {
    for (const inner of value) text += (text === '' ? '' : ',') + canonicalJson(inner ?? null);
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) text += (text === '' ? '' : ',') + quoted(key) + canonicalJson(inner);
  }
  return `{${text}}`;
}

/** True when both have the same canonical JSON, without writing it: keys that are not there and keys that are undefined are the same. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
    return JSON.stringify(a) === JSON.stringify(b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((one, i) => isSameJson(one ?? null, b[i] ?? null));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of Object.keys(left)) if (!isSameJson(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

/** Hash of an entry: over everything in it but the hash itself, the previous hash included (R1). */
export function hashEntry(entry: Omit<Entry, 'hash'>, digest: Digest): string {
  const { hash: _hash, ...rest } = entry as Entry;
  return digest(canonicalJson(rest));
}

export type BrokenLink = { readonly seq: number; readonly why: 'hole' | 'previous-hash' | 'hash' };

/**
 * Walks entries in order from a known link. Null when whole, else the first broken link.
 * @param from seq and hash before the first entry: `{seq: 0, hash: genesis}` for a whole journal
 */
export function verifyChain(
  entries: Iterable<Entry>,
  from: { readonly seq: number; readonly hash: string },
  digest: Digest,
): BrokenLink | null {
  let { seq, hash } = from;
  for (const entry of entries) {
    if (entry.seq !== seq + 1) return { seq: entry.seq, why: 'hole' };
    if (entry.prev !== hash) return { seq: entry.seq, why: 'previous-hash' };
    if (hashEntry(entry, digest) !== entry.hash) return { seq: entry.seq, why: 'hash' };
    ({ seq, hash } = entry);
  }
  return null;
}
