import type { Db } from './open-database.ts';

/** One step of a file's shape; `to` is the `user_version` it leads to. Never edited once shipped: the next one is added. */
export type Migration = { readonly to: number; readonly sql: string };

/** Brings a file to the newest shape, each step in a transaction of its own. Throws when a newer product wrote the file. */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.to ?? 0;
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > newest) {
    throw new Error(
      `数据由更新版本的程序写成（${found} > ${newest}），请升级后再启动。 The data was written by a newer version (${found} > ${newest}): update and start again.`,
    );
  }
  for (const { to, sql } of migrations) {
    if (to <= found) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${to}`);
    })();
  }
}
