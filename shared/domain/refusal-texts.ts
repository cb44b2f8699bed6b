import { type Language, levelNames, roleNames, stateNames, type Words } from './names.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/**
 * Words for every reason a command can be refused with: what is wrong and what to do about it. `{name}` is filled from the
 * refusal's detail. Used on screens and by the hub's command line.
 */
export const refusalTexts: Readonly<Record<RefusalCode, Words>> = {
  'not-found': {
    zh: '找不到这个事件，可能不在您的辖区或尚未同步到本机。',
    en: 'The event is not here: outside your area, or not yet on this console.',
  },
  'already-exists': {
    zh: '编号 {number} 已经登记过，不会重复登记。',
    en: 'Number {number} is registered already and will not be registered twice.',
  },
  'wrong-state': {
    zh: '事件现在是“{state}”，这一步要在“{from}”时办理。',
    en: 'The event is now “{state}”; this step belongs to “{from}”.',
  },
  'not-your-role': {
    zh: '您的岗位（{role}）不能办这一步，应由{roles}办理。',
    en: 'Your role ({role}) may not do this; it is for: {roles}.',
  },
  'outside-your-area': { zh: '地点（{area}）不在您的辖区内。', en: 'The place ({area}) lies outside your area.' },
  'not-your-level': {
    zh: '事件现在由{level}中心决定，您在{yours}。',
    en: 'The {level} centre decides on it now; you sit at {yours} level.',
  },
  'not-the-holder': { zh: '只有承办单位（{holder}）可以办这一步。', en: 'Only the holder ({holder}) may do this.' },
  'unknown-item': {
    zh: '事项 {item} 不在现行事项清单内，请重新选择。',
    en: 'Item {item} is not on the list in force; choose another.',
  },
  unclassified: { zh: '还没有确定事项，请先定性（研判）。', en: 'The item is not settled yet: classify it first.' },
  'unknown-grid': {
    zh: '找不到网格 {grid}，请重新选择地点。',
    en: 'Grid {grid} is not known; choose the place again.',
  },
  'unknown-department': {
    zh: '找不到部门“{department}”，请重新选择。',
    en: 'Department “{department}” is not known; choose again.',
  },
  'grid-staff-never-hold-power': {
    zh: '“{item}”属行政许可、处罚或强制，不得派给网格员，请派执法部门。',
    en: '“{item}” is licence, punishment or coercion: never for grid staff. Dispatch it to the authority.',
  },
  'item-is-not-for-the-spot': {
    zh: '“{item}”属行政许可、处罚或强制，网格员不能现场处置，请上报。',
    en: '“{item}” is licence, punishment or coercion and cannot be settled on the spot: report it up.',
  },
  'village-step-required': {
    zh: '按规定须先经村（社区）梳理，请上报村（社区）。',
    en: 'The rules ask for the village step first: report it to the village.',
  },
  'no-village-step': {
    zh: '本地规则没有村（社区）环节，请直接上报中心。',
    en: 'There is no village step here: report to the centre.',
  },
  'major-event-stays': { zh: '重大紧急情况不得不予受理。', en: 'A major event cannot be refused.' },
  'proof-missing': {
    zh: '还差佐证：至少附一项照片、签字、协议或文书。',
    en: 'Proof is missing: at least one photo, signature, agreement or document.',
  },
  'handler-missing': { zh: '还差经办人：签收时须明确专人负责。', en: 'Name the responsible person at sign-in.' },
  'return-pending': {
    zh: '退回申请尚未裁定，请等派遣中心决定。',
    en: 'A return is waiting for the dispatching centre to decide.',
  },
  'no-return-pending': {
    zh: '没有待裁定的退回申请，可能已经裁定。',
    en: 'No return is waiting; it may have been decided already.',
  },
  'extension-pending': {
    zh: '延期申请尚未裁定，请等派遣中心决定。',
    en: 'An extension is waiting for the dispatching centre to decide.',
  },
  'no-extension-pending': {
    zh: '没有待裁定的延期申请，可能已经裁定。',
    en: 'No extension is waiting; it may have been decided already.',
  },
  'extension-too-late': {
    zh: '办理时限已过，不能再申请延期。',
    en: 'The handling time is over; an extension can no longer be asked for.',
  },
  'extension-used-up': {
    zh: '本轮已延期 {times} 次，不能再延。',
    en: 'This cycle has been extended {times} times already.',
  },
  'extension-not-later': { zh: '新的期限须晚于现在的期限。', en: 'The new date must be later than the present one.' },
  'nothing-to-extend': {
    zh: '没有正在计时的办理时限，无从延期。',
    en: 'No handling clock is running, so there is nothing to extend.',
  },
  'no-higher-level': {
    zh: '{level}之上没有可以受理的中心。',
    en: 'There is no centre above {level} level that could take it.',
  },
  'loop-to-origin': {
    zh: '事件来自 {system}，不能再转回去。',
    en: 'The event came from {system} and cannot go back there.',
  },
  'foreign-number-differs': {
    zh: '外部编号不符，应为 {number}。',
    en: 'The foreign number does not match; it is {number}.',
  },
  'onward-report-open': {
    zh: '重大事件的续报尚未完成，请先记录向有关部门的续报。',
    en: 'The onward report of the major event is open: record it first.',
  },
  'obligations-open': {
    zh: '还有 {count} 项告知义务没有完成，不能结案。',
    en: '{count} duties to tell are still open; the event cannot close.',
  },
  'no-such-obligation': { zh: '找不到这项告知义务。', en: 'There is no such duty.' },
  'obligation-already-cleared': { zh: '这项告知义务已经完成。', en: 'This duty is cleared already.' },
  'director-only': {
    zh: '第 {cycle} 轮办结后再次重办，须由中心主任决定。',
    en: 'Reopening after cycle {cycle} is for the director.',
  },
  'reporter-may-not': { zh: '上报人不能取消自己报的重大标记。', en: 'Whoever reported it may not take the flag off.' },
  'not-major': { zh: '事件没有重大标记。', en: 'The event carries no major flag.' },
  'already-major': { zh: '事件已经标为重大，不用再标。', en: 'The event is flagged as major already.' },
  'switched-off-by-profile': { zh: '本地规则关闭了这一步。', en: 'This step is switched off here.' },
  'level-cannot-dispatch': {
    zh: '按本地规则，{level}不能派遣，请上报。',
    en: 'Under the rules here the {level} level may not dispatch: escalate it.',
  },
  'field-missing': { zh: '请填写“{zh}”。', en: 'Fill in “{en}”.' },
  'field-wrong': { zh: '“{zh}”填写有误，请更正。', en: '“{en}” is not right: correct it.' },
  'field-unknown': {
    zh: '多了一项“{field}”，表单与程序版本不符，请更新。',
    en: 'Field “{field}” is not known: update this console.',
  },
  'unknown-act': { zh: '本版程序没有这项业务，请更新。', en: 'This version does not know that act: update it.' },
  'wrong-act-state': { zh: '现在是“{state}”，不能办这一步。', en: 'It is now “{stateEn}”: this step cannot be taken.' },
  'subject-is-barred': {
    zh: '被投诉人及其所在单位须回避，不能查看和经办。',
    en: 'The subject and the subject’s unit may neither see nor handle it.',
  },
  'rule-forbids': { zh: '{zh}', en: '{en}' },
  'bad-shape': { zh: '内容不合要求：{path} {message}', en: 'The content does not fit: {path} {message}' },
  'session-ended': {
    zh: '登录已过期，请重新登录；已办的不会丢。',
    en: 'The session has ended: sign in again; nothing done is lost.',
  },
  'signed-out': { zh: '还没有登录，请先登录。', en: 'Nobody is signed in: sign in first.' },
};

const listed = (names: Readonly<Record<string, Words>>, keys: string, language: Language): string =>
  keys
    .split(' ')
    .map((key) => names[key]?.[language] ?? key)
    .join(language === 'zh' ? '、' : ', ');

/** Details that are terms of the house are said in words. */
const wordsOf: Readonly<Record<string, (value: string, language: Language) => string>> = {
  state: (v, l) => listed(stateNames, v, l),
  from: (v, l) => listed(stateNames, v, l),
  role: (v, l) => listed(roleNames, v, l),
  roles: (v, l) => listed(roleNames, v, l),
  level: (v, l) => listed(levelNames, v, l),
  yours: (v, l) => listed(levelNames, v, l),
};

/** A refusal as one sentence; a detail the refusal does not carry is left out. */
export function refusalText(refusal: Refusal, language: Language): string {
  const text = refusalTexts[refusal.code][language];
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = refusal.detail[name];
    return value === undefined ? '' : (wordsOf[name]?.(value, language) ?? value);
  });
}
