import type { Db } from '../db/store.ts';
import { type Account, addAccounts, changeAccount, listAccounts, type NewAccount } from './accounts.ts';
import type { Passwords } from './passwords.ts';
import type { Sessions } from './sessions.ts';

/** What an administrator may do with accounts. Each change of rights ends the account's sessions. All throw HubError. */
export type AccountAdmin = {
  readonly list: () => Promise<readonly Account[]>;
  readonly add: (accounts: readonly NewAccount[]) => Promise<void>;
  readonly disable: (account: string) => Promise<void>;
  readonly enable: (account: string) => Promise<void>;
  readonly setPassword: (account: string, password: string) => Promise<void>;
  readonly setArea: (account: string, area: string) => Promise<void>;
  readonly endSessions: (account: string) => Promise<void>;
};

export type AccountAdminDeps = {
  readonly db: Db;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly now: () => number;
  /** Called after sessions were ended, so that open sockets hear of it at once. */
  readonly onEnded: () => Promise<void>;
};

export function createAccountAdmin({ db, passwords, sessions, now, onEnded }: AccountAdminDeps): AccountAdmin {
  const end = async (account: string): Promise<void> => {
    await sessions.revokeAccount(account, now());
    await onEnded();
  };
  return {
    list: () => listAccounts(db),
    add: (accounts) => addAccounts(db, passwords, accounts, now()),
    disable: async (account) => {
      await changeAccount(db, account, { disabledAt: now() });
      await end(account);
    },
    enable: (account) => changeAccount(db, account, { disabledAt: null }),
    setPassword: async (account, password) => {
      await changeAccount(db, account, { passwordHash: await passwords.hash(password) });
      await end(account);
    },
    setArea: async (account, area) => {
      await changeAccount(db, account, { area });
      await end(account);
    },
    endSessions: end,
  };
}
