import type { Language } from '../../shared/domain/names.ts';
import { dayName, localParts } from '../../shared/time/local-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * A length of time, ms ≥ 0, as screens.md §3 writes it: `3天04时`, `2时14分`, `12分`, under ten minutes `5分36秒`. Minutes and
 * hours are whole ones gone by, so a limit never looks longer than it is.
 */
export function spanText(ms: number, language: Language): string {
  const [d, h, m, s] = [
    Math.floor(ms / DAY),
    Math.floor((ms % DAY) / HOUR),
    Math.floor((ms % HOUR) / MINUTE),
    Math.floor((ms % MINUTE) / 1000),
  ];
  const zh = language === 'zh';
  if (d > 0) return zh ? `${d}天${two(h)}时` : `${d}d ${two(h)}h`;
  if (h > 0) return zh ? `${h}时${two(m)}分` : `${h}h ${two(m)}m`;
  if (m >= 10) return zh ? `${m}分` : `${m}m`;
  return zh ? `${m}分${two(s)}秒` : `${m}m ${two(s)}s`;
}

/** 剩 or 超 with the span to or from `due` (first instant too late, ms). */
export function remainText(due: number, now: number, language: Language): string {
  const late = now >= due;
  const span = spanText(Math.abs(due - now), language);
  if (language === 'zh') return `${late ? '超' : '剩'} ${span}`;
  return late ? `${span} over` : `${span} left`;
}

/** A moment as seen at `now`: `14:08` today, `昨 16:26`, `11-12` in this year with its time, else the whole date. */
export function momentText(ms: number, now: number, language: Language): string {
  const p = localParts(ms);
  const time = `${two(p.hour)}:${two(p.minute)}`;
  const day = dayName(ms, now);
  if (day === 'today') return time;
  if (day === 'yesterday') return language === 'zh' ? `昨 ${time}` : `yest. ${time}`;
  const date = `${two(p.month)}-${two(p.day)}`;
  return day === 'otherYear' ? `${p.year}-${date}` : `${date} ${time}`;
}

/** Only what a row has room for: the time today, `昨 16:26`, else the date. */
export function shortMoment(ms: number, now: number, language: Language): string {
  const day = dayName(ms, now);
  if (day === 'today' || day === 'yesterday') return momentText(ms, now, language);
  const p = localParts(ms);
  return `${day === 'otherYear' ? `${p.year}-` : ''}${two(p.month)}-${two(p.day)}`;
}

/** `11-26 14:08`, with the year when it is not this one. */
export function dateTimeText(ms: number, now: number): string {
  const p = localParts(ms);
  const year = p.year === localParts(now).year ? '' : `${p.year}-`;
  return `${year}${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`;
}

/** `14:26:38` */
export function clockText(ms: number): string {
  const p = localParts(ms);
  return `${two(p.hour)}:${two(p.minute)}:${two(p.second)}`;
}

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** `11月19日 周四` */
export function dayText(ms: number, language: Language): string {
  const p = localParts(ms);
  const weekday = weekdays[language][p.weekday - 1] ?? '';
  return language === 'zh' ? `${p.month}月${p.day}日 周${weekday}` : `${weekday} ${two(p.month)}-${two(p.day)}`;
}

const DAY_END_SLACK = 1;

/**
 * The last moment in time of an exclusive due instant: a limit that ends with a day is named by that day (D5), not by the
 * midnight after it.
 */
export function dueText(due: number, now: number, language: Language): string {
  const p = localParts(due);
  if (p.hour !== 0 || p.minute !== 0 || p.second !== 0) return dateTimeText(due, now);
  const last = localParts(due - DAY_END_SLACK);
  const year = last.year === localParts(now).year ? '' : `${last.year}-`;
  return `${year}${two(last.month)}-${two(last.day)} ${language === 'zh' ? '24时' : '24:00'}`;
}

/** `LYG20261119-0030412` → `0412` of today, `1112-0412` otherwise: what an operator says aloud. */
export function shortNumber(number: string, now: number): string {
  const match = /^[A-Z]{2,4}(\d{4})(\d{4})-\d{3}(\d{3,5})$/.exec(number);
  if (match === null) return number;
  const p = localParts(now);
  const today = match[1] === String(p.year) && match[2] === `${two(p.month)}${two(p.day)}`;
  return today ? (match[3] ?? '') : `${match[2]}-${match[3]}`;
}

/** Middle digits of a phone are hidden until revealed (R2): `138****2207`. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** All but the first character of a person's name is hidden until revealed (R2): 周* , 陈*梁. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name);
  if (rest.length === 0) return '*';
  return rest.length === 1 ? `${first}*` : `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`;
}

const spoken = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Digits as they are read aloud on a phone. */
export const spokenDigits = (text: string): string => text.replace(/\d/g, (d) => spoken[Number(d)] ?? d);

/** Bytes as `186 GB` or `740 MB`. */
export const bytesText = (bytes: number): string =>
  bytes >= 1e9 ? `${Math.floor(bytes / 1e9)} GB` : `${Math.floor(bytes / 1e6)} MB`;
