import iconv from 'iconv-lite';
import { nextLine, readRecord } from './csv-records.ts';
import { createCensus, type Verdict } from './encoding-census.ts';
import { ImportProblem } from './import-problem.ts';
import { readBytes, type SourceFile } from './source-file.ts';
import type { Table, TableRow } from './table.ts';

/** No honest record is longer (characters): what goes on further is a quote that was never closed. */
const maxRecord = 1_000_000;

/** Opens a CSV file. It is read twice: once for its encoding, byte by byte, then row by row as they are asked for. */
export async function openCsv(file: SourceFile): Promise<Table> {
  const verdict = await takeCensus(file);
  let gone = 0;
  const pieces = piecesOf(file, verdict, (bytes) => {
    gone = bytes;
  });
  const rows = rowsOf(pieces, verdict.faults > 0);
  const first = await rows.next();
  if (first.done || !('cells' in first.value))
    throw new ImportProblem(`文件 ${file.path} 没有标题行。`, `The file ${file.path} has no line of titles.`);
  return {
    encoding: verdict.encoding,
    header: first.value.cells.map((title) => title.trim()),
    rows,
    progress: () => gone,
    size: file.size,
  };
}

const brokenFile = (file: SourceFile, error: unknown): ImportProblem => {
  const words = error instanceof Error ? error.message : String(error);
  return new ImportProblem(
    `文件 ${file.path} 读到一半出错（${words}），可能未下载完整。`,
    `The file ${file.path} broke off while it was read (${words}); perhaps it was not downloaded whole.`,
    error,
  );
};

async function takeCensus(file: SourceFile): Promise<Verdict> {
  const census = createCensus();
  try {
    for await (const chunk of readBytes(file) as AsyncIterable<Buffer>) census.add(chunk);
  } catch (error) {
    throw brokenFile(file, error);
  }
  return census.verdict();
}

/** The text of a file, piece by piece. GB 18030 holds GBK, so one decoder serves both. */
async function* piecesOf(file: SourceFile, verdict: Verdict, onRead: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(verdict.encoding === 'gbk' ? 'gb18030' : verdict.encoding);
  try {
    for await (const chunk of readBytes(file, onRead) as AsyncIterable<Buffer>) yield decoder.write(chunk);
  } catch (error) {
    throw brokenFile(file, error);
  }
  yield decoder.end() ?? '';
}

/** The character between the titles: the commonest of comma, tab and semicolon in the first line. */
function delimiterOf(text: string): string {
  const first = text.slice(0, nextLine(text, 0));
  const count = (mark: string): number => first.split(mark).length - 1;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Rows in order, the titles first. A quote without an end would swallow good rows: a record that runs over several lines and has
 * not as many cells as there are titles is told with its first line only, and reading goes on with the second.
 */
async function* rowsOf(pieces: AsyncIterable<string>, hasFaults: boolean): AsyncGenerator<TableRow, void> {
  const state = { text: '', line: 1, width: 0, delimiter: '', hasFaults };
  for await (const piece of pieces) {
    state.text += piece;
    if (state.delimiter === '') {
      if (nextLine(state.text, 0) === state.text.length && state.text.length < maxRecord) continue;
      state.delimiter = delimiterOf(state.text);
    }
    yield* takeRows(state, false);
  }
  state.delimiter ||= delimiterOf(state.text);
  yield* takeRows(state, true);
}

type State = { text: string; line: number; width: number; readonly hasFaults: boolean; delimiter: string };

function* takeRows(state: State, whole: boolean): Generator<TableRow> {
  const { text, delimiter } = state;
  let at = 0;
  while (at < text.length) {
    const record = readRecord(text, at, delimiter, whole);
    if (record === null && text.length - at < maxRecord) break;
    const line = state.line;
    if (record === null || record === 'unclosed') {
      yield { line, broken: 'quotes', detail: '' };
      [at, state.line] = [nextLine(text, at), line + 1];
      continue;
    }
    const { cells, end, lines } = record;
    const fits = state.width === 0 || cells.length === state.width || spareEmpty(cells, state.width);
    if (!fits && lines > 1) {
      yield { line, broken: 'quotes', detail: '' };
      [at, state.line] = [nextLine(text, at), line + 1];
      continue;
    }
    const row = text.slice(at, end);
    [at, state.line] = [end, line + lines];
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    if (state.hasFaults && row.includes('\uFFFD')) yield { line, broken: 'bytes', detail: '' };
    else if (!fits) yield { line, broken: 'columns', detail: `${cells.length}/${state.width}` };
    else yield { line, cells };
    if (state.width === 0) state.width = cells.length;
  }
  state.text = text.slice(at);
}

const spareEmpty = (cells: readonly string[], width: number): boolean =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
