import type { Words } from './names.ts';
import type { CommandKind } from './verbs.ts';

/** What a button for the act says, and the verb of a line in the outbox. */
export const actNames: Readonly<Record<CommandKind, Words>> = {
  'event.register': { zh: '登记', en: 'Register' },
  'event.refuseIntake': { zh: '不予受理', en: 'Refuse' },
  'event.takeOnSpot': { zh: '现场处置', en: 'Take on the spot' },
  'event.settle': { zh: '现场办结', en: 'Settle' },
  'event.reportToVillage': { zh: '报村（社区）', en: 'Report to village' },
  'event.settleAtVillage': { zh: '社区办结', en: 'Settle at village' },
  'event.collateAndReport': { zh: '梳理上报', en: 'Collate and report' },
  'event.reportToCenter': { zh: '报中心', en: 'Report to centre' },
  'event.classify': { zh: '定性', en: 'Classify' },
  'event.dispatch': { zh: '派遣', en: 'Dispatch' },
  'event.signIn': { zh: '签收', en: 'Sign in' },
  'event.return': { zh: '申请退回', en: 'Return' },
  'event.decideReturn': { zh: '裁定退回', en: 'Decide return' },
  'event.requestExtension': { zh: '申请延期', en: 'Ask extension' },
  'event.decideExtension': { zh: '裁定延期', en: 'Decide extension' },
  'event.escalate': { zh: '报上级', en: 'Escalate' },
  'event.transferOut': { zh: '转外部', en: 'Transfer out' },
  'event.foreignReply': { zh: '登记外部答复', en: 'Foreign reply' },
  'event.submitResult': { zh: '报结果', en: 'Submit result' },
  'event.accept': { zh: '核验通过', en: 'Accept' },
  'event.sendBack': { zh: '退回重办', en: 'Send back' },
  'event.close': { zh: '结案', en: 'Close' },
  'event.reopen': { zh: '重新办理', en: 'Reopen' },
  'event.flagMajor': { zh: '标为重大', en: 'Flag major' },
  'event.unflagMajor': { zh: '取消重大', en: 'Unflag major' },
  'event.recordFeedback': { zh: '记录告知', en: 'Record feedback' },
  'event.exemptFeedback': { zh: '免予告知', en: 'Exempt feedback' },
  'event.addNote': { zh: '备注', en: 'Note' },
  'event.recordCall': { zh: '记通话', en: 'Record call' },
  'event.revealContact': { zh: '查看联系方式', en: 'Reveal contact' },
  'event.dropRefused': { zh: '放弃补传', en: 'Drop refused' },
  'event.import': { zh: '导入', en: 'Import' },
};

/** What an act says once it is on this console's disk. */
export const actDoneNames: Readonly<Partial<Record<CommandKind, Words>>> = {
  'event.register': { zh: '已登记', en: 'Registered' },
  'event.dispatch': { zh: '已派遣', en: 'Dispatched' },
  'event.signIn': { zh: '已签收', en: 'Signed in' },
  'event.submitResult': { zh: '结果已报', en: 'Result submitted' },
  'event.accept': { zh: '已核验办结', en: 'Accepted as done' },
  'event.close': { zh: '已结案', en: 'Closed' },
  'event.reportToCenter': { zh: '已报中心', en: 'Reported to the centre' },
};
