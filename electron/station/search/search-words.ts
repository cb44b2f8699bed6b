import { phraseOf, plainLower, triplePhraseOf } from './grams.ts';
import { initialsOf } from './initials.ts';

/** What was typed, taken apart. All of `words` must be found; a single character is too little to look for. */
export type SearchWords = { readonly words: readonly string[]; readonly skipped: readonly string[] };

export function searchWords(text: string): SearchWords {
  const all = [
    ...new Set(
      plainLower(text)
        .split(/\s+/)
        .filter((word) => word !== ''),
    ),
  ];
  const isWord = (word: string): boolean => phraseOf(word) !== null;
  return { words: all.filter(isWord), skipped: all.filter((word) => !isWord(word)) };
}

const isInitials = (word: string): boolean => /^[a-z]+$/.test(word);

/** The words as an expression of FTS5 over the columns head, body, triples and initials; null when there are none. */
export function matchOf(words: readonly string[]): string | null {
  const parts = words.flatMap((word) => {
    const phrase = phraseOf(word);
    if (phrase === null) return [];
    const three = triplePhraseOf(word);
    const text = three === null ? `{head body} : ${phrase}` : `{triples} : ${three}`;
    return [isInitials(word) ? `(${text} OR initials : ${phrase})` : text];
  });
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** An expression that finds a text within number and title, as LIKE does; null for fewer than two characters. */
export function headMatch(text: string): string | null {
  const phrase = phraseOf(text);
  return phrase === null ? null : `{head} : ${phrase}`;
}

/** A stretch of a text, code units. */
export type Mark = { readonly from: number; readonly to: number };

/** Where the words stand in a text, in order and without overlap; `byInitials`: also where pinyin initials do. */
export function marksIn(text: string, words: readonly string[], byInitials: boolean): readonly Mark[] {
  const lower = plainLower(text);
  const found: Mark[] = [];
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      found.push({ from: at, to: at + word.length });
    if (byInitials && isInitials(word)) found.push(...initialMarks(text, word));
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const apart: Mark[] = [];
  for (const mark of found) if (mark.from >= (apart.at(-1)?.to ?? 0)) apart.push(mark);
  return apart;
}

function initialMarks(text: string, word: string): readonly Mark[] {
  const { text: initials, at } = initialsOf(text);
  const first = initials.indexOf(word);
  const from = at[first];
  if (first < 0 || from === undefined) return [];
  const last = at[first + word.length - 1] ?? from;
  return [{ from, to: last + (String.fromCodePoint(text.codePointAt(last) ?? 0).length || 1) }];
}
