import path from 'node:path';
import { parseArgs } from 'node:util';
import { HostProblem } from '../host/host-problem.ts';
import { defaultDataDir } from './kiosk-arguments.ts';
import { addWallToken, readWallTokens, revokeWallToken } from './wall-tokens.ts';

const usage =
  'node electron/kiosk/wall-token.ts add NAME | list | revoke ID  [--data DIR]\n' +
  '  add NAME    发放一块大屏的令牌，只显示一次 / give a wall its token, shown once\n' +
  '  list        列出令牌 / list them\n' +
  '  revoke ID   收回，几秒内断开 / take one back; its walls are closed within seconds';

/** Gives, lists and takes back the tokens of walls; the running kiosk follows by itself. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: defaultDataDir } },
  });
  const dataDir = path.resolve(values.data);
  const [verb, word] = positionals;
  process.umask(0o077);
  if (verb === 'add' && word !== undefined) {
    const { id, token } = addWallToken(dataDir, word, Date.now());
    console.log(`${id}  ${word}\nhttp://<本机地址 this machine>:<--wall-port>/wall.html?t=${token}`);
  } else if (verb === 'list') {
    for (const { id, name, madeAt } of readWallTokens(dataDir))
      console.log(`${id}  ${new Date(madeAt).toISOString()}  ${name}`);
  } else if (verb === 'revoke' && word !== undefined) {
    if (!revokeWallToken(dataDir, word)) throw new HostProblem(`没有令牌 ${word}`, `No token ${word}`);
    console.log(`${word} 已收回 / taken back`);
  } else throw new HostProblem('用法：', usage);
}

try {
  main();
} catch (error) {
  console.error(error instanceof HostProblem ? error.message : error);
  process.exitCode = 1;
}
