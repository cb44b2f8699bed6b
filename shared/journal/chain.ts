import type { Entry } from './entry.ts';

/** Turns text into a lower-case hex sha-256. Injected, so that this room stays free of Node and DOM. */
export type Digest = (text: string) => string;

export const genesis = '0'.repeat(64);

/** JSON with sorted keys: the same text whatever order a database gives the keys back in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const parts: string[] = [];
    for (const key of Object.keys(value).sort()) {
      const inner = (value as Record<string, unknown>)[key];
      if (inner !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(inner)}`);
    }
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
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
