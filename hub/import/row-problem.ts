/** Why a row is not loaded. */
export type ProblemCode =
  | 'broken-quotes'
  | 'broken-bytes'
  | 'wrong-columns'
  | 'number-missing'
  | 'number-too-long'
  | 'number-twice'
  | 'time-missing'
  | 'time-unreadable'
  | 'time-implausible'
  | 'closing-time-missing'
  | 'closed-before-opened'
  | 'text-missing'
  | 'area-unreadable'
  | 'refused';

/** What a loaded row had to be helped with. */
export type WarningCode =
  | 'closed-before-opened'
  | 'closing-time-unused'
  | 'local-time-twice'
  | 'local-time-never'
  | 'opened-in-future'
  | 'text-shortened'
  | 'point-unreadable'
  | 'unknown-item';

/** One problem of one row; `column` is a title of the file, null where the whole row is meant. */
export type RowProblem = {
  readonly line: number;
  readonly code: ProblemCode;
  readonly column: string | null;
  /** The cell, or what explains the problem; at most 80 characters. */
  readonly value: string;
};

const problemTexts: Readonly<Record<ProblemCode, readonly [string, string]>> = {
  'broken-quotes': ['引号不成对，无法分列', 'quotes do not pair, so its cells cannot be told apart'],
  'broken-bytes': ['含有无法解码的字节', 'holds bytes that are no text in the encoding of the file'],
  'wrong-columns': ['列数与标题行不同', 'has not as many cells as there are titles'],
  'number-missing': ['缺少外部编号', 'has no foreign number'],
  'number-too-long': ['外部编号过长', 'has a foreign number that is too long'],
  'number-twice': ['外部编号在本文件中重复', 'has a foreign number that stood before in this file'],
  'time-missing': ['缺少时间', 'lacks a time'],
  'time-unreadable': ['时间格式无法识别', 'has a time in none of the formats of the map'],
  'time-implausible': ['时间不合理（1970 年以前或 2100 年以后）', 'has a time before 1970 or after 2100'],
  'closing-time-missing': ['状态为已办结，但没有办结时间', 'is said to be closed, but not when'],
  'closed-before-opened': ['办结时间早于受理时间', 'was closed before it was opened'],
  'text-missing': ['标题或内容为空', 'has neither title nor content'],
  'area-unreadable': ['区划代码不是 4 至 15 位数字', 'has an area that is no code of 4 to 15 digits'],
  refused: ['县级中心未接受', 'was refused by the hub'],
};

const warningTexts: Readonly<Record<WarningCode, readonly [string, string]>> = {
  'closed-before-opened': ['办结时间早于受理时间，按原样保留', 'closed before it was opened, kept as it stands'],
  'closing-time-unused': [
    '有办结时间但状态未办结，按未办结处理',
    'has a closing time but is not said to be closed, taken as open',
  ],
  'local-time-twice': [
    '当地时间因夏令时出现两次，取前一次',
    'local time stood twice (end of summer time), the first is taken',
  ],
  'local-time-never': [
    '当地时间因夏令时不存在，顺延一小时',
    'local time never stood (start of summer time), moved on by the hour',
  ],
  'opened-in-future': ['受理时间晚于现在', 'opened later than now'],
  'text-shortened': ['文字超长，已截短', 'a text was too long and was cut'],
  'point-unreadable': ['坐标无法识别，按未定位处理', 'the point cannot be read, taken as not located'],
  'unknown-item': ['事项代码不在清单中，按未分类处理', 'the item is not in the list, taken as unclassified'],
};

/** The words of a problem, `[Chinese, English]`. */
export const problemText = (code: ProblemCode): readonly [string, string] => problemTexts[code];
export const warningText = (code: WarningCode): readonly [string, string] => warningTexts[code];

const brokenRow = { quotes: 'broken-quotes', bytes: 'broken-bytes', columns: 'wrong-columns' } as const;

/** A row that could not be taken apart, as a problem. */
export const unreadRow = (row: { line: number; broken: keyof typeof brokenRow; detail: string }): RowProblem => ({
  line: row.line,
  code: brokenRow[row.broken],
  column: null,
  value: row.detail,
});
