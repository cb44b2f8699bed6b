import type { AlarmReason } from '../../../shared/alarm/alarm-record.ts';
import type { AlarmMemberRow, AlarmRow, RungPerson } from '../../../shared/alarm/alarm-view.ts';
import { clockNames, type Words } from '../../../shared/domain/names.ts';
import { type AlarmKind, alarmKindNames } from '../../../shared/domain/profile/alarm-rules.ts';
import { momentText, spanText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';

/** What a person does about each kind: written on the alarm itself (A1). */
export const alarmDo: Readonly<Record<AlarmKind, readonly Words[]>> = {
  major: [
    { zh: '接管，核实现场与人员', en: 'Take it, check place and people' },
    { zh: '派遣并向上级和有关部门续报', en: 'Dispatch, and report onward' },
  ],
  overdue: [
    { zh: '催承办单位报进展，必要时督办', en: 'Urge the holder; supervise where it is needed' },
    { zh: '确有理由的，按规定办延期', en: 'With good reason: an extension by the rules' },
  ],
  stepLate: [{ zh: '打开事件，办完这一步', en: 'Open the event and do this step' }],
  dueSoon: [{ zh: '看进展，提醒承办单位', en: 'Look at the progress, remind the holder' }],
  notSigned: [
    { zh: '打电话催签收', en: 'Call the department to sign for it' },
    { zh: '仍不签收：请值班长督办', en: 'Still not: ask the shift leader' },
  ],
  whistle: [{ zh: '催被哨部门报到，或升级', en: 'Urge the department called, or go up' }],
  supervision: [{ zh: '催办督办回复', en: 'Urge the reply to the order' }],
  feedback: [{ zh: '回告诉求人并登记', en: 'Tell the requester and record it' }],
  file: [{ zh: '打开卷宗，办完到期的一步', en: 'Open the file and do the step that is due' }],
  abandoned: [{ zh: '接手该事件', en: 'Take the event over' }],
  lineDown: [
    { zh: '改用电话派单；本机照常受理', en: 'Dispatch by phone; this console goes on' },
    { zh: '联系网络值守', en: 'Call who looks after the network' },
  ],
  outage: [{ zh: '联系对方系统；改用电话交换', en: 'Call the other system; exchange by phone' }],
  unsent: [{ zh: '看待发清单，必要时电话告知', en: 'Look at what is unsent, tell by phone' }],
  skew: [{ zh: '校准本机时钟', en: 'Set the clock of this machine' }],
  storage: [{ zh: '腾出磁盘空间，联系管理员', en: 'Free disk space, call the administrator' }],
  nobody: [{ zh: '打电话找人，或由本席处置', en: 'Call somebody, or act yourself' }],
};

/** The line of a row: kind, whom it is about, how many. */
export function rowTitle(row: AlarmRow, language: Language): string {
  const kind = alarmKindNames[row.kind][language];
  const [first] = row.members;
  const colon = language === 'zh' ? '：' : ': ';
  if (first === undefined) return kind;
  if (row.total === 1) return first.name === '' ? kind : `${kind}${colon}${first.name}`;
  const who = row.isFlood ? '' : (first.holder?.name ?? '');
  const count = language === 'zh' ? `${row.total} 件` : String(row.total);
  return `${kind}${who === '' ? '' : `${colon}${who}`} · ${count}`;
}

/** Number and place of a member, as far as it has them. */
export const memberLine = (member: AlarmMemberRow, townOf: (area: string) => string): string =>
  [member.number, townOf(member.area), member.holder?.name ?? ''].filter((one) => one !== '').join(' · ');

/** Why the condition is true: the clock and its moment, or since when. */
export function whyText(member: AlarmMemberRow, kind: AlarmKind, now: number, language: Language): string {
  const zh = language === 'zh';
  const { clock } = member;
  if (clock !== null) {
    const name = clockNames[clock.kind][language];
    const due = momentText(clock.due, now, language);
    const late = now >= clock.due;
    const span = spanText(Math.abs(now - clock.due), language);
    const basis = clock.statutory ? (zh ? '法定' : 'statutory') : zh ? '本地目标' : 'local target';
    return zh
      ? `${name}时限（${basis}）${due} 到期，${late ? '已超' : '还剩'} ${span}`
      : `${name} limit (${basis}) due ${due}, ${span} ${late ? 'over' : 'left'}`;
  }
  const since = momentText(member.since, now, language);
  if (kind === 'skew') return zh ? `与中心相差 ${member.amount ?? 0} 秒` : `${member.amount ?? 0} s off the hub`;
  if (kind === 'unsent')
    return zh ? `有操作超过 ${member.amount ?? 0} 分钟没有上报` : `Acts unsent for more than ${member.amount ?? 0} min`;
  return zh ? `${since} 起${alarmKindNames[kind].zh}` : `${alarmKindNames[kind].en} since ${since}`;
}

const reasonWords: Readonly<Record<string, Words>> = {
  unacknowledged: { zh: '没有人确认', en: 'nobody has acknowledged it' },
  acknowledged: { zh: '已有人确认负责', en: 'somebody has taken it' },
  shelved: { zh: '已搁置', en: 'it is shelved' },
  inhibited: { zh: '是另一条告警的后果', en: 'it follows from another alarm' },
  waiting: { zh: '还在等待期内', en: 'it is still in its wait' },
  notYetHere: { zh: '还没到您这一级', en: 'it has not come up to you yet' },
  handedOver: { zh: '已请值班长接手', en: 'it was handed to the shift leader' },
  lowIsSilent: { zh: '低级只显示，不发声', en: 'low ones are seen, not heard' },
};

/** Why it sounds at this desk, or why it does not (A5): never a bare yes or no. */
export const reasonText = (why: AlarmReason, language: Language): string =>
  reasonWords[why.code]?.[language] ?? why.code;

const happened: Readonly<Record<string, Words>> = {
  raised: { zh: '告警', en: 'raised' },
  cleared: { zh: '消除', en: 'cleared' },
  fleeting: { zh: '一闪而过', en: 'fleeting' },
  inhibited: { zh: '被抑制', en: 'silenced by a source' },
  released: { zh: '抑制解除', en: 'released' },
  sounded: { zh: '首响', en: 'sounded' },
  joined: { zh: '新增再响', en: 'sounded for new ones' },
  repeated: { zh: '重复响', en: 'sounded again' },
  escalated: { zh: '升级', en: 'went up' },
  acknowledged: { zh: '确认', en: 'acknowledged' },
  ackEnded: { zh: '确认到期无进展', en: 'acknowledgement ran out' },
  shelved: { zh: '搁置', en: 'shelved' },
  shelfEnded: { zh: '搁置到点', en: 'shelf ended' },
  unshelved: { zh: '取消搁置', en: 'taken off the shelf' },
  handedOver: { zh: '请值班长', en: 'handed up' },
  lateAct: { zh: '迟到的操作（已消除）', en: 'late act (it had cleared)' },
  skipped: { zh: '跳过', en: 'skipped' },
  nobody: { zh: '无人可达', en: 'nobody reachable' },
};
export const happenedText = (what: string, language: Language): string => happened[what]?.[language] ?? what;

/** Who is asked at a step, and that he is at no console now. */
export const rungPersonText = (person: RungPerson | null, language: Language): string => {
  if (person === null) return '';
  if (!person.away) return person.name;
  return language === 'zh' ? `${person.name}（不在席）` : `${person.name} (away)`;
};
