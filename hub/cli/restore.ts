import path from 'node:path';
import { readBackup } from '../db/backup.ts';
import { openStore } from '../db/open-store.ts';
import { verifyJournal } from '../db/verify-journal.ts';
import { digest } from '../intake/commit-batch.ts';
import { type CliVerb, textOf, UsageError } from './cli-verb.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

export const cliVerb: CliVerb = {
  summary: '从备份恢复到空的数据库  restore a backup into an empty store',
  usage: `npm run hub -- restore --from FILE [--data DIR]

${storeUsage}
  --from FILE       backup 写出的文件  a file that backup wrote

只写入空库；恢复后核验哈希链。各值守台会补交近 14 天内备份之后的操作。
Into an empty store only; the chain is verified afterwards. Consoles offer again what they settled in the last 14 days.`,
  flags: { ...storeFlags, from: { type: 'string' } },
  words: 0,
  run: async (flags, _words, io) => {
    const from = textOf(flags, 'from');
    if (from === undefined) throw new UsageError('请用 --from 指明备份文件。', 'Name the backup with --from.');
    const store = await openStore(storeChoice(flags), () => undefined);
    try {
      const { seq, rows } = await readBackup(store.db, path.resolve(from));
      const { broken } = await verifyJournal(store.db, digest);
      io.out(
        broken === null
          ? `已恢复，流转记录完整：至第 ${seq} 条。 Restored and whole: the journal to entry ${seq}, ${rows} rows in all.`
          : `已恢复，但流转记录在第 ${broken.seq} 条断链。 Restored, but the chain is broken at entry ${broken.seq} (${broken.why}).`,
      );
      return broken === null ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
