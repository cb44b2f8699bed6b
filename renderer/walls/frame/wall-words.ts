import type { Language, Words } from '../../../shared/domain/names.ts';
import type { LineWord } from './freshness.ts';
import type { WallPage } from './rotation.ts';

/** Every fixed word of the wall. */
export const wallWords = {
  title: { zh: '网格化运行', en: ' grids' },
  demo: { zh: '演示数据', en: 'DEMO DATA' },
  asOf: { zh: '数据截至', en: 'data as of' },
  noData: { zh: '尚无数据', en: 'no data yet' },
  inflow: { zh: '今日上报', en: 'Reported today' },
  versusYesterday: { zh: '较昨日同时', en: 'vs yesterday' },
  open: { zh: '在途', en: 'Open' },
  toSignIn: { zh: '待签收', en: 'to sign in' },
  overdue: { zh: '超期', en: 'Overdue' },
  shareOfOpen: { zh: '占在途', en: 'of open' },
  dueSoon: { zh: '24 时内到期', en: 'Due within 24 h' },
  dueSoonShort: { zh: '24 时内到期', en: 'due in 24 h' },
  notOverdueYet: { zh: '不含已超期', en: 'not overdue yet' },
  onTime: { zh: '按期率', en: 'On time' },
  completion: { zh: '办结率', en: 'Completed' },
  metInTime: { zh: '按期', en: 'in time' },
  completed: { zh: '办结', en: 'done' },
  due: { zh: '应结', en: 'due' },
  met: { zh: '达标', en: 'met' },
  short: { zh: '差', en: 'short' },
  nothingDue: { zh: '本期无应结', en: 'nothing due' },
  unknown: { zh: '不详', en: 'unknown' },
  mapTitle: { zh: '在途分布', en: 'Open by town' },
  events: { zh: '件', en: 'events' },
  towns: { zh: '个镇街园区', en: 'towns' },
  lateDot: { zh: '超期', en: 'overdue' },
  syntheticEdges: { zh: '镇街界线为示意', en: 'synthetic town edges' },
  notApproved: { zh: '非审定地图', en: 'not an approved map' },
  baseMap: { zh: '底图', en: 'map' },
  mapMissing: { zh: '地图未读到，正在重试；数字照常', en: 'map not read, trying again; figures go on' },
  mapWaiting: { zh: '正在读取地图', en: 'reading the map' },
  pointsCut: { zh: '光点未全绘', en: 'not every dot drawn' },
  lateTitle: { zh: '超期与临期', en: 'Overdue and due' },
  nothingLate: { zh: '没有超期与临期事件', en: 'Nothing overdue or due within 24 h' },
  totalsOnly: { zh: '件超期仅计总数', en: 'overdue in totals only' },
  flowTitle: { zh: '24 小时流入与办结', en: 'In and out, 24 h' },
  inSeries: { zh: '流入', en: 'in' },
  outSeries: { zh: '办结', en: 'closed' },
  now: { zh: '现在', en: 'now' },
  until: { zh: '截至', en: 'as of' },
  townsTitle: { zh: '镇街在途', en: 'Open by town' },
  ofWhichLate: { zh: '其中超期', en: 'of which overdue' },
  departmentsTitle: { zh: '部门在途与按期率', en: 'Departments: open, on time' },
  distance: { zh: '竖线为', en: 'tick at' },
  noDepartments: { zh: '没有部门在办事件', en: 'No department holds an event' },
  levelsTitle: { zh: '在途等级', en: 'Open by gravity' },
  unset: { zh: '未定级', en: 'unset' },
  major: { zh: '重大事件', en: 'MAJOR EVENT' },
  since: { zh: '{time} 发生', en: 'since {time}' },
  goneBy: { zh: '已', en: 'for' },
  more: { zh: '另有', en: 'and' },
  majorMore: { zh: '起重大事件', en: 'more major events' },
  ago: { zh: '前', en: ' ago' },
} as const satisfies Readonly<Record<string, Words>>;

export const pageNames: Readonly<Record<WallPage, Words>> = {
  overview: { zh: '总览', en: 'Overview' },
  late: { zh: '超期', en: 'Overdue' },
  departments: { zh: '部门', en: 'Departments' },
};

/** One or two characters, for legends. */
export const levelWords: readonly Words[] = [
  { zh: '未定级', en: 'unset' },
  { zh: '特别重大', en: 'gravest' },
  { zh: '重大', en: 'grave' },
  { zh: '较大', en: 'consid.' },
  { zh: '一般', en: 'general' },
];

export const lineWords: Readonly<Record<LineWord, Words>> = {
  online: { zh: '在线', en: 'online' },
  offline: { zh: '离线', en: 'off line' },
  'catching-up': { zh: '补收中', en: 'catching up' },
  'first-sync': { zh: '首次同步', en: 'first sync' },
  'signed-out': { zh: '未登录', en: 'signed out' },
  'session-ended': { zh: '登录已过期', en: 'session ended' },
  'wrong-version': { zh: '版本不符', en: 'wrong version' },
  'wrong-address': { zh: '中心地址不对', en: 'wrong address' },
  'station-lost': { zh: '本机服务中断', en: 'station lost' },
};

/** What to do when nothing can be shown. */
export const waitingWords: Readonly<Record<LineWord, Words>> = {
  online: { zh: '已连上县中心，正在计算', en: 'Connected, working out the figures' },
  offline: {
    zh: '县中心连不上，本机还没有数据',
    en: 'The county hub is out of reach and this console has no data yet',
  },
  'catching-up': { zh: '正在补收县中心的数据', en: 'Catching up with the county hub' },
  'first-sync': { zh: '正在首次同步，完成后自动显示', en: 'First sync is under way; the board follows by itself' },
  'signed-out': { zh: '请在值守台登录，大屏随即显示', en: 'Sign in on the desk; the board follows by itself' },
  'session-ended': { zh: '登录已过期，请在值守台重新登录', en: 'The session has ended; sign in again on the desk' },
  'wrong-version': { zh: '与县中心版本不符，请升级本机', en: 'This console and the hub differ in version; update it' },
  'wrong-address': {
    zh: '县中心地址不对，请在值守台更正',
    en: 'The address of the hub is wrong; correct it on the desk',
  },
  'station-lost': { zh: '本机服务中断，正在自动重连', en: 'The station of this console stopped; reconnecting' },
};

export type Say = (words: Words) => string;
export const sayIn =
  (language: Language): Say =>
  (words) =>
    words[language];
