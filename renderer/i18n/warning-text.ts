import type { Warning } from '../../shared/domain/event/entries.ts';
import type { Language, Words } from '../../shared/domain/names.ts';

/** What the actor should know although the act went through. */
export const warningNames: Readonly<Record<Warning['code'], Words>> = {
  'no-liaison': { zh: '该部门没有登记联络人，请电话确认收到', en: 'No liaison is on record: confirm receipt by phone' },
  'duty-not-covered': { zh: '该事项不在此部门的职责清单内', en: 'The item is not among this department’s duties' },
  'not-in-published-list': { zh: '事项不在公布的清单内', en: 'The item is not on the published list' },
  'clock-doubt': {
    zh: '本机时钟存疑，办理时间以中心为准',
    en: 'This console’s clock is in doubt; the hub’s time counts',
  },
  'late-entry': { zh: '当日未录入，属补录', en: 'Not entered the same day: entered later' },
  'department-not-named': {
    zh: '续报时没有写明报告了哪些部门',
    en: 'The onward report does not say which departments were told',
  },
  'late-record': { zh: '该义务此前已完成，本条只作记录', en: 'The duty was cleared before; kept as a record' },
};

const isWarning = (code: string): code is Warning['code'] => code in warningNames;

/** @param said a warning's code, with the clause it rests on behind it where there is one */
export function warningText(said: string, language: Language): string {
  const [code = '', clause] = said.split(' ');
  if (!isWarning(code)) return said;
  const words = warningNames[code][language];
  return clause === undefined ? words : language === 'zh' ? `${words}（${clause}）` : `${words} (${clause})`;
}
