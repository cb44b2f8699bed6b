import { closeSync, openSync, writeSync } from 'node:fs';
import { ImportProblem } from './import-problem.ts';
import { problemText, type RowProblem } from './row-problem.ts';

export type ErrorFile = { readonly add: (problem: RowProblem) => void; readonly close: () => void };

/** A spreadsheet takes such a cell for a formula; what a foreign file holds must not run in the reader's one. */
const guarded = (value: string): string => (/^[=+\-@\t]/.test(value) ? `'${value}` : value);
const quoted = (value: string): string => `"${guarded(value).replaceAll('"', '""')}"`;

/**
 * Bad rows as CSV (UTF-8 with a mark, so that a spreadsheet shows Chinese): line, column, code, reason in both languages, cell.
 * Throws ImportProblem where it cannot be written.
 */
export function openErrorFile(path: string): ErrorFile {
  const file = openFor(path);
  const write = (cells: readonly string[]): void => void writeSync(file, `${cells.join(',')}\r\n`);
  write(['\uFEFFline', 'column', 'code', '原因', 'reason', 'value']);
  return {
    add: ({ line, column, code, value }) => {
      const [zh, en] = problemText(code);
      write([String(line), quoted(column ?? ''), code, quoted(zh), quoted(en), quoted(value)]);
    },
    close: () => closeSync(file),
  };
}

function openFor(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ImportProblem(
      `无法写入错误清单 ${path}（${code}）。`,
      `The list of bad rows cannot be written to ${path} (${code}).`,
      error,
    );
  }
}
