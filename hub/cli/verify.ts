import type { Verdict } from '../db/verify-journal.ts';
import type { CliVerb } from './cli-verb.ts';
import { withTools } from './open-tools.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

const whys: Readonly<Record<NonNullable<Verdict['broken']>['why'], string>> = {
  hole: '缺号 a hole in the numbering',
  'previous-hash': '与前一条不相接 does not follow the entry before it',
  hash: '内容被改动 its content was changed',
  row: '所在行与内容不符 its row differs from its content',
  end: '末尾缺失 the end of the journal is missing',
};

export const cliVerb: CliVerb = {
  summary: '核验流转记录的哈希链  walk the hash chain of the journal',
  usage: `npm run hub -- verify [--data DIR] [--json]

${storeUsage}
  --json            输出 JSON  print JSON

退出码 0：完整；1：指出第一处断链。 Exit code 0: whole; 1: the first broken link is named.`,
  flags: { ...storeFlags, json: { type: 'boolean' } },
  words: 0,
  run: async (flags, _words, io) => {
    const verdict = await withTools(storeChoice(flags), (tools) => tools.verify());
    const { broken } = verdict;
    if (flags['json'] === true) io.out(JSON.stringify(verdict));
    else if (broken === null)
      io.out(
        `流转记录完整：共 ${verdict.entries} 条。 The journal is whole: ${verdict.entries} entries, head ${verdict.head.hash.slice(0, 16)}.`,
      );
    else
      io.out(
        `第 ${broken.seq} 条断链：${whys[broken.why]}。此前 ${verdict.entries} 条完整。 First broken link: entry ${broken.seq} (${broken.why}); the ${verdict.entries} entries before it are whole.`,
      );
    return broken === null ? 0 : 1;
  },
};
