/** Drizzle on the statements the outbox runs, beside the same in plain SQL on the same file (P12). */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { asc, eq, gt, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { percentiles, round, time } from './measure.ts';

const acts = sqliteTable('acts', {
  n: integer('n').primaryKey(),
  id: text('id').notNull(),
  session: text('session').notNull(),
  at: integer('at').notNull(),
  command: text('command', { mode: 'json' }).$type<object>().notNull(),
  state: text('state').notNull(),
});
const command = { kind: 'event.addNote', event: '0190e000-0000-7000-8000-000000000001', text: '已到现场，正在处理。' };
const rows = 20_000;
const rounds = 15;

type Work = (n: number) => unknown;

export function benchDrizzle(): Record<string, unknown> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-drizzle-'));
  const db = new Database(path.join(dir, 'acts.db'));
  try {
    db.pragma('journal_mode = WAL');
    // The sync of a commit would hide everything else.
    db.pragma('synchronous = OFF');
    db.exec(
      'CREATE TABLE acts (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT, at INTEGER, command TEXT, state TEXT)',
    );
    return measure(db);
  } finally {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function measure(db: Database.Database): Record<string, unknown> {
  const orm = drizzle(db);
  const $ = sql.placeholder;
  const values = { id: $('id'), session: $('session'), at: $('at'), command: $('command'), state: 'pending' };
  const insert = orm.insert(acts).values(values).prepare();
  const find = orm
    .select()
    .from(acts)
    .where(eq(acts.id, $('id')))
    .prepare();
  const page = orm
    .select()
    .from(acts)
    .where(gt(acts.n, $('n')))
    .orderBy(asc(acts.n))
    .limit(50)
    .prepare();
  const raw = {
    insert: db.prepare('INSERT INTO acts (id, session, at, command, state) VALUES (?, ?, ?, ?, ?)'),
    find: db.prepare('SELECT n, id, session, at, command, state FROM acts WHERE id = ?'),
    page: db.prepare('SELECT n, id, session, at, command, state FROM acts WHERE n > ? ORDER BY n LIMIT 50'),
  };
  let made = 0;
  const parsed = (row: unknown): object => JSON.parse((row as { command: string }).command) as object;
  for (let i = 0; i < rows; i++) raw.insert.run(`seed-${i}`, 's', i, JSON.stringify(command), 'pending');
  const found = (n: number): string => `seed-${(n * 7_919) % rows}`;
  return {
    insert: beside(
      () => raw.insert.run(`r-${made++}`, 's', made, JSON.stringify(command), 'pending'),
      () => insert.run({ id: `p-${made++}`, session: 's', at: made, command }),
      () =>
        orm
          .insert(acts)
          .values({ n: undefined, id: `i-${made++}`, session: 's', at: made, command, state: 'pending' } as never)
          .run(),
    ),
    find: beside(
      (n) => parsed(raw.find.get(found(n))),
      (n) => find.get({ id: found(n) }),
      (n) =>
        orm
          .select()
          .from(acts)
          .where(eq(acts.id, found(n)))
          .get(),
    ),
    page: beside(
      (n) => raw.page.all((n * 97) % rows).map(parsed),
      (n) => page.all({ n: (n * 97) % rows }),
      (n) =>
        orm
          .select()
          .from(acts)
          .where(gt(acts.n, (n * 97) % rows))
          .orderBy(asc(acts.n))
          .limit(50)
          .all(),
    ),
  };
}

/** Median of rounds that take turns, µs a statement, and the ratios to plain SQL. */
function beside(raw: Work, prepared: Work, idiomatic: Work): Record<string, unknown> {
  const each = 400;
  const of = { raw: [] as number[], prepared: [] as number[], idiomatic: [] as number[] };
  const run = (work: Work): number =>
    time(() => {
      for (let n = 0; n < each; n++) work(n);
    }) / each;
  for (let i = 0; i < rounds; i++) {
    of.raw.push(run(raw));
    of.prepared.push(run(prepared));
    of.idiomatic.push(run(idiomatic));
  }
  const [r, p, i] = [of.raw, of.prepared, of.idiomatic].map((times) => percentiles(times).p50) as [
    number,
    number,
    number,
  ];
  return { rawUs: round(r * 1_000, 1), prepared: round(p / r, 2), idiomatic: round(i / r, 2) };
}
