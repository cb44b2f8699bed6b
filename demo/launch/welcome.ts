import type { Role } from '../../shared/domain/actor/actor.ts';
import { roleNames } from '../../shared/domain/names.ts';
import type { DemoState } from '../../shared/wire/session-view.ts';
import type { Desk } from './open-desk.ts';

export type WelcomeFacts = {
  readonly place: { readonly name: string; readonly nameEn: string };
  readonly profile: string;
  readonly speed: number;
  readonly desk: Desk;
  readonly accounts: DemoState['accounts'];
  readonly dataDir: string;
  readonly hubUrl: string;
  readonly logFile: string;
};

/** Columns of a terminal: a Chinese character takes two. */
const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function addresses({ deskUrl, wallUrl, opened }: Desk): string[] {
  if (deskUrl === null || wallUrl === null)
    return ['值守台和大屏已在窗口中打开。 Desk and wall are open in their windows.'];
  return [
    `值守台 desk   ${deskUrl}`,
    `大屏   wall   ${wallUrl}`,
    ...(opened
      ? []
      : ['未能打开浏览器，请手动打开上面的地址。 No browser could be opened: open the address above yourself.']),
  ];
}

function accountLines(accounts: DemoState['accounts']): string[] {
  return accounts.map(({ account, role, password, unit }) => {
    const { zh, en } = roleNames[role as Role];
    return `  ${pad(zh, 14)}${pad(en, 20)}${pad(account, 11)}${pad(password, 17)}${unit}`;
  });
}

const tryOut = [
  '两分钟试一试  Two minutes to see what it is for',
  '  1 以“县中心坐席”登录（页面上一键登录），打开一件待派遣事件，派给部门。',
  '    Sign in as county seat (one press on the page), open an event to dispatch, send it to a department.',
  '  2 用演示条断开线路，照常登记、派遣、办结；再恢复，看所有操作自动补交。',
  '    Cut the line with the demo bar, go on working; restore it and see everything arrive once.',
  '  3 用演示条推来一批来件或一起重大事件，看值守台和大屏。',
  '    Send a burst or a major event with the demo bar, and watch desk and wall.',
];

/** What is printed when the demo is ready. */
export function welcome(facts: WelcomeFacts): string {
  const { place, profile, speed, desk, accounts, dataDir, hubUrl, logFile } = facts;
  return [
    '',
    `网格值守台演示：${place.name}（${profile}），人物、事件均为虚构。GridDesk demo: ${place.nameEn}, all people and events are made up.`,
    '',
    ...addresses(desk),
    '',
    '账号 accounts',
    ...accountLines(accounts),
    '',
    ...tryOut,
    '',
    `快慢 speed     ×${speed}（来件和人员；法定时限按实际时间 arrivals and people; statutory clocks stay real）`,
    `县级服务 hub   ${hubUrl}`,
    `数据 data      ${dataDir}   （--fresh 重新开始 begins anew；日志 log ${logFile}）`,
    '内置数据库 PGlite 仅供试用，断电可能丢失已确认的数据；正式使用请设 DATABASE_URL 运行 npm run hub -- serve。',
    'The built-in PGlite is for trying out: a power cut may lose what was confirmed. For real use set DATABASE_URL and run npm run hub -- serve.',
    '停止请按 Ctrl-C，下次启动从停下处继续。 Stop with Ctrl-C; the next start goes on from there.',
    '',
  ].join('\n');
}

/** What is printed when only the desk was started. */
export const welcomeToDesk = (desk: Desk, hubUrl: string, dataDir: string): string =>
  [
    '',
    `网格值守台，连接 ${hubUrl}。GridDesk desk on the hub ${hubUrl}.`,
    '',
    ...addresses(desk),
    '',
    `本机数据 data  ${dataDir}`,
    '停止请按 Ctrl-C。 Stop with Ctrl-C.',
    '',
  ].join('\n');
