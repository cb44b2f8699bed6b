import { type Language, levelNames, roleNames, stateNames, subTaskStateNames, type Words } from './names.ts';
import { detailNames } from './profile/detail-fields.ts';
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
  'archived-is-sealed': {
    zh: '事件 {number} 已归档封存，只能查阅；确需改动请中心主任启封。',
    en: 'Event {number} is archived and sealed: it can only be read. A director may unseal it.',
  },
  'in-the-future': {
    zh: '填写的时间（{stated}）在将来，请核对。',
    en: 'The time given ({stated}) lies in the future; check it.',
  },
  'before-it-was-known': {
    zh: '填写的时间（{stated}）早于事件上报，请核对。',
    en: 'The time given ({stated}) is before the event was reported; check it.',
  },
  'no-such-event': {
    zh: '找不到另一件事件，可能不在您的辖区或尚未同步到本机。',
    en: 'The other event is not here: outside your area, or not yet on this console.',
  },
  'merge-with-itself': { zh: '事件不能并入它自己。', en: 'An event cannot be merged into itself.' },
  'target-not-open': {
    zh: '{number} 已经不在办理中，不能再并入；请选一件在办事件。',
    en: '{number} is not open any more; choose an event that is being handled.',
  },
  'has-joined-events': {
    zh: '这件事件已并入了 {count} 件，不能再并入别的事件；请把那几件直接并入对方。',
    en: '{count} events are joined to this one already; merge those into the other event directly.',
  },
  'not-merged-here': {
    zh: '{number} 没有并入这件事件，请先办理并案。',
    en: '{number} is not merged into this event: merge it first.',
  },
  'already-joined': { zh: '{number} 已经并入，不用再并。', en: '{number} is joined already.' },
  'not-joined': {
    zh: '这件事件没有并入那一件，或并案还没有撤销。',
    en: 'It is not joined here, or its merge still stands.',
  },
  'target-completed': {
    zh: '主事件 {number} 已经办结，不能再撤销并案。',
    en: 'The joint event {number} is completed; the merge can no longer be taken back.',
  },
  'tries-missing': {
    zh: '未接通记录只有 {made} 次，满 {needed} 次才能按“联系不上”处理；或由值班长、主任说明理由。',
    en: 'Only {made} unanswered calls are on file; {needed} are needed, or a shift leader or director gives the reason.',
  },
  'no-follow-up-owed': { zh: '没有待办的回访或点评。', en: 'No follow-up or rating is waiting.' },
  'follow-up-too-early': {
    zh: '回访时间未到，{opens} 起可以回访。',
    en: 'It is too early to follow up: from {opens}.',
  },
  'follow-up-is-over': { zh: '这次回访已经完成。', en: 'This follow-up is done already.' },
  'rating-not-yours': {
    zh: '点评由发起事件的网格、村（社区）作出。',
    en: 'The rating is for the grid or village the event came from.',
  },
  'answer-missing': {
    zh: '已回访到的，须填写是否解决和满意度。',
    en: 'Where somebody answered, say whether it is settled and how satisfied they are.',
  },
  'no-proposal': { zh: '没有待定的重办建议。', en: 'No proposal to reopen is waiting.' },
  'no-such-order': { zh: '找不到这张督办单。', en: 'There is no such supervision order.' },
  'order-not-answered': { zh: '督办单还没有回复，不能核实。', en: 'The order has not been answered yet.' },
  'order-is-over': { zh: '这张督办单已经办完。', en: 'This supervision order is over.' },
  'reply-date-past': {
    zh: '回复期限（{date}）已经过去，请另定。',
    en: 'The reply date ({date}) is past; set another.',
  },
  'own-order-answer': { zh: '督办单只能由承办一方回复。', en: 'Only those it was served to answer an order.' },
  'nobody-to-urge': { zh: '现在没有承办单位可催。', en: 'There is no holder to urge now.' },
  'no-requester': { zh: '没有署名的诉求人，不能撤回。', en: 'There is no named requester who could withdraw it.' },
  'follow-ups-open': {
    zh: '还有 {count} 次回访或点评没有完成，不能归档。',
    en: '{count} follow-ups or ratings are open; it cannot be archived.',
  },
  'orders-open': {
    zh: '还有 {count} 张督办单没有销号，不能归档。',
    en: '{count} supervision orders are open; it cannot be archived.',
  },
  'proposal-open': {
    zh: '回访提出重新办理，请先决定是否重办。',
    en: 'A follow-up proposes to reopen it: decide on that first.',
  },
  'steps-missing': {
    zh: '流转记录缺少规定环节（{groups}），不能归档。',
    en: 'Steps the rules ask for are missing from the journal ({groups}); it cannot be archived.',
  },
  'retention-unknown': {
    zh: '保管期限“{retention}”不在本地设置内，请重新选择。',
    en: 'Retention class “{retention}” is not among those set here; choose another.',
  },
  'attachment-too-large': {
    zh: '“{name}”超过本中心规定的 {most} MB，请压缩后再附。',
    en: '“{name}” is larger than the {most} MB this centre allows: make it smaller and attach it again.',
  },
  'attachment-known': { zh: '这个文件已经附上了：{name}。', en: 'This file is attached already: {name}.' },
  'attachments-full': {
    zh: '每件事件最多附 {most} 个文件，请先撤回不需要的。',
    en: 'An event takes {most} files at most: withdraw what is not needed first.',
  },
  'attachment-not-yours': {
    zh: '“{name}”由 {by} 添加，只有添加人或值班长、主任可以撤回。',
    en: '“{name}” was added by {by}: only they, a shift leader or the director can withdraw it.',
  },
  'no-such-attachment': { zh: '没有您可以撤回的附件。', en: 'There is no file here that you can withdraw.' },
  'attachments-incomplete': {
    zh: '附件不全：{names}。请补齐，或逐件说明缺失原因。',
    en: 'Attachments are incomplete: {names}. Add them or say of each why it is missing.',
  },
  'export-needs-approval': {
    zh: '一次导出 {count} 条，超过 {max} 条须先经审批并写明用途。',
    en: '{count} records in one export: more than {max} need an approval and a purpose.',
  },
  'not-a-party': { zh: '{department}不是这个事件的参与部门。', en: '{department} is not a party to this event.' },
  'whistle-is-for-towns': {
    zh: '吹哨由镇街中心发起；事件现在{level}。',
    en: 'A whistle is blown by a town centre; the event is at {level} level.',
  },
  'whistle-still-running': {
    zh: '被吹哨的部门还在报到时限内（{departments}），时限过后或部门书面拒绝后才能上报。',
    en: 'The called departments are still in time to report in ({departments}): go up once the target has passed or one has declined.',
  },
  'already-answered': { zh: '{department}已经答复过这次吹哨。', en: '{department} has answered this whistle already.' },
  'not-reported-in': {
    zh: '{department}还没有报到，不能作为牵头部门。',
    en: '{department} has not reported in and cannot lead.',
  },
  'nobody-reported-in': {
    zh: '还没有部门报到，不能确定牵头部门。',
    en: 'Nobody has reported in yet, so there is no lead to name.',
  },
  'lead-first': {
    zh: '已有部门报到（{departments}），请先确定牵头部门。',
    en: 'Departments have reported in ({departments}): name the lead first.',
  },
  'share-missing': { zh: '还没有写明{department}的协办分工。', en: 'The share of {department} is not written down.' },
  'parties-differ': {
    zh: '牵头部门只能有一个，协办部门不能重复，也不能是牵头部门。',
    en: 'There is exactly one lead; each assistant stands once and is not the lead.',
  },
  'lead-is-the-holder': {
    zh: '事件正由{holder}承办，牵头部门须是它；要换牵头部门，请先退回再派遣。',
    en: '{holder} holds the event and must lead; to change the lead, take it back and dispatch it again.',
  },
  'holder-is-no-department': {
    zh: '现在的承办人是{holder}，不是部门，请先收回再组织协同。',
    en: 'The holder {holder} is no department: take the event back before joint handling.',
  },
  'sub-due-too-late': {
    zh: '{department}的协办期限晚于事件的办理期限。',
    en: 'The sub-task of {department} is due later than the event itself.',
  },
  'sub-due-past': { zh: '{department}的协办期限已经过去。', en: 'The sub-task of {department} is due in the past.' },
  'no-such-sub-task': {
    zh: '找不到这项协办任务，或不是您部门的任务。',
    en: 'There is no such sub-task, or it is not your department’s.',
  },
  'sub-task-settled': {
    zh: '这项协办任务现在是“{subTask}”，不能办这一步。',
    en: 'The sub-task is “{subTask}” now: this step cannot be taken.',
  },
  'sub-tasks-open': {
    zh: '还有 {count} 项协办任务没有完成或豁免（{departments}），牵头部门不能报结果。',
    en: '{count} sub-tasks are neither done nor waived ({departments}): the lead cannot report yet.',
  },
  'joint-asked': {
    zh: '已经申请过协同处置，请等中心决定。',
    en: 'Joint handling has been asked for; the centre decides.',
  },
  'no-joint-asked': { zh: '没有待决定的协同申请。', en: 'No request for joint handling is waiting.' },
  'already-signed-in': {
    zh: '已经签收，经办人是{handler}。',
    en: 'It is signed in already; the handler is {handler}.',
  },
  'duty-not-covered': {
    zh: '“{item}”不在{department}的职责清单内，请另选部门，或写明理由补入职责。',
    en: '“{item}” is not among the duties of {department}: choose another, or give the reason to add it.',
  },
  'department-of-other-level': {
    zh: '{department}是{level}部门，事件在{yours}中心；请先报到相应一级。',
    en: '{department} is a {level} department, the event is at the {yours} centre: bring it to that level first.',
  },
  'item-not-admitted': {
    zh: '事项“{item}”不在现行网格事项清单内，不能派给网格员。',
    en: 'Item “{item}” is not on the grid list in force: it cannot be given to grid staff.',
  },
  'unlawful-under-review': {
    zh: '网格员提出任务违法，县级中心正在审核，审核前不能派给网格员。',
    en: 'A staff member called the task unlawful; until the county centre has reviewed it, it cannot go to grid staff.',
  },
  'task-found-unlawful': {
    zh: '这项任务已审核认定违法，不能派给网格员。',
    en: 'The task was found unlawful and cannot go to grid staff.',
  },
  'no-unlawful-under-review': {
    zh: '没有待审核的违法任务提请。',
    en: 'No claim of an unlawful task is waiting for review.',
  },
  'no-origin-system': { zh: '事件不是从外部系统转来的。', en: 'The event did not come from another system.' },
  'restricted-helper': {
    zh: '敏感事项只能由群团组织协助。',
    en: 'On a restricted matter only mass organisations help.',
  },
  'partner-not-registered': {
    zh: '协作单位“{name}”没有有效登记，请先在协作名册登记。',
    en: 'The partner “{name}” is not on the register: register it first.',
  },
  'no-such-helper': { zh: '找不到这个协作单位。', en: 'There is no such helper.' },
  'help-recorded': { zh: '这个协作单位的结果已经记录。', en: 'The result of this helper is recorded already.' },
  'details-missing': { zh: '还差：{fields}。', en: 'Still missing: {fields}.' },
  'detail-not-offered': { zh: '本类事件没有“{fields}”这一项。', en: 'This kind of event has no “{fields}”.' },
  'detail-not-listed': {
    zh: '“{fields}”没有选项 {value}；可选：{allowed}。',
    en: '“{fields}” has no choice {value}; known: {allowed}.',
  },
  'not-rectified': {
    zh: '隐患尚未整改到位，不能办结，请继续督促。',
    en: 'The hazard is not yet rectified: it stays open, go on urging.',
  },
  'assisting-grid-only': {
    zh: '完成情况由协助网格（{grid}）的网格员报送。',
    en: 'The staff of the assisting grid ({grid}) report it done.',
  },
  'grid-only-assists': {
    zh: '安全防范任务中网格员只协助，请派牵头部门。',
    en: 'In safety protection the grid only assists: dispatch it to the lead department.',
  },
  'competent-department-only': {
    zh: '这类线索只派主管部门（{department}）。',
    en: 'A clue of this kind goes to the competent department only ({department}).',
  },
  'assignment-missing': {
    zh: '上级交办事项须写明交办单位和答复期限。',
    en: 'An assignment from above needs who assigned it and when the answer is due.',
  },
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
  subTask: (v, l) => listed(subTaskStateNames, v, l),
  fields: (v, l) => listed(detailNames, v, l),
};

/** A refusal as one sentence; a detail the refusal does not carry is left out. */
export function refusalText(refusal: Refusal, language: Language): string {
  const text = refusalTexts[refusal.code][language];
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = refusal.detail[name];
    return value === undefined ? '' : (wordsOf[name]?.(value, language) ?? value);
  });
}
