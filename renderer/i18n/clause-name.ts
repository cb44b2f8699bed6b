import type { Language } from '../../shared/domain/names.ts';
import { parseWith, z } from '../../shared/std/shape.ts';

const profileName = z.object({
  id: z.string(),
  parameters: z.object({ 'rule.name': z.object({ value: z.string() }) }),
});

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Article numbers as a Chinese text writes them, 1–99. */
export function chineseNumber(n: number): string {
  if (n < 10) return numerals[n] ?? '';
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : numerals[tens]}十${numerals[n % 10]}`;
}

/** Name of the text a clause id belongs to, from the rule pack; null when the pack does not carry it. */
export function ruleName(profiles: readonly unknown[], clause: string): string | null {
  const id = clause.split('-')[0];
  for (const file of profiles) {
    const parsed = parseWith(profileName, file);
    if (parsed.ok && parsed.value.id === id) return parsed.value.parameters['rule.name'].value;
  }
  return null;
}

/**
 * A clause id as people cite it: `LYG-30-1` → `《…细则》第三十条`. The last numbers of an id are our own split of an article, so
 * they are not cited. `local` is the centre's own target and says so: it is never shown as law (C14).
 */
export function clauseName(profiles: readonly unknown[], clause: string, language: Language): string {
  const zh = language === 'zh';
  if (clause === 'local') return zh ? '中心自定目标，非法定' : 'the centre’s own target, not statutory';
  if (clause === 'foreign') return zh ? '外部系统给定' : 'given by the other system';
  const article = clause.split('-')[1] ?? '';
  const rule = ruleName(profiles, clause);
  if (rule === null) return clause;
  const number = Number(article);
  const cited = zh
    ? `第${Number.isInteger(number) && number > 0 && number < 100 ? chineseNumber(number) : article}条`
    : `art. ${article}`;
  return zh ? `《${rule}》${cited}` : `${rule}, ${cited} (${clause})`;
}
