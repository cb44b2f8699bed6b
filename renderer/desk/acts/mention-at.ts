/** What is typed after an `@` up to the caret: where the `@` stands and the words behind it; null when no name is being typed. */
export function mentionAt(text: string, caret: number): { readonly from: number; readonly words: string } | null {
  const found = /@([\p{L}\p{N}]{0,20})$/u.exec(text.slice(0, caret));
  if (found === null) return null;
  // An address is no mention: letters or digits before the sign.
  const before = text[found.index - 1] ?? '';
  return /[a-z0-9]/i.test(before) ? null : { from: found.index, words: found[1] ?? '' };
}

/** The text with a chosen name in place of what was typed, a blank behind it, and where the caret goes. */
export function withMention(
  text: string,
  from: number,
  caret: number,
  name: string,
): { readonly text: string; readonly caret: number } {
  const named = `${text.slice(0, from)}@${name} `;
  return { text: `${named}${text.slice(caret).replace(/^ /, '')}`, caret: named.length };
}
