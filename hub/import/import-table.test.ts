import { describe, expect, test } from 'vitest';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { memoryHub } from '../../tests/support/memory-hub.ts';
import { parseImportMap } from './import-map.ts';
import { batchSize, type ImportRun, importTable, type Tally } from './import-table.ts';
import type { RowProblem } from './row-problem.ts';
import type { Table, TableRow } from './table.ts';

const parsed = parseImportMap({
  name: 'mine',
  title: { zh: '我的', en: 'Mine' },
  system: 'mine',
  prefix: 'M',
  times: { formats: ['YYYY-MM-DD'], zone: 'Asia/Shanghai' },
  number: 'no',
  openedAt: { column: 'opened' },
  eventTitle: { column: 'no' },
  content: { column: 'no' },
});
if (!parsed.ok) throw new Error(parsed.error.message);
const map = parsed.value;

async function* given(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows;
}
const tableOf = (rows: readonly TableRow[]): Table => ({
  encoding: 'utf-8',
  header: ['no', 'opened'],
  rows: given(rows),
  progress: () => 0,
  size: 0,
});
const goodRows = (count: number, from = 1): TableRow[] =>
  Array.from({ length: count }, (_, i) => ({ line: i + 2, cells: [String(i + from), '2026-01-05'] }));

let sessions = 0;
async function load(rows: readonly TableRow[], hub: ReturnType<typeof memoryHub>, over: Partial<ImportRun> = {}) {
  const problems: RowProblem[] = [];
  const tallies: Tally[] = [];
  const tally = await importTable({
    map,
    table: tableOf(rows),
    around: { area: '320722', departments: new Map(), knowsItem: () => true, now: Date.parse('2026-11-22T00:00Z') },
    target: hub,
    session: `session-${++sessions}`,
    limit: null,
    stop: new AbortController().signal,
    onProblem: (problem) => problems.push(problem),
    onBatch: (now) => tallies.push(now),
    ...over,
  });
  return { tally, problems, tallies };
}

describe('I8: a table is loaded once and only once', () => {
  test('given 1,201 rows, when loaded, then they go in batches and every one is an event', async () => {
    const hub = memoryHub();
    const { tally, tallies } = await load(goodRows(1201), hub);
    expect(tally).toMatchObject({ rows: 1201, loaded: 1201, already: 0, bad: 0 });
    expect(hub.sizes).toEqual([batchSize, batchSize, 201]);
    expect(hub.events.size).toBe(1201);
    expect(tallies.map((t) => t.loaded)).toEqual([500, 1000, 1201]);
  });

  test('given a file that came in before with more rows now, when loaded, then only the new ones are written', async () => {
    const hub = memoryHub();
    await load(goodRows(30), hub);
    const { tally } = await load(goodRows(40), hub);
    expect(tally).toMatchObject({ rows: 40, loaded: 10, already: 30, bad: 0 });
    expect(hub.events.size).toBe(40);
  });

  test('given a number twice in one file, when loaded, then the second row is told with the line of the first', async () => {
    const hub = memoryHub();
    const { tally, problems } = await load([...goodRows(3), { line: 9, cells: ['2', '2026-02-02'] }], hub);
    expect(tally).toMatchObject({ rows: 4, loaded: 3, already: 0, bad: 1, problems: { 'number-twice': 1 } });
    expect(problems).toEqual([{ line: 9, code: 'number-twice', column: 'no', value: '2 (3)' }]);
  });

  test('given bad rows among good ones, when loaded, then each is told and the good ones are events', async () => {
    const hub = memoryHub();
    const rows: TableRow[] = [
      ...goodRows(2),
      { line: 4, broken: 'quotes', detail: '' },
      { line: 5, cells: ['', 'never'] },
      { line: 6, cells: ['9', '2026-01-05'] },
    ];
    const { tally, problems } = await load(rows, hub);
    expect(tally).toMatchObject({ rows: 5, loaded: 3, bad: 2 });
    expect(tally.problems).toEqual({
      'broken-quotes': 1,
      'number-missing': 1,
      'time-unreadable': 1,
      'text-missing': 1,
    });
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'broken-quotes'],
      [5, 'number-missing'],
      [5, 'time-unreadable'],
      [5, 'text-missing'],
    ]);
  });

  test('given a stop while a batch is under way, when loaded, then that batch is whole and the next run does the rest', async () => {
    const hub = memoryHub();
    const stop = new AbortController();
    const target = {
      offer: (sent: readonly SentCommand[]) => {
        stop.abort();
        return hub.offer(sent);
      },
    };
    const first = await load(goodRows(1300), hub, { stop: stop.signal, target });
    expect(first.tally).toMatchObject({ rows: 500, loaded: 500 });
    const second = await load(goodRows(1300), hub);
    expect(second.tally).toMatchObject({ rows: 1300, loaded: 800, already: 500 });
  });

  test('given a stop between two batches, when loaded, then every row that was read is settled and the counts add up', async () => {
    const hub = memoryHub();
    const stop = new AbortController();
    async function* rows(): AsyncGenerator<TableRow> {
      for (const row of goodRows(1300)) {
        if (row.line === 700) stop.abort();
        yield row;
      }
    }
    const table = { ...tableOf([]), rows: rows() };
    const { tally } = await load([], hub, { stop: stop.signal, table });
    expect(tally.rows).toBeLessThan(1300);
    expect(tally.loaded + tally.already + tally.bad).toBe(tally.rows);
    expect(hub.events.size).toBe(tally.rows);
  });

  test('given a limit, when loaded, then no more rows are read', async () => {
    const hub = memoryHub();
    const { tally } = await load(goodRows(700), hub, { limit: 600 });
    expect(tally).toMatchObject({ rows: 600, loaded: 600 });
  });

  test('given commands the hub refuses, when loaded, then their rows are bad with its code', async () => {
    const target = {
      offer: async (sent: readonly SentCommand[]) =>
        sent.map(({ n, session }) => ({ n, session, refused: 'not-your-role' })),
    };
    const { tally, problems } = await load(goodRows(2), memoryHub(), { target });
    expect(tally).toMatchObject({ rows: 2, loaded: 0, already: 0, bad: 2 });
    expect(problems[0]).toEqual({ line: 2, code: 'refused', column: null, value: 'not-your-role' });
  });
});
