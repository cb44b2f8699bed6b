import type { Words } from '../../shared/domain/names.ts';

/** Words of forms made from fields. */
export const formTexts = {
  'form.optional': { zh: '（选填）', en: ' (optional)' },
  'form.choose': { zh: '请选择', en: 'Choose' },
  'form.chooseOrNot': { zh: '请选择（选填）', en: 'Choose (optional)' },
  'form.mayBeEmpty': { zh: '选填', en: 'optional' },
  'form.find': { zh: '首字母、名称或编码', en: 'Initials, name or code' },
  'form.none': { zh: '没有找到', en: 'Nothing found' },
  'form.lines': { zh: '一行一条', en: 'One to a line' },
  'form.yuan': { zh: '单位：元', en: 'In yuan' },
  'form.takeAway': { zh: '点击移除', en: 'Click to take away' },
  'form.eventHint': { zh: '输入事件编号或末几位', en: 'Type the event’s number or its end' },
  'form.event.one': { zh: '已找到', en: 'Found' },
  'form.event.none': { zh: '本机没有这个编号的事件', en: 'No event of that number on this console' },
  'form.event.many': { zh: '有多个事件，请多输几位', en: 'Several events: type more of it' },
} as const satisfies Record<string, Words>;
