/** One record as it stands in the text, or a quote that was opened and found no end. Offsets are into the text given. */
export type CsvRecord = {
  readonly cells: readonly string[];
  /** Offset of the next record; lines it takes. */
  readonly end: number;
  readonly lines: number;
};
export type Unclosed = 'unclosed';

const [LF, CR, QUOTE] = [10, 13, 34];

/**
 * Reads the record that begins at `from` (RFC 4180, and what is found in the wild: any line end, quotes inside an unquoted
 * cell, text behind a closing quote). Null where the text ends before the record does and more may come.
 * @param whole true when nothing follows this text
 */
export function readRecord(text: string, from: number, delimiter: string, whole: boolean): CsvRecord | Unclosed | null {
  const stop = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let [at, lines] = [from, 1];
  for (;;) {
    let cell = '';
    if (text.charCodeAt(at) === QUOTE) {
      const quoted = readQuoted(text, at + 1);
      if (quoted === null) return whole ? 'unclosed' : null;
      // The character behind the quote may be its twin, and stand in the next piece.
      if (quoted.end === text.length && !whole) return null;
      [cell, at, lines] = [quoted.cell, quoted.end, lines + quoted.lines];
    }
    const start = at;
    let code = text.charCodeAt(at);
    while (code !== stop && code !== LF && code !== CR && at < text.length) code = text.charCodeAt(++at);
    cells.push(start === at ? cell : cell + text.slice(start, at));
    if (at >= text.length) return whole ? { cells, end: at, lines } : null;
    if (code === stop) {
      at += 1;
      continue;
    }
    if (code === CR && at + 1 === text.length && !whole) return null;
    at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    return { cells, end: at, lines };
  }
}

/** The cell behind an opening quote and the offset behind its closing one; null where there is none. */
function readQuoted(text: string, from: number): { cell: string; end: number; lines: number } | null {
  let cell = '';
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    cell += text.slice(at, quote);
    if (text.charCodeAt(quote + 1) !== QUOTE) return { cell, end: quote + 1, lines: countLines(cell) };
    cell += '"';
    at = quote + 2;
  }
}

/** Line ends in a text, CRLF counted once. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== LF) lines += 1;
  return lines;
}

/** Offset of the line after the one `from` stands in; the end of the text where there is none. */
export function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF) return at + 1;
    if (code === CR) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }
  return text.length;
}
