import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '../../shared/std/result.ts';
import { parseWith, type ShapeError, z } from '../../shared/std/shape.ts';
import { type Calendar, readCalendar } from '../../shared/time/calendar.ts';
import { parseInstant } from '../../shared/time/local-time.ts';
import { due, periodShape, periodUnitShape } from '../../shared/time/period.ts';
import { type CliVerb, type Flags, textOf, UsageError } from './cli-verb.ts';
import { isoInstant } from './iso-instant.ts';

const shippedCalendar = fileURLToPath(new URL('../../resources/calendars/cn-2024-2026.json', import.meta.url));

const questionShape = z.strictObject({ start: z.string(), length: z.number(), unit: periodUnitShape });

/** What `due` prints: dates are null for minutes and hours, which know no days; `dueInstant` is the first moment that is too late. */
export type DueAnswer = {
  readonly nominalEnd: string | null;
  readonly due: string | null;
  readonly dueInstant: string;
  readonly calendarVersion: string;
  readonly provisional: boolean;
};

/** The due moment of one `{start, length, unit}`, or where it is wrong. */
export function answerDue(question: unknown, calendar: Calendar): Result<DueAnswer, ShapeError> {
  const asked = parseWith(questionShape, question);
  if (!asked.ok) return asked;
  const { start, length, unit } = asked.value;
  const period = parseWith(periodShape, { length, unit });
  if (!period.ok) return period;
  const instant = parseInstant(start);
  if (!instant.ok) return err({ ...instant.error, path: 'start' });
  const answer = due({ ...period.value, start: instant.value, calendar });
  const { nominalEnd, calendarVersion, provisional } = answer;
  return ok({ nominalEnd, due: answer.due, dueInstant: isoInstant(answer.dueInstant), calendarVersion, provisional });
}

function calendarOf(flags: Flags): Calendar {
  const file = textOf(flags, 'calendar') ?? shippedCalendar;
  const calendar = readCalendar(readJson(file));
  if (!calendar.ok)
    throw new UsageError(
      `日历 ${file} 有误：${calendar.error.path}：${calendar.error.message}`,
      `The calendar ${file} is wrong at ${calendar.error.path}: ${calendar.error.message}`,
    );
  return calendar.value;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`无法读取 ${file}：${why}`, `Cannot read ${file}: ${why}`);
  }
}

/** All answers in order, or the first row that is wrong: a file is answered whole or not at all. */
function answerFile(file: string, calendar: Calendar): DueAnswer[] {
  const rows = readJson(file);
  if (!Array.isArray(rows))
    throw new UsageError(`${file} 应为 JSON 数组`, `${file} must hold a JSON array of {start, length, unit}`);
  return rows.map((row: unknown, i) => {
    const answer = answerDue(row, calendar);
    if (answer.ok) return answer.value;
    const at = `[${i}]${answer.error.path === '' ? '' : `.${answer.error.path}`}`;
    throw new UsageError(
      `${file} 第 ${i} 行（从 0 起）有误：${at}：${answer.error.message}`,
      `${file}: row ${i} is wrong at ${at}: ${answer.error.message}`,
    );
  });
}

function answerFlags(flags: Flags, calendar: Calendar): DueAnswer {
  const missing = ['start', 'length', 'unit'].find((name) => textOf(flags, name) === undefined);
  if (missing !== undefined)
    throw new UsageError(`缺少 --${missing}（或用 --file FILE）`, `--${missing} is missing (or use --file FILE)`);
  const length = textOf(flags, 'length') ?? '';
  const answer = answerDue(
    {
      start: textOf(flags, 'start'),
      length: length.trim() === '' ? length : Number(length),
      unit: textOf(flags, 'unit'),
    },
    calendar,
  );
  if (answer.ok) return answer.value;
  throw new UsageError(
    `--${answer.error.path} 有误：${answer.error.message}`,
    `--${answer.error.path} is wrong: ${answer.error.message}`,
  );
}

export const cliVerb: CliVerb = {
  summary: '计算期限的最后时刻  the due moment of a period',
  usage: `npm run hub -- due --start 2025-09-24T16:40+08:00 --length 7 --unit day --json
npm run hub -- due --file FILE

  --start INSTANT   起算时刻，未写时区按北京时间  start; local time in Asia/Shanghai without an offset
  --length N        期间长度  length
  --unit UNIT       ${periodUnitShape.options.join(' ')}
  --file FILE       JSON 数组 [{start, length, unit}, …]，按序输出答案数组  a JSON array; prints the array of answers in order
  --calendar FILE   另用一份节假日表  another calendar than the one shipped
  --json            输出 JSON（--file 总是 JSON）  print JSON (always so with --file)`,
  flags: {
    start: { type: 'string' },
    length: { type: 'string' },
    unit: { type: 'string' },
    file: { type: 'string' },
    calendar: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: 0,
  run: async (flags, _words, io) => {
    const calendar = calendarOf(flags);
    const file = textOf(flags, 'file');
    if (file !== undefined) {
      io.out(JSON.stringify(answerFile(file, calendar), null, 2));
      return 0;
    }
    const answer = answerFlags(flags, calendar);
    if (flags['json'] === true) io.out(JSON.stringify(answer));
    else
      io.out(
        `应于 ${answer.dueInstant} 前完成${answer.provisional ? '（暂定：该年节假日表未公布）' : ''}  due before ${answer.dueInstant}${answer.provisional ? ' (provisional)' : ''}  ${answer.calendarVersion}`,
      );
    return 0;
  },
};
