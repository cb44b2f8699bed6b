import type { Figure } from '../figures/figure.ts';
import { localParts } from '../time/local-time.ts';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Small counts in words, as a headline has them: 三个单位. */
export const countWord = (n: number): string => (n === 2 ? '两' : (digits[n] ?? String(n)));

/** `2764` → `2,764` */
export const grouped = (n: number): string => String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Percent with one decimal, rounded down from the fraction itself, so that a missed target never reads as met; `—` without rate. */
export const percentWord = ({ numerator, denominator }: Figure): string =>
  denominator === null || denominator === 0 ? '—' : (Math.floor((numerator * 1000) / denominator) / 10).toFixed(1);

/** One decimal, or `—`. */
export const oneDecimal = (value: number | null): string => (value === null ? '—' : value.toFixed(1));

const two = (n: number): string => String(n).padStart(2, '0');

/** `11-16 08:00` */
export function momentWord(ms: number): string {
  const p = localParts(ms);
  return `${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`;
}

/** `11月9日` of a local date. */
export const dateWord = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
/** `周一` … of 1 … 7. */
export const weekdayWord = (n: number): string => `周${weekdays[n - 1] ?? ''}`;
