import type { Random } from './random.ts';

const slot = /\{([^{}]+)\}/g;
const range = /^int:(\d+)-(\d+)$/;

/** A whole number for a word like `int:3-9`; undefined for any other word. */
export function drawRange(word: string, random: Random): string | undefined {
  const ends = range.exec(word);
  return ends === null ? undefined : String(random.int(Number(ends[1]), Number(ends[2])));
}

/** Fills each slot by `valueOf`, and `{int:a-b}` by chance where it has no value. Throws on any other word, so no text is ever half filled. */
export function fillSlots(text: string, random: Random, valueOf: (word: string) => string | undefined): string {
  return text.replace(slot, (_, word: string) => {
    const value = valueOf(word) ?? drawRange(word, random);
    if (value === undefined) throw new RangeError(`no value for the slot {${word}} in "${text}"`);
    return value;
  });
}

/** A pattern that a filled text of this form matches. */
export function patternOf(text: string): RegExp {
  const parts = text.split(/(\{[^{}]+\})/);
  const source = parts.map((part) => {
    if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return part.startsWith('{int:') ? '\\d+' : '.+';
  });
  return new RegExp(`^${source.join('')}$`);
}
