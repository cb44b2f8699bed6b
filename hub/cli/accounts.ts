import { readFileSync } from 'node:fs';
import { type Role, roles } from '../../shared/domain/actor/actor.ts';
import { makePassword } from '../access/accounts.ts';
import type { Tools } from '../access/tools.ts';
import { type CliVerb, type Flags, type Io, textOf, UsageError } from './cli-verb.ts';
import { withTools } from './open-tools.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

type Act = (tools: Tools, account: string, flags: Flags, io: Io) => Promise<void>;

const needed = (flags: Flags, name: string): string => {
  const text = textOf(flags, name);
  if (text === undefined || text === '') throw new UsageError(`缺少 --${name}`, `--${name} is missing`);
  return text;
};

function roleOf(flags: Flags): Role {
  const text = needed(flags, 'role');
  const role = roles.find((r) => r === text);
  if (role === undefined)
    throw new UsageError(
      `没有角色 ${text}；可用：${roles.join(' ')}`,
      `There is no role ${text}; known: ${roles.join(' ')}`,
    );
  return role;
}

/** From standard input where asked for, so that it stands in no shell history; else made here and printed once. */
function passwordOf(flags: Flags, io: Io): string {
  if (flags['password-stdin'] === true) return readFileSync(0, 'utf8').split(/\r?\n/)[0] ?? '';
  const password = makePassword();
  io.out(`密码（仅显示一次） password (shown once): ${password}`);
  return password;
}

const acts: Readonly<Record<string, Act>> = {
  add: async (tools, account, flags, io) => {
    const given = {
      account,
      name: needed(flags, 'name'),
      role: roleOf(flags),
      area: needed(flags, 'area'),
      unit: textOf(flags, 'unit') ?? '',
      department: textOf(flags, 'department') ?? null,
    };
    await tools.accounts.add([{ ...given, password: passwordOf(flags, io) }]);
    io.out(`已添加账号 ${account}。 Account ${account} added.`);
  },
  passwd: async (tools, account, flags, io) => {
    await tools.accounts.setPassword(account, passwordOf(flags, io));
    io.out(`已更改密码，其登录均已失效。 Password changed, its sessions have ended.`);
  },
  area: async (tools, account, flags, io) => {
    await tools.accounts.setArea(account, needed(flags, 'area'));
    io.out(`已更改辖区，其登录均已失效。 Area changed, its sessions have ended.`);
  },
  disable: async (tools, account, _flags, io) => {
    await tools.accounts.disable(account);
    io.out(`已停用 ${account}，其登录均已失效。 ${account} disabled, its sessions have ended.`);
  },
  enable: async (tools, account, _flags, io) => {
    await tools.accounts.enable(account);
    io.out(`已启用 ${account}。 ${account} enabled.`);
  },
  revoke: async (tools, account, _flags, io) => {
    await tools.accounts.endSessions(account);
    io.out(`${account} 的登录均已失效。 All sessions of ${account} have ended.`);
  },
};

async function list(tools: Tools, io: Io): Promise<void> {
  for (const a of await tools.accounts.list()) {
    io.out(
      [
        a.account,
        a.role,
        a.area,
        a.department ?? '-',
        a.name,
        a.unit,
        a.disabledAt === null ? '' : '停用 disabled',
      ].join('\t'),
    );
  }
}

export const cliVerb: CliVerb = {
  summary: '账号管理  accounts',
  usage: `npm run hub -- accounts list
npm run hub -- accounts add ACCOUNT --name NAME --role ROLE --area CODE [--unit UNIT] [--department ID] [--password-stdin]
npm run hub -- accounts passwd ACCOUNT [--password-stdin]
npm run hub -- accounts area ACCOUNT --area CODE
npm run hub -- accounts disable|enable|revoke ACCOUNT

${storeUsage}
  --role ROLE       ${roles.join(' ')}
  --area CODE       辖区编码前缀  area code prefix
  --password-stdin  从标准输入读密码，否则随机生成  read the password from standard input, else one is made`,
  flags: {
    ...storeFlags,
    name: { type: 'string' },
    role: { type: 'string' },
    area: { type: 'string' },
    unit: { type: 'string' },
    department: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  words: 2,
  run: async (flags, [what = 'list', account], io) => {
    if (what === 'list') {
      await withTools(storeChoice(flags), (tools) => list(tools, io));
      return 0;
    }
    const act = acts[what];
    if (act === undefined)
      throw new UsageError(
        `accounts 没有 ${what}；可用：list ${Object.keys(acts).join(' ')}`,
        `accounts knows no ${what}; known: list ${Object.keys(acts).join(' ')}`,
      );
    if (account === undefined) throw new UsageError('缺少账号名', 'The account is missing');
    await withTools(storeChoice(flags), (tools) => act(tools, account, flags, io), what === 'add');
    return 0;
  },
};
