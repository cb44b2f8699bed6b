import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { docDictionary } from './doc-dictionary.ts';

const dictionary = Buffer.from(docDictionary);
const packing = { dictionary, level: 6, windowBits: 14, memLevel: 7 } as const;

/** A document as the cache keeps it: text, or packed when nobody works on it any more. */
export type StoredDoc = string | Buffer;

/** Packs the text of an ended event: a county's twenty years are mostly these. */
export const packDoc = (text: string): Buffer => deflateRawSync(text, packing);

/** The text of a document. Bytes that cannot be unpacked are damage of the file, and thrown as SQLite throws it. */
export function docText(stored: StoredDoc): string {
  if (typeof stored === 'string') return stored;
  try {
    return inflateRawSync(stored, { dictionary }).toString();
  } catch (error) {
    throw Object.assign(new Error('a packed document cannot be read', { cause: error }), { code: 'SQLITE_CORRUPT' });
  }
}
