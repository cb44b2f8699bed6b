/** A console's cache of any size without a hub: real lives of events, told again under other numbers, places and days. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { openStores } from '../electron/station/station.ts';
import type { GridEvent } from '../shared/domain/event/event.ts';
import type { EventCommand } from '../shared/domain/verbs.ts';
import type { Entry } from '../shared/journal/entry.ts';
import { booksStory, eventOf } from '../tests/support/books-story.ts';
import { pick, type Random, random } from '../tests/support/chance.ts';
import { testKey } from '../tests/support/station-fixture.ts';
import { dispatchTo, people } from '../tests/support/story.ts';
import { tinyCounty } from '../tests/support/tiny-county.ts';

const day = 86_400_000;
const years = 20;
const things = [
  '路灯',
  '井盖',
  '路面',
  '围挡',
  '垃圾',
  '噪音',
  '下水道',
  '护栏',
  '消防通道',
  '绿化带',
  '公交站牌',
  '广告牌',
];
const troubles = ['不亮', '缺失', '积水', '破损', '堆放', '扰民', '堵塞', '倾倒', '被占', '枯死', '歪斜', '脱落'];
const streets = [
  '海州东路',
  '牛山中街',
  '和平巷',
  '晶都大道',
  '利民西路',
  '幸福南路',
  '富华路',
  '站前街',
  '石安河路',
  '湖西路',
];
const asks = [
  '请尽快处理',
  '影响出行',
  '已反映多次',
  '老人小孩不便',
  '夜间看不清',
  '希望答复',
  '存在安全隐患',
  '周边居民意见大',
];

/** Two-sign words without a meaning, some much more common than others: what people say beside the form's own words. */
const vocabulary = Array.from({ length: 3_000 }, (_, i) =>
  String.fromCodePoint(0x4e00 + ((i * 7_919) % 1_600) * 12, 0x4e00 + ((i * 104_729) % 1_600) * 12),
);
const said = (r: Random): string =>
  Array.from({ length: 12 }, () => vocabulary[Math.floor(vocabulary.length * r() ** 3)]).join('');

type Life = { readonly row: GridEvent; readonly entries: readonly Entry[] };

/** Lives of events as the law makes them: closed after eight or more lines, in handling, to be dispatched. */
function lives(): Readonly<Record<'closed' | 'inHandling' | 'triage', Life>> {
  const s = booksStory('LYG');
  const on = (n: number, step: object): EventCommand => ({ ...step, event: eventOf(n) }) as EventCommand;
  for (const n of [1, 2, 3]) {
    s.register(people.county, n);
    s.when(people.county, on(n, { kind: 'event.reportToCenter', reason: '' }));
  }
  for (const n of [1, 2]) {
    s.when(people.county, on(n, dispatchTo()));
    s.when(people.urban, on(n, { kind: 'event.signIn', handler: '乙' }));
  }
  const proofs = [{ kind: 'photo', name: '现场照片', sha256: null }];
  s.when(people.urban, on(1, { kind: 'event.submitResult', result: '已到现场处理完毕。', measures: '维修', proofs }));
  s.when(people.county, on(1, { kind: 'event.accept', note: '' }));
  for (const { id } of s.row(1).obligations.filter((o) => o.clearedAt === null)) {
    const told = { obligation: id, way: 'phone', person: '甲', toldAt: s.now, text: '' };
    s.when(people.county, on(1, { kind: 'event.recordFeedback', ...told }));
  }
  s.when(people.county, on(1, { kind: 'event.close' }));
  const life = (n: number): Life => ({ row: s.row(n), entries: s.entriesOf(n) });
  return { closed: life(1), inHandling: life(2), triage: life(3) };
}

/** The same tree with every moment moved by `ms`. */
function moved<T>(value: T, ms: number): T {
  if (typeof value === 'number') return (value > 1e12 ? value + ms : value) as T;
  if (Array.isArray(value)) return value.map((one) => moved(one as unknown, ms)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, moved(v as unknown, ms)])) as T;
}

const idOf = (n: number, kind: number): string =>
  `0190${kind.toString(16)}000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** @param journal its lines too, which cost four times the row */
function retold(life: Life, n: number, at: number, seq: number, journal: boolean, r: Random): Life {
  const id = idOf(n, 1);
  const number = `LYG20250901-${String(n).padStart(8, '0')}`;
  const title = `${pick(r, streets)}${pick(r, things)}${pick(r, troubles)}`;
  const text = `${pick(r, streets)}${1 + Math.floor(r() * 400)}号`;
  const content = `${text}门前${pick(r, things)}${pick(r, troubles)}，${pick(r, asks)}，${said(r)}，${pick(r, asks)}。`;
  const shift = at - life.row.registeredAt;
  const row = moved(life.row, shift);
  const severity = pick(r, [1, 2, 3, 4, 4, 4, 4] as const);
  const told = (entry: Entry): Entry =>
    JSON.parse(
      JSON.stringify(moved(entry, shift)).replaceAll(life.row.id, id).replaceAll(life.row.number, number),
    ) as Entry;
  return {
    row: { ...row, id, number, title, content, severity, place: { ...row.place, text } },
    entries: journal
      ? life.entries.map((entry, i) => ({
          ...told(entry),
          seq: seq + i,
          commandId: idOf(seq + i, 2),
          hash: sha(entry.hash),
          prev: sha(entry.prev),
        }))
      : [],
  };
}
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

export type FilledCache = { readonly events: number; readonly entries: number; readonly closed: number };

/**
 * Fills the data folder of a console: events over twenty years, the last 2,000 of them open, with or without the journal of the closed.
 * Somebody is signed in. @param seen told every page of rows
 */
export function fillCache(
  dir: string,
  { events, journal, now }: { readonly events: number; readonly journal: boolean; readonly now: number },
  seen: (rows: readonly GridEvent[], done: number) => void = () => undefined,
): FilledCache {
  mkdirSync(dir, { recursive: true });
  const stores = openStores(dir, testKey);
  stores.outbox.setSession({ id: 'session', token: 'token', actor: people.county, until: Number.MAX_SAFE_INTEGER });
  stores.outbox.setMeta('stationNo', '3');
  const next = stores.startNext();
  const told = lives();
  const r = random(20261122);
  let seq = 1;
  let entries = 0;
  const open = Math.min(2_000, Math.floor(events / 10));
  for (let n = 0; n < events; n += 500) {
    const page: Life[] = [];
    for (let i = n; i < Math.min(events, n + 500); i++) {
      const left = events - i;
      const life = left > open ? told.closed : left > open / 4 ? told.inHandling : told.triage;
      const at =
        left > open
          ? now - Math.floor((left / events) * years * 365 * day) - 40 * day
          : now - Math.floor(r() * 12 * day);
      const one = retold(life, i, at, seq, journal || life !== told.closed, r);
      seq += life.entries.length;
      page.push(one);
    }
    const lines = page.flatMap((one) => one.entries);
    entries += lines.length;
    next.add(
      page.map((one) => one.row),
      lines,
    );
    seen(
      page.map((one) => one.row),
      n + page.length,
    );
  }
  stores.putRegistry(tinyCounty);
  next.finish({
    seq,
    epoch: 'bench',
    hash: null,
    asOf: now,
    scope: 'area:320722|seat|',
    sight: JSON.stringify(people.county),
    registry: stores.cache.registryText(),
  });
  stores.takeNext();
  stores.outbox.setMeta('epoch', 'bench');
  stores.close();
  return { events, entries, closed: events - open };
}

/**
 * Copies every ended event `times` − 1 times within the file, each copy some hours later, with its journal: as many rows to page, count
 * and search through, in minutes instead of hours. Documents of copies name their original, so only what reads columns may look at them.
 */
export function multiplyCache(dir: string, times: number, say: (line: string) => void): void {
  const stores = openStores(dir, testKey);
  const { db } = stores.cache;
  // A file in the making: nothing in it has to survive, and its indexes are made when it is whole.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  // All that is copied stays in memory: it is read once a copy.
  db.pragma('cache_size = -1048576');
  const indexes = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all() as {
    name: string;
    sql: string;
  }[];
  db.exec(
    "CREATE TEMP TABLE ended AS SELECT rid, id FROM events WHERE stage = 'ended'; CREATE INDEX ended_id ON ended (id)",
  );
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  const names = (db.pragma('table_info(events)') as { name: string }[]).map(({ name }) => name);
  const values = names.map((name) => {
    if (name === 'rid') return 'rid + @step';
    if (name === 'id' || name === 'number') return `${name} || '-' || @copy`;
    return name === 'registered_at' ? 'registered_at + @later' : name;
  });
  const most = (sql: string): number => Number(db.prepare(sql).pluck().get());
  const step = most('SELECT max(rid) FROM events');
  const lines = most('SELECT max(seq) FROM entries');
  const copies = [
    `INSERT INTO events (${names.join(', ')}) SELECT ${values.join(', ')} FROM events WHERE rid IN (SELECT rid FROM ended)`,
    'INSERT INTO docs (rid, row, doc) SELECT rid + @step, row, doc FROM docs WHERE rid IN (SELECT rid FROM ended)',
    `INSERT INTO entries (seq, row, command, doc) SELECT seq + @lines, row || '-' || @copy, command || '-' || @copy, doc
     FROM entries WHERE seq <= @most AND row IN (SELECT id FROM ended)`,
  ].map((sql) => db.prepare(sql));
  for (let copy = 1; copy < times; copy++) {
    const of = { step: step * copy, lines: lines * copy, most: lines, copy, later: copy * 7 * 3_600_000 };
    for (const statement of copies) statement.run(named(statement.source, of));
    say(`  copy ${copy}`);
  }
  say('making the indexes');
  for (const { sql } of indexes) db.exec(sql);
  db.prepare('UPDATE counters SET n = n * ?').run(times);
  stores.cache.setMeta('cursor', String(lines * times));
  db.pragma('journal_mode = WAL');
  stores.close();
}

/** The parameters a statement names: SQLite's binding takes no others amiss, better-sqlite3 does not mind; kept to what is asked. */
function named(sql: string, of: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => sql.includes(`@${name}`)));
}
