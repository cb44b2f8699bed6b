import { readFileSync } from 'node:fs';
import { readChannelSettings } from '../channels/settings.ts';
import { HubError } from '../db/hub-error.ts';
import { wordsOf } from '../db/log.ts';
import { createHub, defaultCatchUps } from '../hub.ts';
import { type CliVerb, type Flags, numberOf, textOf } from './cli-verb.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

export const defaultPort = 7700;

function registryOf(flags: Flags): { registry?: unknown } {
  const file = textOf(flags, 'registry');
  if (file === undefined) return {};
  try {
    return { registry: JSON.parse(readFileSync(file, 'utf8')) as unknown };
  } catch (error) {
    throw new HubError(
      'registry-bad',
      `无法读取基础资料 ${file}：${wordsOf(error)}`,
      `Cannot read the registry ${file}: ${wordsOf(error)}`,
      error,
    );
  }
}

/** Resolves at the first Ctrl-C or termination; a second one ends the process at once. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

export const cliVerb: CliVerb = {
  summary: '启动县级服务  start the county hub',
  usage: `npm run hub -- serve [--port N] [--host ADDRESS] [--data DIR] [--registry FILE]

${storeUsage}
  --port N          端口，默认 ${defaultPort}；0 为任意空闲端口  port; 0 takes a free one
  --host ADDRESS    监听地址，默认 127.0.0.1  address to listen on
  --catch-ups N     同时应答的追补数，默认 ${defaultCatchUps}  consoles that catch up at once, the others wait their turn
  --channels FILE   告警升级的通知渠道设置（网络钩子、邮件），也可用 GRIDDESK_CHANNELS  how people are reached when an alarm goes up
  --registry FILE   载入基础资料（区划、网格、部门、事项、规则）  put this registry in force

内置数据库（PGlite）仅供试用：断电可能丢失已确认的数据。正式使用请设 DATABASE_URL。
The built-in database is for trying out: a power cut may lose what was confirmed. Set DATABASE_URL for real use.`,
  flags: {
    ...storeFlags,
    port: { type: 'string' },
    host: { type: 'string' },
    registry: { type: 'string' },
    'catch-ups': { type: 'string' },
    channels: { type: 'string' },
  },
  words: 0,
  run: async (flags, _words, io) => {
    const host = textOf(flags, 'host');
    const catchUps = numberOf(flags, 'catch-ups', 1, 1_000);
    const channels = textOf(flags, 'channels') ?? process.env['GRIDDESK_CHANNELS'];
    const hub = await createHub({
      ...(channels !== undefined && channels !== '' && { channels: { settings: readChannelSettings(channels) } }),
      store: storeChoice(flags),
      port: numberOf(flags, 'port', 0, 65_535) ?? defaultPort,
      ...(host !== undefined && { host }),
      ...(catchUps !== undefined && { catchUps }),
      ...registryOf(flags),
    });
    io.out(`县级服务已就绪 hub ready: ${hub.url}  （Ctrl-C 停止 to stop）`);
    await ended();
    await hub.stop();
    return 0;
  },
};
