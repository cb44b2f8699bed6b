import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import type { FoundRow, SearchFor } from '../../../shared/wire/search.ts';
import { pick, type Random, random } from '../../../tests/support/chance.ts';
import { createHandTimers, deskContext, type HandTimers } from '../../../tests/support/desk-context.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people, registration } from '../../../tests/support/story.ts';
import { docText, type StoredDoc } from '../db/doc-text.ts';
import { createNextCache } from '../db/next-cache.ts';
import { createSearch, type Search } from './search-events.ts';
import { createWordIndexer } from './word-indexer.ts';
import { commonWords } from './word-survey.ts';

const start = Date.parse('2025-09-01T10:00+08:00');
let desk: Desk;
let dir: string;
let timers: HandTimers;
let search: Search;
let clean: () => void;
let model: GridEvent;

beforeEach(() => {
  const made = tempDir();
  dir = made.dir;
  desk = openDesk(dir, () => start);
  timers = createHandTimers();
  search = createSearch(deskContext(desk, timers));
  const event = testId();
  desk.replica.perform(desk.rules(), desk.sent({ ...registration(), event } as never, people.county));
  model = desk.stores.cache.event(event) as GridEvent;
  desk.stores.cache.transact(() => desk.stores.cache.removeEvent(event));
  clean = () => {
    desk.close();
    made.remove();
  };
});
afterEach(() => clean());

const letters = ['路', '灯', '不', '亮', '长', '江', 'A', 'b', '1', '2', '-', '%', '_', ' ', '，', '𠮷'];
const text = (r: Random, most: number): string =>
  Array.from({ length: 1 + Math.floor(r() * most) }, () => pick(r, letters)).join('');
const states = ['registered', 'triage', 'assigned', 'closed'] as const;

const randomEvent = (r: Random, id = testId()): GridEvent => ({
  ...model,
  id,
  number: `LYG20250901-${Math.floor(r() * 10_000_000)}`,
  title: text(r, 8),
  content: text(r, 24),
  place: { ...model.place, text: text(r, 6), area: pick(r, ['320722101', '320722101001', '320722102']) },
  item: pick(r, ['0102', '0201']),
  state: pick(r, states),
  registeredAt: start - Math.floor(r() * 60) * MS_PER_MINUTE * 30,
});
const put = (events: readonly GridEvent[]): void =>
  desk.stores.cache.transact(() => {
    for (const event of events) desk.stores.cache.putEvent(event);
  });

const none: SearchFor = { text: '', stage: null, area: null, item: null, from: null, to: null };
function all(over: Partial<SearchFor>, limit = 7): readonly FoundRow[] {
  const rows: FoundRow[] = [];
  let before: number | null = null;
  do {
    const answer = search.page({ ...none, ...over, before, limit });
    rows.push(...answer.rows);
    before = answer.next;
  } while (before !== null);
  return rows;
}
const ids = (rows: readonly FoundRow[]): readonly string[] => rows.map(({ row }) => row.id);
function count(over: Partial<SearchFor>): number {
  let n = 0;
  let before: number | null = null;
  do {
    const answer = search.count({ ...none, ...over, before });
    n += answer.count;
    before = answer.next;
  } while (before !== null);
  return n;
}

/** The same question to SQLite's LIKE over the documents. */
function byLike(word: string): readonly string[] {
  const wanted = `%${word.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const fields = ['$.title', '$.number', '$.content', '$.place.text'];
  const where = fields.map((field) => `json_extract(doc_text(doc), '${field}') LIKE ? ESCAPE '\\'`).join(' OR ');
  const sql = `SELECT id FROM events JOIN docs USING (rid) WHERE ${where} ORDER BY id`;
  desk.stores.cache.db.function('doc_text', { deterministic: true }, (doc) => docText(doc as StoredDoc));
  return desk.stores.cache.db
    .prepare(sql)
    .pluck()
    .all(fields.map(() => wanted)) as string[];
}

function expectLikeLike(r: Random, probes: number): void {
  for (let i = 0; i < probes; i++) {
    const word = Array.from({ length: 2 + Math.floor(r() * 3) }, () => pick(r, letters)).join('');
    if (/\s/.test(word) || /^[a-z]+$/i.test(word)) continue;
    const like = byLike(word);
    expect([word, [...ids(all({ text: word }))].sort()]).toEqual([word, like]);
    expect([word, count({ text: word })]).toEqual([word, like.length]);
  }
}

test('given events written, changed and removed, when random words are searched, then it is the set LIKE finds, each once (P3)', () => {
  const r = random(7);
  const events = Array.from({ length: 300 }, () => randomEvent(r));
  put(events);
  expectLikeLike(r, 30);
  put(events.slice(0, 80).map(({ id }) => randomEvent(r, id)));
  desk.stores.cache.transact(() => {
    for (const { id } of events.slice(60, 120)) desk.stores.cache.removeEvent(id);
  });
  expectLikeLike(r, 30);
  desk.stores.cache.mergeWords(1_000);
  expectLikeLike(r, 20);
});

test('given a snapshot, when it is indexed in slices, then every event is found, also after a stop half-way, and what changed meanwhile', () => {
  const r = random(8);
  const events = Array.from({ length: 200 }, () => randomEvent(r));
  const next = createNextCache(dir, 'ab'.repeat(32));
  next.add(events, []);
  next.finish({ seq: 0, epoch: 'e', hash: null, asOf: 0, scope: '', sight: 'null', registry: null });
  desk.stores.takeNext();
  expect(search.page({ ...none, before: null, limit: 5 })).toMatchObject({
    rows: [],
    indexed: { done: 0, total: 200 },
  });
  const first = createWordIndexer({ stores: desk.stores, timers, trouble: fail });
  timers.run(13);
  first.stop();
  put(events.slice(0, 5).map(({ id }) => randomEvent(r, id)));
  put(events.slice(-5).map(({ id }) => randomEvent(r, id)));
  put([randomEvent(r)]);
  const second = createWordIndexer({ stores: desk.stores, timers, trouble: fail });
  timers.run(1_000);
  second.stop();
  expect(search.page({ ...none, before: null, limit: 5 })).toMatchObject({ indexed: null });
  expect(all({})).toHaveLength(201);
  expectLikeLike(r, 30);
});

test('given a console that waits for its first snapshot, when it comes, then it is indexed at once and not when the next look is due', () => {
  const indexer = createWordIndexer({ stores: desk.stores, timers, trouble: fail });
  timers.run(1_000);
  const r = random(11);
  const next = createNextCache(dir, 'ab'.repeat(32));
  next.add(
    Array.from({ length: 20 }, () => randomEvent(r)),
    [],
  );
  next.finish({ seq: 0, epoch: 'e', hash: null, asOf: 0, scope: '', sight: 'null', registry: null });
  desk.stores.takeNext();
  timers.run(100);
  indexer.stop();
  expect(search.page({ ...none, before: null, limit: 5 })).toMatchObject({ indexed: null });
});

const fail = (error: unknown): never => {
  throw error;
};

test('given filters, when they narrow a search, then each does what a scan does, newest registered first', () => {
  const r = random(9);
  const events = Array.from({ length: 250 }, () => randomEvent(r));
  put(events);
  const newest = (list: readonly GridEvent[]): readonly number[] =>
    list.map((e) => e.registeredAt).sort((a, b) => b - a);
  const found = (over: Partial<SearchFor>): readonly number[] => all(over).map(({ row }) => row.registeredAt);
  const [from, to] = [start - MS_PER_DAY, start - MS_PER_DAY / 2];
  const within = events.filter((e) => e.registeredAt >= from && e.registeredAt < to);
  expect(found({ from, to })).toEqual(newest(within));
  expect(found({ area: '320722101' })).toEqual(newest(events.filter((e) => e.place.area.startsWith('320722101'))));
  expect(found({ item: '0201' })).toEqual(newest(events.filter((e) => e.item === '0201')));
  expect(found({ stage: 'ended' })).toEqual(newest(events.filter((e) => e.state === 'closed')));
  const both = events.filter((e) => e.item === '0102' && e.state === 'triage' && e.content.includes('路灯'));
  expect(count({ text: '路灯', item: '0102', stage: 'triage' })).toBeGreaterThanOrEqual(both.length);
});

test('given pinyin initials, a number and two words, when searched, then the event is found with what was looked for marked', () => {
  put([
    {
      ...model,
      id: testId(),
      number: 'LYG20250901-0010412',
      title: '长江路路灯不亮',
      content: `${'前'.repeat(60)}线路检修未恢复`,
    },
    { ...model, id: testId(), number: 'LYG20250901-0010413', title: '井盖缺失' },
  ]);
  expect(all({ text: 'cjlld' })[0]?.title).toEqual({ text: '长江路路灯不亮', marks: [{ from: 0, to: 5 }] });
  expect(all({ text: '0412' })[0]?.number.marks).toEqual([{ from: 15, to: 19 }]);
  const [found] = all({ text: '检修 路灯' });
  expect(found?.content?.text).toMatch(/^….*线路检修未恢复$/);
  expect(found?.content?.marks.map(({ from, to }) => found.content?.text.slice(from, to))).toEqual(['检修']);
  expect(search.page({ ...none, text: '灯', before: null, limit: 5 })).toMatchObject({
    rows: [],
    next: null,
    skipped: ['灯'],
  });
});

test('given a full minute, when more events arrive in it, then each has a place of its own and all are found', () => {
  put(Array.from({ length: 300 }, () => ({ ...model, id: testId() })));
  expect(new Set(ids(all({ text: '路面积水' }))).size).toBe(300);
  expect(count({ from: start, to: start + 1 })).toBe(300);
});

test('given a restricted kind, when somebody searches who is neither a seat nor of a department, then it is not found (invariant 9)', () => {
  put([{ ...model, id: testId(), flags: { ...model.flags, restricted: true } }]);
  expect(all({ text: '路面' })).toHaveLength(1);
  const session = desk.store.session();
  if (session === null) throw new Error('no session');
  desk.store.setSession({ ...session, actor: people.village });
  expect(all({ text: '路面' })).toHaveLength(0);
  expect(count({ text: '路面' })).toBe(0);
});

/** The words the survey finds common in the cache as it stands, kept from now on. */
function survey(): readonly string[] {
  const steps = commonWords(desk.stores.cache);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { value } = step;
  desk.stores.cache.tend(() => desk.stores.cache.counted.keep(value));
  return value;
}
const countAll = (): void => {
  const { cache } = desk.stores;
  while (cache.tend(() => cache.counted.countSome(3)));
};

test('given kept counts of common words, when events come before and behind them, change, leave or are rolled back, then a count is what LIKE finds (P3)', () => {
  const r = random(11);
  const { cache } = desk.stores;
  const events = Array.from({ length: 90 }, () => randomEvent(r));
  put(events);
  const common = survey();
  expect(common.length).toBeGreaterThan(50);
  const rightly = (): void => {
    for (let i = 0; i < 12; i++) {
      const word = pick(r, common);
      expect([word, count({ text: word })]).toEqual([word, byLike(word).length]);
    }
  };
  // Half of the words are counted, the others not yet.
  cache.tend(() => cache.counted.countSome(Math.floor(common.length / 2)));
  rightly();
  countAll();
  rightly();
  put(Array.from({ length: 25 }, () => randomEvent(r)));
  put(events.slice(0, 25).map(({ id }) => randomEvent(r, id)));
  cache.transact(() => {
    for (const { id } of events.slice(20, 40)) cache.removeEvent(id);
  });
  rightly();
  expect(() =>
    cache.transact(() => {
      for (const { id } of events.slice(40, 60)) cache.removeEvent(id);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  rightly();
  expect(survey().length).toBeGreaterThan(50);
  countAll();
  rightly();
});

test('given a kept count, when filters or other words narrow the search, then it is not the answer', () => {
  const r = random(13);
  put(Array.from({ length: 60 }, () => randomEvent(r)));
  survey();
  countAll();
  expect(desk.stores.cache.counted.of('路灯')?.n).toBe(count({ text: '路灯' }));
  expect(count({ text: '路灯', item: '0102' })).toBe(all({ text: '路灯', item: '0102' }).length);
  expect(count({ text: '路灯 江a' })).toBe(all({ text: '路灯 江a' }).length);
});
