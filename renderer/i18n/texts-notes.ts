import type { Words } from '../../shared/domain/names.ts';

/** Notes that name somebody. */
export const noteTexts = {
  'mention.hint': { zh: '@ 提醒同事：姓名或拼音首字母', en: '@ asks a colleague to look: name or pinyin initials' },
  'mention.people': { zh: '可提醒的人', en: 'People who can be named' },
  'mention.title': { zh: '提醒我的备注', en: 'Notes for me' },
  'mention.by': { zh: '{by} {at}', en: '{by} {at}' },
  'mention.open': { zh: '打开事件', en: 'Open the event' },
  'mention.read': { zh: '已阅', en: 'Read' },
} as const satisfies Record<string, Words>;
