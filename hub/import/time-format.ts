import { err, ok, type Result } from '../../shared/std/result.ts';

/** A time as read: on the wall (ms as if UTC, the zone is another's word), or an instant because its offset stood with it. */
export type ReadTime = { readonly wall: number } | { readonly at: number };

/** Reads a cell; null where it is not in this format or no such date or time exists. */
export type TimeFormat = (text: string) => ReadTime | null;

const tokens: Readonly<Record<string, { readonly key: string; readonly pattern: string }>> = {
  YYYY: { key: 'year', pattern: '\\d{4}' },
  MM: { key: 'month', pattern: '\\d{2}' },
  M: { key: 'month', pattern: '\\d{1,2}' },
  DD: { key: 'day', pattern: '\\d{2}' },
  D: { key: 'day', pattern: '\\d{1,2}' },
  HH: { key: 'hour', pattern: '\\d{2}' },
  H: { key: 'hour', pattern: '\\d{1,2}' },
  hh: { key: 'hour12', pattern: '\\d{2}' },
  h: { key: 'hour12', pattern: '\\d{1,2}' },
  mm: { key: 'minute', pattern: '\\d{2}' },
  ss: { key: 'second', pattern: '\\d{2}' },
  SSS: { key: 'milli', pattern: '\\d{1,9}' },
  A: { key: 'half', pattern: 'AM|PM|am|pm|上午|下午' },
  Z: { key: 'offset', pattern: 'Z|[+-]\\d{2}(?::?\\d{2})?' },
};
const tokenPattern = /YYYY|MM?|DD?|HH?|hh?|mm|SSS|ss|A|Z/g;

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

type Parts = Readonly<Record<string, string | undefined>>;

function hourOf(parts: Parts): number | null {
  if (parts['hour12'] === undefined) return Number(parts['hour'] ?? 0);
  const hour = Number(parts['hour12']);
  if (hour < 1 || hour > 12 || parts['half'] === undefined) return null;
  const afternoon = parts['half'].toLowerCase() === 'pm' || parts['half'] === '下午';
  return (hour % 12) + (afternoon ? 12 : 0);
}

function offsetOf(text: string): number | null {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function assemble(parts: Parts): ReadTime | null {
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
  const hour = hourOf(parts);
  const [minute, second] = [Number(parts['minute'] ?? 0), Number(parts['second'] ?? 0)];
  if (month < 1 || month > 12 || day < 1 || day > days(year, month)) return null;
  if (hour === null || hour > 23 || minute > 59 || second > 59) return null;
  const milli = Number((parts['milli'] ?? '').slice(0, 3).padEnd(3, '0'));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, milli);
  if (parts['offset'] === undefined) return { wall };
  const offset = offsetOf(parts['offset']);
  return offset === null ? null : { at: wall - offset };
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const MS_PER_DAY = 86_400_000;

/**
 * The number a spreadsheet keeps for a time: days since 1899-12-30, on the wall. To the second, since a fraction of a day
 * in five digits says no more. Days before 1900-03-01 are left out: Excel counts a 29 February that never was.
 */
const excelSerial: TimeFormat = (text) => {
  if (!/^\d{2,7}(\.\d+)?$/.test(text)) return null;
  const serial = Number(text);
  if (serial < 61 || serial >= 2_958_466) return null;
  return { wall: EXCEL_EPOCH + Math.round((serial * MS_PER_DAY) / 1000) * 1000 };
};

/**
 * A format from its pattern: `YYYY MM M DD D HH H hh h mm ss SSS A Z` stand for parts of a time (H up to 23, h with A = AM,
 * PM, 上午, 下午; Z an offset), all else for itself. The word `excelSerial` is a spreadsheet's number. Errors say what is wrong
 * with the pattern.
 */
export function compileTimeFormat(pattern: string): Result<TimeFormat, string> {
  if (pattern === 'excelSerial') return ok(excelSerial);
  const seen = new Set<string>();
  let [source, last, doubled] = ['', 0, ''];
  const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  for (const match of pattern.matchAll(tokenPattern)) {
    const token = tokens[match[0]];
    if (token === undefined) continue;
    if (seen.has(token.key)) doubled = match[0];
    seen.add(token.key);
    source += `${literal(pattern.slice(last, match.index))}(?<${token.key}>${token.pattern})`;
    last = match.index + match[0].length;
  }
  if (doubled !== '') return err(`${doubled} says the same part of the time twice`);
  const lacking = ['year', 'month', 'day'].filter((key) => !seen.has(key));
  if (lacking.length > 0) return err(`no ${lacking.join(', ')} in it: write e.g. YYYY-MM-DD HH:mm:ss, or excelSerial`);
  if (seen.has('hour12') !== seen.has('half')) return err('hh (1 to 12) and A (AM, PM) go together');
  if (seen.has('hour12') && seen.has('hour')) return err('HH and hh exclude each other');
  const whole = new RegExp(`^${source}${literal(pattern.slice(last))}$`);
  return ok((text) => {
    const found = whole.exec(text);
    return found === null ? null : assemble(found.groups ?? {});
  });
}
