import type { Tally } from './import-table.ts';
import { problemText, type RowProblem, type WarningCode, warningText } from './row-problem.ts';

/** What an import came to, as `--json` prints it. */
export type Summary = Tally & {
  readonly file: string;
  readonly map: string;
  readonly encoding: string;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** False when it was stopped or broke off. */
  readonly complete: boolean;
};

/** Bad rows told by name in the report; all of them stand in `--errors FILE`. */
export const mostShown = 20;

export const problemLine = ({ line, column, code, value }: RowProblem): string => {
  const [zh, en] = problemText(code);
  const where = column === null ? '' : ` [${column}]`;
  return `  第 ${line} 行 line ${line}${where}: ${zh} ${en}${value === '' ? '' : `: ${value}`}`;
};

/** The report for a person: counts, warnings, the first bad rows. */
export function reportText(summary: Summary, shown: readonly RowProblem[]): string {
  const { rows, loaded, already, bad, seconds, rowsPerSecond, file, map, encoding, complete } = summary;
  const lines = [
    `${file} · ${map} · ${encoding}`,
    `共读 ${rows} 行：载入 ${loaded}，此前已有 ${already}，有误 ${bad}；用时 ${seconds} 秒，每秒 ${rowsPerSecond} 行`,
    `${rows} rows read: ${loaded} loaded, ${already} already there, ${bad} bad; ${seconds} s, ${rowsPerSecond} rows/s`,
  ];
  if (!complete)
    lines.push(
      '未读完：已载入的保留，再次运行即可接着导入。 Not finished: what is loaded stays; run it again to go on.',
    );
  for (const [code, count] of Object.entries(summary.warnings)) {
    const [zh, en] = warningText(code as WarningCode);
    lines.push(`  注意 note: ${count} 行 rows · ${zh} ${en}`);
  }
  if (bad > 0) lines.push('有误的行 bad rows:', ...shown.map(problemLine));
  if (bad > shown.length) lines.push('  …  全部清单请用 --errors FILE  all of them: --errors FILE');
  return lines.join('\n');
}
