import path from 'node:path';
import { type CliVerb, textOf, UsageError } from './cli-verb.ts';
import { withTools } from './open-tools.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

export const cliVerb: CliVerb = {
  summary: '备份（服务运行中也可）  back up, also while the hub runs',
  usage: `npm run hub -- backup --to FILE [--data DIR]

${storeUsage}
  --to FILE         写入的文件；含密码摘要，仅本人可读  file to write; it holds password hashes, only its owner reads it

备份为同一时刻的全部数据，服务照常工作；用 restore 恢复。 All data as of one moment, while the hub works on; see restore.`,
  flags: { ...storeFlags, to: { type: 'string' } },
  words: 0,
  run: async (flags, _words, io) => {
    const to = textOf(flags, 'to');
    if (to === undefined) throw new UsageError('请用 --to 指明备份文件。', 'Name the file with --to.');
    const file = path.resolve(to);
    const { seq, rows } = await withTools(storeChoice(flags), (tools) => tools.backup(file));
    io.out(`已备份到 ${file}：记录至第 ${seq} 条。 Backed up: the journal to entry ${seq}, ${rows} rows in all.`);
    return 0;
  },
};
