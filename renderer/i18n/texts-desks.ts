import type { Words } from '../../shared/domain/names.ts';

/** Follow-up desk, shift and map. */
export const deskTexts = {
  'rail.calls': { zh: '回访', en: 'Calls' },
  'rail.shift': { zh: '交接', en: 'Shift' },
  'rail.map': { zh: '地图', en: 'Map' },
  'calls.title': { zh: '回访与告知', en: 'Calls to make' },
  'calls.none': { zh: '没有要回访、告知的', en: 'Nobody to call' },
  'calls.noneMore': { zh: '截至 {asOf}', en: 'as of {asOf}' },
  'calls.now': { zh: '现在可以办 {count}', en: 'now {count}' },
  'calls.later': { zh: '还没到时间 {count}', en: 'later {count}' },
  'calls.outcome': { zh: '回访', en: 'Call back' },
  'calls.effect': { zh: '跟踪问效', en: 'Does it last' },
  'calls.tell': { zh: '告知结果', en: 'Tell the result' },
  'calls.decide': { zh: '决定是否重办', en: 'Decide on reopening' },
  'calls.opens': { zh: '{at} 起可拨', en: 'from {at}' },
  'calls.tries': { zh: '已拨 {count} 次无人接', en: '{count} tries in vain' },
  'calls.visit': { zh: '改为上门', en: 'go there' },
  'calls.script': { zh: '话术', en: 'Script' },
  'calls.scriptTell': {
    zh: '您好，这里是{place}网格化服务管理中心。您反映的“{title}”，{holder}已经办理：{result}。还有什么没有说清楚的吗？',
    en: 'Hello, this is the centre of {place}. You reported “{title}”; {holder} has dealt with it: {result}. Is anything unclear?',
  },
  'calls.scriptAsk': {
    zh: '您好，这里是{place}网格化服务管理中心。您反映的“{title}”，{holder}办理的结果是：{result}。请问问题解决了吗？您对办理满意吗？',
    en: 'Hello, this is the centre of {place}. You reported “{title}”; {holder} reports: {result}. Is it settled? Are you satisfied?',
  },
  'calls.scriptEffect': {
    zh: '您好，这里是{place}网格化服务管理中心。您反映的“{title}”办结有一段时间了，现在还好吗？有没有再出现？',
    en: 'Hello, this is the centre of {place}. “{title}” was settled some time ago: does it still hold? Has it come back?',
  },
  'calls.scriptDecide': {
    zh: '对方答复没有解决或不满意。重办开始新的时限；不重办须写明理由，并告诉对方。',
    en: 'The answer was bad. Reopening starts new clocks; declining needs a reason, which is told.',
  },
  'calls.answered': { zh: '接通，记结果', en: 'Answered: record' },
  'calls.noAnswer': { zh: '无人接听', en: 'No answer' },
  'calls.unreachable': { zh: '多次联系不上', en: 'Cannot be reached' },
  'calls.reopen': { zh: '重新办理', en: 'Reopen' },
  'calls.decline': { zh: '不重办', en: 'Decline' },
  'calls.noted': { zh: '已记：无人接听', en: 'Noted: no answer' },
  'calls.notedMore': { zh: '{hours} 小时后再排到前面', en: 'comes up again in {hours} h' },
  'calls.pick': { zh: '选一行，按 Enter 开始', en: 'Choose a line and press Enter' },
} as const satisfies Record<string, Words>;
