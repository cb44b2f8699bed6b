import type { Digest } from '../../shared/journal/chain.ts';
import { type BackupFacts, writeBackup } from '../db/backup.ts';
import { type HubFigures, hubFigures } from '../db/hub-figures.ts';
import { readMeta } from '../db/meta.ts';
import type { Db } from '../db/store.ts';
import { type Verdict, verifyJournal } from '../db/verify-journal.ts';
import { type AccountAdmin, type AccountAdminDeps, createAccountAdmin } from './account-admin.ts';
import { type ConnectorAdmin, createConnectorAdmin } from './connectors.ts';

export type Range = { readonly from?: number; readonly to?: number };

/** What a person at the hub's own machine may ask of it, whether it is running or its store is opened just for this. */
export type Tools = {
  /** Figures at `now` (ms; null: the hub's own time); inflow and rates of [from, to). */
  readonly figures: (now: number | null, range?: Range) => Promise<HubFigures>;
  readonly verify: () => Promise<Verdict>;
  /** Writes a backup to a file of this machine, as of one moment (db/backup.ts). */
  readonly backup: (file: string) => Promise<BackupFacts>;
  readonly head: () => Promise<{ readonly seq: number; readonly hash: string }>;
  readonly accounts: AccountAdmin;
  readonly connectors: ConnectorAdmin;
};

export type ToolsDeps = AccountAdminDeps & { readonly db: Db; readonly digest: Digest };

export function createTools(deps: ToolsDeps): Tools {
  const { db } = deps;
  return {
    figures: (now, { from, to } = {}) => hubFigures(db, now ?? deps.now(), from, to),
    backup: (file) => writeBackup(db, file),
    verify: () => verifyJournal(db, deps.digest),
    head: async () => {
      const { seq, hash } = await readMeta(db);
      return { seq, hash };
    },
    accounts: createAccountAdmin(deps),
    connectors: createConnectorAdmin(deps),
  };
}
