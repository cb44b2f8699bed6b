/** Stands after the last character of a text, so that every character begins a pair. */
const end = '\uF8FF';
/** ASCII signs have no place in a token of FTS5's ascii tokenizer: they move here, one for one. */
const signs = 0xe000;

/** Letters as LIKE compares them: A–Z as a–z, everything else as it is. */
export const plainLower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const letters = (text: string): readonly string[] =>
  Array.from(plainLower(text), (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    // Half a character is kept by SQLite as the sign for a broken one.
    if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
    return code >= 0x80 || /[a-z0-9]/.test(letter) ? letter : String.fromCodePoint(signs + code);
  });

/** Every pair of neighbouring characters of a text, in order: the words of the search index. */
export function grams(text: string): string {
  const all = letters(text);
  return all.map((letter, i) => `${letter}${all[i + 1] ?? end}`).join(' ');
}

/** Every three neighbouring characters of a text, in order: a phrase of these has far fewer places to be looked for than one of pairs. */
export function triples(text: string): string {
  const all = letters(text);
  return all
    .slice(2)
    .map((letter, i) => `${all[i]}${all[i + 1]}${letter}`)
    .join(' ');
}

/** The same of triples; null for fewer than three characters. */
export function triplePhraseOf(text: string): string | null {
  const found = triples(text);
  return found === '' ? null : `"${found}"`;
}

/** Pairs that stand in a text, in order and without a gap, exactly where `text` stands in it; null for fewer than two characters. */
export function phraseOf(text: string): string | null {
  const all = letters(text);
  if (all.length < 2) return null;
  return `"${all
    .slice(1)
    .map((letter, i) => `${all[i]}${letter}`)
    .join(' ')}"`;
}
