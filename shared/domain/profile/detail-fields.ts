import type { Words } from '../names.ts';
import type { DetailFieldKey, DetailGroupKey, DetailOption, ListFieldKey } from './details-shape.ts';

/**
 * When a field must be on file at the latest: at registration; before grid staff report it up; before it is settled without a
 * department; before its result counts; before it is closed.
 */
export const detailStages = ['register', 'report', 'settle', 'end', 'close'] as const;
export type DetailStage = (typeof detailStages)[number];

/** How a screen asks for it. */
export type DetailKind = 'choice' | 'text' | 'files' | 'department' | 'grid' | 'papers' | 'charge';

type Spec = {
  readonly kind: DetailKind;
  readonly stage: DetailStage;
  /** Words of a choice that is the same everywhere: the law of the field, not a list of a text. */
  readonly fixed?: readonly DetailOption[];
};

const yes: DetailOption = { key: 'done', zh: '已整改', en: 'Rectified' };
const rectifiedWords: readonly DetailOption[] = [
  yes,
  { key: 'notYet', zh: '未整改到位', en: 'Not yet rectified' },
  { key: 'noHazard', zh: '经查无隐患', en: 'No hazard found' },
];
const findingWords: readonly DetailOption[] = [
  { key: 'inOrder', zh: '符合要求', en: 'In order' },
  { key: 'problem', zh: '发现问题', en: 'Problem found' },
];

/** One table for all item groups: what may be said of an event of the group, how and when. Which of it a text asks for stands in the profile. */
export const detailTable: Readonly<Record<DetailGroupKey, Readonly<Partial<Record<DetailFieldKey, Spec>>>>> = {
  dispute: {
    kind: { kind: 'choice', stage: 'report' },
    way: { kind: 'choice', stage: 'report' },
    defusing: { kind: 'text', stage: 'settle' },
  },
  hazard: {
    kind: { kind: 'choice', stage: 'report' },
    level: { kind: 'choice', stage: 'report' },
    site: { kind: 'choice', stage: 'report' },
    evidence: { kind: 'files', stage: 'report' },
    rectified: { kind: 'choice', stage: 'end', fixed: rectifiedWords },
  },
  // A check ends in a request to put it right, never in a decision, fine or seizure (C22): there is no such field.
  complianceCheck: {
    subject: { kind: 'choice', stage: 'report' },
    finding: { kind: 'choice', stage: 'report', fixed: findingWords },
    request: { kind: 'text', stage: 'report' },
  },
  safetyProtection: {
    kind: { kind: 'choice', stage: 'report' },
    leadDepartment: { kind: 'department', stage: 'end' },
    assistGrid: { kind: 'grid', stage: 'end' },
    gridReport: { kind: 'text', stage: 'end' },
  },
  nationalSecurity: { kind: { kind: 'choice', stage: 'report' } },
  serviceAgency: {
    field: { kind: 'choice', stage: 'report' },
    kind: { kind: 'choice', stage: 'report' },
    counterpart: { kind: 'text', stage: 'report' },
    principal: { kind: 'text', stage: 'report' },
    papers: { kind: 'papers', stage: 'end' },
    provider: { kind: 'choice', stage: 'end' },
    charge: { kind: 'charge', stage: 'end' },
    recipient: { kind: 'choice', stage: 'end' },
  },
  publicOpinion: {
    type: { kind: 'choice', stage: 'register' },
    way: { kind: 'choice', stage: 'register' },
    dealtWith: { kind: 'choice', stage: 'register' },
    answer: { kind: 'text', stage: 'end' },
    reply: { kind: 'text', stage: 'close' },
  },
  selfGovernance: { participants: { kind: 'text', stage: 'end' } },
  urbanEnvironment: { field: { kind: 'choice', stage: 'report' } },
};

/** Lists a centre uses where no text gives one; shown as local. */
export const localDetailLists: Readonly<
  Partial<Record<DetailGroupKey, Readonly<Partial<Record<ListFieldKey, readonly DetailOption[]>>>>>
> = {
  dispute: {
    kind: [
      { key: 'petition', zh: '信访', en: 'Petition', items: ['petitionMatter'], department: 'xinfang' },
      {
        key: 'domesticViolence',
        zh: '家庭暴力',
        en: 'Domestic violence',
        items: ['domesticViolence'],
        restricted: true,
      },
      { key: 'civilDispute', zh: '民间纠纷', en: 'Civil dispute', rest: true },
      { key: 'risk', zh: '风险苗头', en: 'Sign of a risk' },
    ],
    way: [
      { key: 'patrol', zh: '巡查', en: 'Patrol' },
      { key: 'visit', zh: '走访', en: 'Visit' },
      { key: 'told', zh: '群众反映', en: 'Told by residents' },
    ],
  },
  hazard: {
    kind: [
      { key: 'publicOrder', zh: '社会治安', en: 'Public order' },
      { key: 'publicSafety', zh: '公共安全', en: 'Public safety', rest: true },
    ],
    level: [
      { key: 'general', zh: '一般隐患', en: 'General' },
      { key: 'major', zh: '重大隐患', en: 'Major' },
    ],
    site: [
      { key: 'dwelling', zh: '居民住宅', en: 'Dwelling' },
      { key: 'publicPlace', zh: '公共场所', en: 'Public place' },
      { key: 'workplace', zh: '生产经营场所', en: 'Workplace' },
    ],
  },
  complianceCheck: { subject: [{ key: 'localPolicy', zh: '政策执行情况', en: 'Policy in force', rest: true }] },
  safetyProtection: {
    kind: [
      { key: 'emergency', zh: '突发事件', en: 'Emergency', rest: true },
      { key: 'ordinarySecurityIncident', zh: '一般治安案件', en: 'Ordinary security incident', department: 'gongan' },
      { key: 'majorEventSecurity', zh: '重大活动安保', en: 'Security of a major event', department: 'gongan' },
    ],
  },
  nationalSecurity: {
    kind: [
      { key: 'antiTerror', zh: '反恐怖', en: 'Against terror', department: 'gongan', restricted: true },
      {
        key: 'antiCult',
        zh: '反邪教',
        en: 'Against cults',
        items: ['cultClue'],
        department: 'gongan',
        restricted: true,
      },
      { key: 'otherClue', zh: '其他线索', en: 'Other clue', department: 'gongan', restricted: true },
    ],
  },
  serviceAgency: {
    field: [{ key: 'convenience', zh: '便民利民', en: 'Convenience', rest: true }],
    kind: [
      { key: 'charity', zh: '公益活动', en: 'Charity activity' },
      { key: 'convenience', zh: '便民服务', en: 'Convenience service', rest: true },
    ],
    recipient: [
      { key: 'resident', zh: '一般居民', en: 'Resident' },
      { key: 'elderly', zh: '老年人', en: 'Elderly' },
      { key: 'disabled', zh: '残疾人', en: 'Disabled' },
      { key: 'hardship', zh: '困难家庭', en: 'In hardship' },
    ],
  },
  publicOpinion: {
    type: [
      { key: 'opinion', zh: '社情民意', en: 'Opinion', rest: true },
      { key: 'suggestion', zh: '意见建议', en: 'Suggestion' },
    ],
    way: [
      { key: 'regular', zh: '定期走访', en: 'Regular visit' },
      { key: 'adHoc', zh: '不定期走访', en: 'Ad-hoc visit' },
      { key: 'told', zh: '群众反映', en: 'Told by residents' },
    ],
    dealtWith: [
      { key: 'answered', zh: '当场答复', en: 'Answered' },
      { key: 'event', zh: '转为事件', en: 'Made an event' },
      { key: 'reported', zh: '上报', en: 'Reported up' },
    ],
  },
  urbanEnvironment: {
    field: [
      {
        key: 'housingConstruction',
        zh: '城乡建设',
        en: 'Housing and construction',
        items: ['damagedRoad', 'siteDust', 'sewerBlocked', 'streetLightOut'],
        department: 'zhujian',
      },
      {
        key: 'ecology',
        zh: '生态环境',
        en: 'Ecology',
        items: ['dirtyWater', 'openBurning', 'cookingFumes'],
        department: 'shengtai',
      },
      { key: 'cityManagement', zh: '城市管理', en: 'City management', rest: true, department: 'chengguan' },
    ],
  },
};

/** Name of a field on screens and in refusals. */
export const detailNames: Readonly<Record<DetailFieldKey, Words>> = {
  kind: { zh: '类别', en: 'kind' },
  way: { zh: '发现方式', en: 'way of finding' },
  level: { zh: '隐患等级', en: 'hazard level' },
  site: { zh: '场所类别', en: 'site class' },
  field: { zh: '领域', en: 'field' },
  subject: { zh: '检查内容', en: 'subject of the check' },
  type: { zh: '类型', en: 'type' },
  dealtWith: { zh: '处理方式', en: 'how it was dealt with' },
  recipient: { zh: '服务对象', en: 'recipient' },
  provider: { zh: '服务者', en: 'provider' },
  evidence: { zh: '现场照片', en: 'photo' },
  rectified: { zh: '整改结果', en: 'rectification result' },
  defusing: { zh: '化解经过', en: 'defusing steps' },
  finding: { zh: '检查结果', en: 'finding' },
  request: { zh: '督促整改要求', en: 'rectification request' },
  answer: { zh: '答复内容', en: 'answer' },
  reply: { zh: '答复', en: 'reply' },
  counterpart: { zh: '对接服务中心', en: 'service centre' },
  principal: { zh: '委托人', en: 'principal' },
  papers: { zh: '材料交接', en: 'papers' },
  charge: { zh: '收费约定', en: 'charge' },
  leadDepartment: { zh: '牵头部门', en: 'lead department' },
  assistGrid: { zh: '协助网格', en: 'assisting grid' },
  gridReport: { zh: '网格完成情况', en: 'the grid’s report' },
  participants: { zh: '参加人员', en: 'participants' },
};
