import { type Connector, connectorLimits, connectorState, isOutage } from '../../shared/domain/connector/connector.ts';
import type { Tools } from '../access/tools.ts';
import { type CliVerb, type Flags, type Io, textOf, UsageError } from './cli-verb.ts';
import { isoInstant } from './iso-instant.ts';
import { withTools } from './open-tools.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

type Act = (tools: Tools, system: string, flags: Flags, io: Io) => Promise<void>;

const needed = (flags: Flags, name: string): string => {
  const text = textOf(flags, name);
  if (text === undefined || text === '') throw new UsageError(`缺少 --${name}`, `--${name} is missing`);
  return text;
};

const acts: Readonly<Record<string, Act>> = {
  add: async (tools, system, flags, io) => {
    const token = await tools.connectors.add({ system, name: needed(flags, 'name'), area: needed(flags, 'area') });
    io.out(`令牌（仅显示一次） token (shown once): ${token}`);
  },
  revoke: async (tools, system, _flags, io) => {
    await tools.connectors.revoke(system);
    io.out(`接口 ${system} 已停用，其令牌失效。 Connector ${system} revoked, its token has ended.`);
  },
};

const stateWords = {
  new: '未接入 new',
  ok: '正常 ok',
  silent: '失联 silent',
  failing: '出错 failing',
  revoked: '已停用 revoked',
} as const;

const moment = (at: number | null): string => (at === null ? '-' : isoInstant(at));

function line(c: Connector, now: number): string {
  const failure = c.lastFailure === null ? '-' : `${c.lastFailure} ${moment(c.lastFailureAt)} ×${c.failures}`;
  return [c.system, stateWords[connectorState(c, now)], c.name, c.area, moment(c.lastContactAt), failure].join('\t');
}

/** Every line with its state; exit code 1 where one of them is out, for whoever watches over the hub. */
async function list(tools: Tools, flags: Flags, io: Io): Promise<number> {
  const lines = await tools.connectors.list();
  const now = Date.now();
  if (flags['json'] === true) io.out(JSON.stringify(lines.map((c) => ({ ...c, state: connectorState(c, now) }))));
  else for (const c of lines) io.out(line(c, now));
  return lines.some((c) => isOutage(connectorState(c, now))) ? 1 : 0;
}

export const cliVerb: CliVerb = {
  summary: '外部系统接口  connectors to other systems',
  usage: `npm run hub -- connectors list
npm run hub -- connectors state [--json]
npm run hub -- connectors add SYSTEM --name NAME --area CODE
npm run hub -- connectors revoke SYSTEM

${storeUsage}
  SYSTEM        12345 110 emergency onePlusFourReform …：地址与外部编号中的名称  name in addresses and foreign numbers
  --area CODE   未写明地点时的辖区编码  area of matters that name no finer one
  --json        输出 JSON  print JSON
state 的退出码：0 全部正常，1 有接口失联（${connectorLimits.silentAfterMs / 60_000} 分钟无联系）或连续出错 ${connectorLimits.failures} 次
state exits with 1 where a line was silent for ${connectorLimits.silentAfterMs / 60_000} minutes or failed ${connectorLimits.failures} times in a row`,
  flags: { ...storeFlags, name: { type: 'string' }, area: { type: 'string' }, json: { type: 'boolean' } },
  words: 2,
  run: async (flags, [what = 'list', system], io) => {
    if (what === 'list' || what === 'state') {
      const code = await withTools(storeChoice(flags), (tools) => list(tools, flags, io));
      return what === 'state' ? code : 0;
    }
    const act = acts[what];
    if (act === undefined)
      throw new UsageError(
        `connectors 没有 ${what}；可用：list state ${Object.keys(acts).join(' ')}`,
        `connectors knows no ${what}; known: list state ${Object.keys(acts).join(' ')}`,
      );
    if (system === undefined) throw new UsageError('缺少系统名', 'The system is missing');
    await withTools(storeChoice(flags), (tools) => act(tools, system, flags, io));
    return 0;
  },
};
