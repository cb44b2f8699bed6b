import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { parseWith, z } from '../../shared/std/shape.ts';
import { HubError } from './hub-error.ts';
import { wordsOf } from './log.ts';
import { readMeta } from './meta.ts';
import { newestKnown, rowsOf } from './migrate.ts';
import type { Db, Tx } from './store.ts';

/** What a backup holds. `seq`, `hash`: the end of its journal. */
export type BackupFacts = { readonly seq: number; readonly hash: string; readonly rows: number };

/** Every table, and the order its rows are read in. */
const tables = {
  meta: 'id',
  registries: 'version',
  accounts: 'account',
  sessions: 'id',
  stations: 'no',
  connectors: 'system',
  rows: 'id',
  entries: 'seq',
  deliveries: 'id',
  readers: 'name',
} as const;
type Table = keyof typeof tables;
const tableNames = Object.keys(tables) as readonly Table[];

const pageRows = 500;
const format = 'griddesk-hub-backup-1';

const headShape = z.strictObject({ format: z.literal(format), schema: z.number(), seq: z.number(), hash: z.string() });
const lineShape = z.union([
  z.strictObject({ table: z.enum(tableNames as [Table, ...Table[]]) }),
  z.strictObject({ end: z.number().int() }),
]);

/**
 * Writes everything the store holds, as of one moment, into one file, while the hub works on; the file is there whole or not at all.
 * It holds password hashes and the key of the sessions: only its owner may read it. Rows stand as the database's own JSON text, for
 * the chain is made over the very text of an entry. On PGlite, which has one connection, commits wait meanwhile.
 */
export async function writeBackup(db: Db, file: string): Promise<BackupFacts> {
  const part = `${file}.part`;
  try {
    const facts = await db.transaction(
      async (tx) => {
        const { seq, hash } = await readMeta(tx);
        let rows = 0;
        const lines = async function* (): AsyncGenerator<string> {
          yield `${JSON.stringify({ format, schema: newestKnown(), seq, hash })}\n`;
          for (const table of tableNames) {
            yield `${JSON.stringify({ table })}\n`;
            for await (const page of pagesOf(tx, table)) {
              rows += page.length;
              yield page.map((line) => `${line}\n`).join('');
            }
          }
          yield `${JSON.stringify({ end: rows })}\n`;
        };
        await pipeline(lines, createGzip({ level: 4 }), createWriteStream(part, { mode: 0o600 }));
        return { seq, hash, rows };
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    renameSync(part, file);
    return facts;
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('E')) throw unwritable(file, error);
    throw error;
  }
}

async function* pagesOf(tx: Tx, table: Table): AsyncGenerator<readonly string[]> {
  const [name, order] = [sql.identifier(table), sql.identifier(tables[table])];
  await tx.execute(
    sql`declare backup no scroll cursor for select row_to_json(t)::text as line from ${name} t order by t.${order}`,
  );
  for (;;) {
    const page = await rowsOf(tx, sql.raw(`fetch ${pageRows} from backup`));
    yield page.map(({ line }) => String(line));
    if (page.length < pageRows) break;
  }
  await tx.execute(sql`close backup`);
}

/**
 * Reads a backup into an empty store of either kind, whole or not at all. The restored store begins a new epoch: it may be older than
 * consoles know it, and they offer again what they settled. Throws HubError `backup-bad` or `store-not-empty`.
 */
export async function readBackup(db: Db, file: string): Promise<BackupFacts> {
  return db.transaction(async (tx) => {
    const [there] = await rowsOf(
      tx,
      sql`select (select count(*) from meta)::int + (select count(*) from entries)::int as n`,
    );
    if (there?.['n'] !== 0) throw notEmpty();
    let facts: BackupFacts | null = null;
    let table: Table | null = null;
    let [rows, whole] = [0, false];
    let page: string[] = [];
    const flush = async (): Promise<void> => {
      if (table !== null && page.length > 0) await insert(tx, table, page);
      page = [];
    };
    for await (const line of linesOf(file)) {
      if (facts === null) {
        const head = parseWith(headShape, parsed(line));
        if (!head.ok) throw bad(file, 'not a backup of a hub');
        if (head.value.schema > newestKnown()) throw bad(file, 'written by a newer GridDesk: update first');
        facts = { seq: head.value.seq, hash: head.value.hash, rows: 0 };
        continue;
      }
      const mark = /^\{"(table|end)":[^,]*\}$/.test(line) ? parseWith(lineShape, parsed(line)) : null;
      if (mark?.ok !== true) {
        page.push(line);
        rows += 1;
        if (page.length >= pageRows) await flush();
        continue;
      }
      await flush();
      if ('end' in mark.value) whole = mark.value.end === rows;
      else table = mark.value.table;
    }
    if (facts === null || !whole) throw bad(file, 'its end is missing');
    await tx.execute(sql`update meta set epoch = gen_random_uuid()::text`);
    return { ...facts, rows };
  });
}

/** As text, so that not one sign of a document changes. */
async function insert(tx: Tx, table: Table, page: readonly string[]): Promise<void> {
  const name = sql.identifier(table);
  await tx.execute(
    sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${`[${page.join(',')}]`}::json)`,
  );
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  // A pipeline tells the reader of `text` what went wrong with `source`.
  const piped = pipeline(source, text).catch((error: unknown) => error);
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
  } catch (error) {
    throw bad(file, wordsOf(error), error);
  }
  const trouble = await piped;
  if (trouble !== undefined) throw bad(file, wordsOf(trouble), trouble);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const bad = (file: string, why: string, cause?: unknown): HubError =>
  new HubError(
    'backup-bad',
    `备份 ${file} 不能使用（${why}）；未写入任何数据。请改用另一份备份。`,
    `The backup ${file} cannot be used (${why}); nothing was written. Take another one.`,
    cause,
  );

const notEmpty = (): HubError =>
  new HubError(
    'store-not-empty',
    '只能恢复到空的数据库或新的数据文件夹；未改动任何数据。请用 --data 另选文件夹，或新建数据库。',
    'A backup goes into an empty database or a new data folder only; nothing was changed. Choose another folder with --data, or make a new database.',
  );

const unwritable = (file: string, cause: unknown): HubError =>
  new HubError(
    'backup-bad',
    `无法写入备份 ${file}：${wordsOf(cause)}。请检查路径、权限与剩余空间。`,
    `Cannot write the backup ${file}: ${wordsOf(cause)}. Check path, rights and free space.`,
    cause,
  );
