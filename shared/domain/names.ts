import type { ClockKind } from '../time/clock.ts';
import type { Level, Role } from './actor/actor.ts';
import type { Channel, MajorKind, Severity, State } from './event/event.ts';
import type { HelperKind, SubTask } from './event/parties.ts';

/** The same words in Chinese and English; Chinese comes first on every screen. */
export type Words = { readonly zh: string; readonly en: string };
export type Language = keyof Words;

/** What a desk calls a state: the step that is owed, not the term of the law. */
export const stateNames: Readonly<Record<State, Words>> = {
  draft: { zh: '暂存', en: 'Draft' },
  registered: { zh: '待受理', en: 'To accept' },
  onSpot: { zh: '现场处置', en: 'On the spot' },
  atVillage: { zh: '社区处理', en: 'At village' },
  triage: { zh: '待派遣', en: 'To dispatch' },
  whistled: { zh: '已吹哨', en: 'Whistled' },
  assigned: { zh: '待签收', en: 'To sign in' },
  inHandling: { zh: '办理中', en: 'In handling' },
  jointHandling: { zh: '协同处置', en: 'Joint handling' },
  transferred: { zh: '已转外部', en: 'Transferred' },
  handled: { zh: '待核', en: 'To check' },
  completed: { zh: '已办结', en: 'Completed' },
  closed: { zh: '已结案', en: 'Closed' },
  archived: { zh: '已归档', en: 'Archived' },
  rejected: { zh: '不予受理', en: 'Refused' },
  merged: { zh: '已并案', en: 'Merged' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const roleNames: Readonly<Record<Role, Words>> = {
  gridStaff: { zh: '网格员', en: 'Grid staff' },
  village: { zh: '村（社区）', en: 'Village' },
  townSeat: { zh: '镇街坐席', en: 'Town seat' },
  countySeat: { zh: '县中心坐席', en: 'County seat' },
  shiftLeader: { zh: '值班长', en: 'Shift leader' },
  director: { zh: '中心主任', en: 'Director' },
  liaison: { zh: '部门联络人', en: 'Department liaison' },
  stationed: { zh: '派驻人员', en: 'Stationed officer' },
  supervisor: { zh: '政府督查账号', en: 'Government supervisor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  connector: { zh: '接口', en: 'Connector' },
};

export const levelNames: Readonly<Record<Level, Words>> = {
  village: { zh: '村（社区）', en: 'village' },
  town: { zh: '镇街', en: 'town' },
  county: { zh: '县级', en: 'county' },
  city: { zh: '市级', en: 'city' },
};

export const channelNames: Readonly<Record<Channel, Words>> = {
  phone: { zh: '电话', en: 'Phone' },
  gridStaff: { zh: '网格员', en: 'Grid staff' },
  resident: { zh: '群众', en: 'Resident' },
  '12345': { zh: '12345', en: '12345' },
  '110': { zh: '非警务', en: '110 non-police' },
  department: { zh: '部门', en: 'Department' },
  letter: { zh: '来信来访', en: 'Letter or visit' },
  import: { zh: '导入', en: 'Import' },
  api: { zh: '接口', en: 'API' },
  platform: { zh: '平台', en: 'Platform' },
  paper: { zh: '书面报送', en: 'Paper report' },
  emergencyManagement: { zh: '应急管理', en: 'Emergency management' },
  onePlusFourReform: { zh: '“1+4”改革平台', en: '“1+4” reform platform' },
  peaceBuilding: { zh: '平安建设窗口', en: 'Safe-community window' },
  disputeMediation: { zh: '矛盾调解窗口', en: 'Mediation window' },
  petitionReception: { zh: '信访接待窗口', en: 'Petition window' },
  publicLegalService: { zh: '公共法律服务窗口', en: 'Legal services window' },
  gridManagement: { zh: '网格管理窗口', en: 'Grid management window' },
  upperAssigned: { zh: '上级交办', en: 'Assigned from above' },
  selfGovernance: { zh: '村居自治', en: 'Self-governance' },
};

/** States of a sub-task in joint handling (T18). */
export const subTaskStateNames: Readonly<Record<SubTask['state'], Words>> = {
  open: { zh: '待签收', en: 'to sign in' },
  signedIn: { zh: '办理中', en: 'in handling' },
  done: { zh: '已完成', en: 'done' },
  waived: { zh: '已豁免', en: 'waived' },
  returned: { zh: '已退牵头', en: 'returned to the lead' },
};

/** Bodies that help on an event (LYG-23, ZS-8-2, ZS-26-1-1). */
export const helperNames: Readonly<Record<HelperKind, Words>> = {
  tradeUnion: { zh: '工会', en: 'Trade union' },
  youthLeague: { zh: '共青团', en: 'Youth league' },
  womensFederation: { zh: '妇联', en: 'Women’s federation' },
  disabledPersonsFederation: { zh: '残联', en: 'Disabled persons’ federation' },
  socialOrganisation: { zh: '社会组织', en: 'Social organisation' },
  volunteer: { zh: '志愿者', en: 'Volunteers' },
  stateOrgan: { zh: '机关', en: 'State organ' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  institution: { zh: '事业单位', en: 'Institution' },
  citizen: { zh: '公民', en: 'Citizens' },
  compoundPartyBranch: { zh: '小区党支部', en: 'Compound Party branch' },
  propertyFirm: { zh: '物业企业', en: 'Property firm' },
  ownersCommittee: { zh: '业主委员会', en: 'Owners’ committee' },
};

export const severityNames: Readonly<Record<Severity, Words>> = {
  1: { zh: '特别重大', en: 'Extremely grave' },
  2: { zh: '重大', en: 'Grave' },
  3: { zh: '较大', en: 'Considerable' },
  4: { zh: '一般', en: 'General' },
};

/** The five kinds of LYG-29-7, JS-30-1, ZS-28-1. */
export const majorKindNames: Readonly<Record<MajorKind, Words>> = {
  majorDispute: { zh: '重大矛盾纠纷', en: 'Major dispute' },
  majorHazard: { zh: '重大安全隐患', en: 'Major hazard' },
  massIncident: { zh: '群体性事件', en: 'Mass incident' },
  suddenIncident: { zh: '突发性事件', en: 'Sudden incident' },
  otherMajorEmergency: { zh: '其他重大紧急情况', en: 'Other major emergency' },
};

/** Short names, as a queue row has room for. */
export const clockNames: Readonly<Record<ClockKind, Words>> = {
  deptHandle: { zh: '办理', en: 'Handling' },
  cityHandle: { zh: '市级办理', en: 'City handling' },
  cityMajorMatter: { zh: '重大事项', en: 'Major matter' },
  signIn: { zh: '签收', en: 'Sign-in' },
  reportIn: { zh: '报到', en: 'Report-in' },
  majorFirstReport: { zh: '首报', en: 'First report' },
  majorOnwardReport: { zh: '续报', en: 'Onward report' },
  feedbackToRequester: { zh: '反馈', en: 'Feedback' },
  followUp: { zh: '回访', en: 'Follow-up' },
  supervisionReply: { zh: '督办回复', en: 'Supervision' },
  triage: { zh: '派遣', en: 'Dispatch' },
  onSpot: { zh: '现场', en: 'On the spot' },
  village: { zh: '社区', en: 'Village' },
  check: { zh: '核验', en: 'Check' },
  foreignWatch: { zh: '外部', en: 'Foreign' },
  foreignTarget: { zh: '外部时限', en: 'Foreign target' },
  upperReply: { zh: '上级时限', en: 'Reply to above' },
  subTask: { zh: '协办', en: 'Sub-task' },
  returnDecision: { zh: '裁定', en: 'Return decision' },
  dossier: { zh: '卷宗时限', en: 'File' },
};
