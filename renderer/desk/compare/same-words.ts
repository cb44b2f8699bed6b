/** A text in pieces: those of at least two characters that the other text has too are marked. */
export type Piece = { readonly text: string; readonly same: boolean };

const shortest = 2;

/** Marks what two texts have in common, longest first at each place, so that likeness is seen at a glance (I5). */
export function sameWords(text: string, other: string): readonly Piece[] {
  const letters = Array.from(text);
  const pieces: Piece[] = [];
  let plain = '';
  let at = 0;
  while (at < letters.length) {
    let length = 0;
    while (at + length < letters.length && other.includes(letters.slice(at, at + length + 1).join(''))) length += 1;
    const found = letters.slice(at, at + length).join('');
    if (length >= shortest && found.trim().length >= shortest) {
      if (plain !== '') pieces.push({ text: plain, same: false });
      plain = '';
      pieces.push({ text: found, same: true });
      at += length;
    } else {
      plain += letters[at] ?? '';
      at += 1;
    }
  }
  return plain === '' ? pieces : [...pieces, { text: plain, same: false }];
}
