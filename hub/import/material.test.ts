/** The shipped maps over the real files they were made for; skipped where the material is not beside the repository. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { handlingClock, isLate } from '../../shared/domain/event/event-clocks.ts';
import { memoryHub } from '../../tests/support/memory-hub.ts';
import { foreignEventId } from './foreign-id.ts';
import { type ImportMap, parseImportMap } from './import-map.ts';
import { importTable, type Tally } from './import-table.ts';
import { checkColumns, loadMap } from './load-map.ts';
import { openTable } from './open-table.ts';

const material = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const absent = !existsSync(material);
const title = absent ? 'real files (SKIPPED: ../shared is not beside the repository)' : 'real files';
const now = Date.parse('2026-11-22T00:00Z');

type Loaded = { readonly tally: Tally; readonly encoding: string; readonly events: ReadonlyMap<string, GridEvent> };

async function load(file: string, map: ImportMap, hub = memoryHub()): Promise<Loaded> {
  const table = await openTable(material + file, map.sheet);
  checkColumns(map, table.header);
  const tally = await importTable({
    map,
    table,
    around: { area: '320722', departments: new Map(), knowsItem: () => true, now },
    target: hub,
    session: file,
    limit: null,
    stop: new AbortController().signal,
    onProblem: () => undefined,
    onBatch: () => undefined,
  });
  return { tally, encoding: table.encoding, events: hub.events };
}

/** Cells of some columns by foreign number, read past the importer. */
async function columnsOf(
  file: string,
  number: string,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = await openTable(material + file, undefined);
  const at = [number, ...wanted].map((name) => table.header.indexOf(name));
  const found = new Map<string, readonly string[]>();
  for await (const row of table.rows) {
    if (!('cells' in row)) continue;
    const [key = '', ...values] = at.map((i) => row.cells[i] ?? '');
    found.set(key, values);
  }
  return found;
}

describe.skipIf(absent)(title, () => {
  test('given Boston 2015, when all 84,801 rows are loaded, then none is bad and the overdue answer is the flag of the data wherever a closed row has a target', {
    timeout: 240_000,
  }, async () => {
    const file = 'boston311_2015/cases.csv.gz';
    const { tally, events } = await load(file, loadMap('boston311'));
    expect(tally).toMatchObject({ rows: 84_801, loaded: 84_801, already: 0, bad: 0 });
    expect(tally.warnings['closed-before-opened']).toBe(176);
    const compared = { agree: 0, disagree: 0, noFlag: 0 };
    for (const [number, [flag]] of await columnsOf(file, 'CASE_ENQUIRY_ID', ['OnTime_Status'])) {
      const event = events.get(foreignEventId('boston311', number));
      if (event === undefined) throw new Error(`${number} was not loaded`);
      if (event.closedAt === null || handlingClock(event) === undefined) continue;
      if (flag === '') compared.noFlag += 1;
      else compared[isLate(event, now) === (flag === 'OVERDUE') ? 'agree' : 'disagree'] += 1;
    }
    // 80 closed rows with a target carry no flag at all; nothing can be compared there.
    expect(compared).toEqual({ agree: 55_730, disagree: 0, noFlag: 80 });
  });

  test('given Pingshan in GBK and in UTF-8, when both are loaded, then 7,000 of 7,000 come, and the second file is known whole', async () => {
    const hub = memoryHub();
    const map = loadMap('pingshan');
    const gbk = await load('pingshan_2018/events_gbk.csv', map, hub);
    expect([gbk.encoding, gbk.tally]).toMatchObject(['gbk', { rows: 7000, loaded: 7000, bad: 0, warnings: {} }]);
    const fromGbk = structuredClone([...hub.events.values()]);
    const again = await load('pingshan_2018/events_utf8.csv.gz', map, hub);
    expect([again.encoding, again.tally]).toMatchObject(['utf-8', { rows: 7000, loaded: 0, already: 7000, bad: 0 }]);
    const alone = await load('pingshan_2018/events_utf8.csv.gz', map);
    expect([...alone.events.values()]).toEqual(fromGbk);
  });

  test('given the late counts of Pingshan, when loaded, then the source is quoted and nothing that is over stands open', async () => {
    const { events } = await load('pingshan_2018/events_gbk.csv', loadMap('pingshan'));
    const count = (test: (event: GridEvent) => boolean): number => [...events.values()].filter(test).length;
    expect(count((e) => e.statedLate === true)).toBe(719);
    expect(count((e) => e.statedLate === false)).toBe(6279);
    // Two rows say neither; they are the only ones that stay open.
    expect(count((e) => e.state !== 'closed')).toBe(2);
  });

  test.each([
    // Eight street-light requests have a closing date without a time of day, hours before they were opened.
    ['la311', 'la311_2017/requests.csv.gz', 6999, { 'closed-before-opened': 8 }],
    // Its makers changed two rows on purpose so that they close before they open.
    ['nyc311', 'nyc311_20230228/requests.csv.gz', 3509, { 'closed-before-opened': 2 }],
    // Twelve rows are closed before they are created in the city's own data.
    ['sf311', 'sf311/cases.csv.gz', 7011, { 'closed-before-opened': 12 }],
  ])(
    'given %s, when loaded, then all rows but the few that contradict themselves are events',
    async (map, file, rows, problems) => {
      const bad = Object.values(problems).reduce((sum, n) => sum + n, 0);
      const { tally } = await load(file, loadMap(map));
      expect(tally).toMatchObject({ rows, loaded: rows - bad, already: 0, bad, problems });
    },
  );

  test('given a workbook with text dates and serial numbers, when loaded, then both are the moments their cells say', async () => {
    const parsed = parseImportMap({
      name: 'wenzheng',
      title: { zh: '问政留言', en: 'Messages' },
      system: 'wenzheng',
      prefix: 'WZ',
      times: { formats: ['YYYY/M/D H:mm:ss', 'excelSerial'], zone: 'Asia/Shanghai' },
      number: '留言编号',
      openedAt: { column: '留言时间' },
      eventTitle: { column: '留言主题' },
      content: { column: '留言详情' },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const file = 'wenzheng_teddy2020/messages_mixed_dates_300.xlsx';
    const { tally, encoding, events } = await load(file, parsed.value);
    expect([encoding, tally]).toMatchObject(['xlsx', { rows: 294, loaded: 294, bad: 0 }]);
    const kinds = { text: 0, serial: 0 };
    for (const [number, [time = '']] of await columnsOf(file, '留言编号', ['留言时间'])) {
      const event = events.get(foreignEventId('wenzheng', number));
      const shown = new Date((event?.toldAt ?? 0) + 8 * 3_600_000).toISOString();
      if (/^\d+(\.\d+)?$/.test(time)) {
        kinds.serial += 1;
        // Days since 1899-12-30 counted the other way round: from the loaded instant back to the number in the cell.
        const days = (Date.parse(shown) - Date.UTC(1899, 11, 30)) / 86_400_000;
        expect(Math.abs(days - Number(time)) * 86_400, number).toBeLessThan(0.51);
      } else {
        kinds.text += 1;
        const [date = '', clock = ''] = time.split(' ');
        const [y, m, d] = date.split('/').map((part) => part.padStart(2, '0'));
        expect(shown, number).toBe(`${y}-${m}-${d}T${clock.padStart(8, '0')}.000Z`);
      }
    }
    expect(kinds.text + kinds.serial).toBe(294);
    expect(kinds.serial).toBeGreaterThan(90);
  });
});
