import { pinyin } from 'pinyin-pro';

export type Initials = {
  /** First letters of the syllables, a–z and 0–9, without signs between them. */
  readonly text: string;
  /** For each of them where its character begins in the text it was made of (code units). */
  readonly at: readonly number[];
};

/** Pinyin initials as an operator types them: 路灯不亮 → ldbl. Words decide between readings (长江 → cj). */
export function initialsOf(text: string): Initials {
  const letters = Array.from(text);
  const first = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'spaced' });
  // A sign the dictionary splits otherwise than Unicode does would shift all that follows.
  const read = first.length === letters.length ? first : letters.map((letter) => pinyin(letter, { pattern: 'first' }));
  const at: number[] = [];
  let made = '';
  let unit = 0;
  for (const [i, letter] of letters.entries()) {
    const initial = (read[i] ?? '').toLowerCase();
    if (/^[a-z0-9]$/.test(initial)) {
      made += initial;
      at.push(unit);
    }
    unit += letter.length;
  }
  return { text: made, at };
}
