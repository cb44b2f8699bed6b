import type { ImportMap } from './import-map.ts';
import { mappedRows } from './import-table.ts';
import type { Mapped, Surroundings } from './map-row.ts';
import { problemLine } from './report.ts';
import { problemText, type RowProblem, type WarningCode, warningText } from './row-problem.ts';
import type { Table } from './table.ts';

/** Problems of one column among the rows looked at. */
export type ColumnProblem = {
  readonly column: string | null;
  readonly code: RowProblem['code'];
  readonly rows: number;
  readonly example: { readonly line: number; readonly value: string };
};

export type Preview = {
  readonly encoding: string;
  readonly header: readonly string[];
  readonly rows: readonly Mapped[];
  readonly problems: readonly ColumnProblem[];
};

/** The first `count` rows as they would be loaded, and what is wrong with them column by column. Nothing is written. */
export async function previewTable(
  map: ImportMap,
  table: Table,
  around: Surroundings,
  count: number,
): Promise<Preview> {
  const rows: Mapped[] = [];
  const stop = new AbortController().signal;
  for await (const mapped of mappedRows({ map, table, around, limit: count, stop })) rows.push(mapped);
  const byKey = new Map<string, ColumnProblem>();
  for (const problem of rows.flatMap((row) => (row.ok ? [] : row.problems))) {
    const { column, code, line, value } = problem;
    const key = `${column}|${code}`;
    const known = byKey.get(key);
    byKey.set(key, { column, code, rows: (known?.rows ?? 0) + 1, example: known?.example ?? { line, value } });
  }
  return { encoding: table.encoding, header: table.header, rows, problems: [...byKey.values()] };
}

const instant = (ms: number | null): string =>
  ms === null ? '—' : `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} +08:00`;

function rowText(row: Mapped): string {
  if (!row.ok) return row.problems.map(problemLine).join('\n');
  const { command: c, line } = row;
  const point = c.place.lon === null ? '' : ` (${c.place.lon}, ${c.place.lat})`;
  const fields: readonly (readonly [string, string])[] = [
    ['编号 number', c.number],
    ['标题 title', c.title],
    ['内容 content', c.content.replaceAll('\n', ' ⏎ ')],
    ['事项 item', c.item],
    ['地点 place', `${c.place.text}${point}`],
    ['受理 opened', instant(c.openedAt)],
    ['目标 target', instant(c.targetAt)],
    ['办结 closed', c.ended === true ? '已办结，时间不详 at an unknown time' : instant(c.closedAt)],
    ['部门 department', c.department === null ? '—' : `${c.department.name} (${c.department.id})`],
    ['结果 result', (c.result ?? '—').replaceAll('\n', ' ⏎ ')],
    ['源称超期 said late', c.statedLate === null ? '—' : c.statedLate ? '是 yes' : '否 no'],
  ];
  const notes = row.warnings.map((code: WarningCode) => `    注意 note: ${warningText(code).join(' ')}`);
  return [`  第 ${line} 行 line ${line}`, ...fields.map(([name, value]) => `    ${name}: ${value}`), ...notes].join(
    '\n',
  );
}

/** A preview for a person. */
export function previewText(preview: Preview): string {
  const columns = preview.problems.map(({ column, code, rows, example }) => {
    const [zh, en] = problemText(code);
    return `  ${column ?? '（整行 whole row）'}: ${rows} 行 rows · ${zh} ${en} · 如第 ${example.line} 行 e.g. line ${example.line}: ${example.value}`;
  });
  const good = preview.rows.filter((row) => row.ok).length;
  return [
    `预览，不写入 preview, nothing is written · ${preview.encoding} · ${preview.header.length} 列 columns`,
    ...preview.rows.map(rowText),
    `前 ${preview.rows.length} 行中可载入 ${good} 行  ${good} of the first ${preview.rows.length} rows can be loaded`,
    ...(columns.length === 0 ? [] : ['各列问题 problems by column:', ...columns]),
  ].join('\n');
}
