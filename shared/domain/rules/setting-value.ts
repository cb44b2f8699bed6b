import type { PeriodUnit } from '../../time/period.ts';

const units: Readonly<Record<string, PeriodUnit>> = {
  分钟: 'minute',
  小时: 'hour',
  日: 'day',
  天: 'day',
  工作日: 'workingDay',
  个工作日: 'workingDay',
  个月: 'month',
  月: 'month',
  年: 'year',
};

/**
 * What a person typed as a setting: `3日`, `2小时`, `7个工作日` a period; 是, 否 a switch; JSON what it says; else the words
 * themselves. Whether it fits the setting its shape says (overlay-profile.ts).
 */
export function settingValue(typed: string): unknown {
  const text = typed.trim();
  const period = /^(\d{1,6})\s*(\D+)$/.exec(text);
  const unit = units[period?.[2] ?? ''];
  if (period !== null && unit !== undefined) return { length: Number(period[1]), unit };
  if (text === '是') return true;
  if (text === '否') return false;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: plain words are a value too, e.g. `workingDay`.
    return text;
  }
}
