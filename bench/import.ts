/**
 * Import of a CSV file into a hub of its own (PGlite in a folder, as a first trial has it): rows/s of reading and mapping alone, of
 * the whole way into the journal, and of a second run that finds everything there. On a busy machine the processor time says more. Boston 2015 where ../shared is, else made-up rows
 * of the same columns.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createHub } from '../hub/hub.ts';
import { type ImportRun, importTable, mappedRows } from '../hub/import/import-table.ts';
import { loadMap } from '../hub/import/load-map.ts';
import { openTable } from '../hub/import/open-table.ts';
import { accounts, tinyCounty } from '../tests/support/tiny-county.ts';
import { round } from './measure.ts';

const real = path.join(import.meta.dirname, '../../shared/data/boston311_2015/cases.csv.gz');
const madeUpRows = 20_000;

export async function benchImport(say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-bench-'));
  const file = existsSync(real) ? real : madeUpFile(path.join(dir, 'made-up.csv.gz'));
  try {
    say(`import: reading ${path.basename(file)}`);
    const mapping = await measure(async () => {
      let rows = 0;
      for await (const _row of mappedRows(await runOf(file, say))) rows += 1;
      return rows;
    });
    const hub = await createHub({
      store: { kind: 'pglite', dir: path.join(dir, 'hub') },
      seed: { registry: tinyCounty, accounts },
      log: () => undefined,
    });
    const offer: ImportRun['target']['offer'] = async (sent) =>
      (await hub.offer(sent)).map(({ n, session }) => ({ n, session, refused: null }));
    const load = async (session: string): Promise<number> =>
      (await importTable({ ...(await runOf(file, say)), session, target: { offer } })).rows;
    say('import: loading');
    const loading = await measure(() => load('first'));
    say('import: the same file again');
    const again = await measure(() => load('second'));
    await hub.stop();
    return {
      file: file === real ? 'boston311_2015' : 'made up',
      store: 'pglite',
      readAndMap: mapping,
      load: loading,
      again,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measure(work: () => Promise<number>): Promise<Record<string, number>> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const rows = await work();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  return {
    rows,
    seconds: round(seconds, 2),
    cpuSeconds: round(cpuSeconds, 2),
    rowsPerSecond: round(rows / seconds, 0),
  };
}

async function runOf(file: string, say: (line: string) => void): Promise<Omit<ImportRun, 'target' | 'session'>> {
  let shown = 0;
  return {
    map: loadMap('boston311'),
    table: await openTable(file, undefined),
    around: { area: tinyCounty.place.code, departments: new Map(), knowsItem: () => true, now: Date.now() },
    limit: null,
    stop: new AbortController().signal,
    onProblem: () => undefined,
    onBatch: ({ rows }) => {
      if (rows - shown < 20_000) return;
      shown = rows;
      say(`  ${rows}`);
    },
  };
}

const columns =
  'CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,SUBJECT,REASON,TYPE,QUEUE,Department,Location,neighborhood,LATITUDE,LONGITUDE,Source';

/** Rows with the columns of the map and about the length of real ones. */
function madeUpFile(file: string): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const lines = Array.from({ length: madeUpRows }, (_, i) => {
    const [month, day, hour] = [two(1 + (i % 12)), two(1 + (i % 28)), two(1 + (i % 12))];
    const closed = i % 7 === 0 ? ',Open' : `${month}/${day}/2025 ${hour}:30:00 PM,Closed`;
    const texts = `"Case Closed Case Resolved, crew ${i} on site",Street light ${i},Public Works,Street Lights,Street Light Outages,PWDx_Lights`;
    return `9${i},${month}/${day}/2025 ${hour}:00:00 AM,${month}/${day}/2025 ${hour}:00:00 PM,${closed},${texts},PWDx,"${i} Main St  Boston",Dorchester,42.3${i % 1000},-71.0${i % 1000},Constituent Call`;
  });
  writeFileSync(file, gzipSync([columns, ...lines].join('\n')));
  return file;
}
