import { randomUUID } from 'node:crypto';
import { HubError } from '../db/hub-error.ts';
import { openErrorFile } from '../import/error-file.ts';
import type { ImportMap } from '../import/import-map.ts';
import { ImportProblem } from '../import/import-problem.ts';
import { importTable, type Tally } from '../import/import-table.ts';
import { checkColumns, loadMap, shippedMaps } from '../import/load-map.ts';
import type { Surroundings } from '../import/map-row.ts';
import { openTable } from '../import/open-table.ts';
import { previewTable, previewText } from '../import/preview.ts';
import { createProgress } from '../import/progress.ts';
import { mostShown, reportText, type Summary } from '../import/report.ts';
import type { RowProblem } from '../import/row-problem.ts';
import type { Table } from '../import/table.ts';
import { type CliVerb, type Io, textOf, UsageError } from './cli-verb.ts';
import { type ImportArguments, importArguments } from './import-flags.ts';
import { type ImportHub, openImportHub } from './open-import-hub.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

/** What cannot be right before a row was read is the command line's fault. */
async function asUsage<T>(doing: () => T | Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof ImportProblem) throw new UsageError(error.zh, error.en);
    throw error;
  }
}

/** A preview needs no hub: the place stands for whatever hub it will be, and every item is let through. */
const anywhere: Surroundings = { area: '000000', departments: new Map(), knowsItem: () => true, now: Date.now() };

async function aroundOf(hub: ImportHub): Promise<Surroundings> {
  const { place, departments, items } = await hub.registry();
  const codes = new Set(items.items.map((item) => item.code));
  return {
    area: place.code,
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    knowsItem: (code) => codes.has(code),
    now: Date.now(),
  };
}

/** The first Ctrl-C ends after the batch under way; a second one ends the process at once. */
function stopOnSignal(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  return {
    signal: controller.signal,
    done: () => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
    },
  };
}

const empty: Tally = { rows: 0, loaded: 0, already: 0, bad: 0, problems: {}, warnings: {} };

type Loading = {
  readonly given: ImportArguments;
  readonly map: ImportMap;
  readonly table: Table;
  readonly hub: ImportHub;
};

/** Loads a table and answers what came of it; a file that breaks off midway is told after what it gave. */
async function load({
  given,
  map,
  table,
  hub,
}: Loading): Promise<{ summary: Summary; shown: RowProblem[]; broke: ImportProblem | HubError | null }> {
  const around = await aroundOf(hub);
  const errors = given.errors === null ? null : await asUsage(() => openErrorFile(given.errors ?? ''));
  const stop = stopOnSignal();
  const startedAt = performance.now();
  const progress = createProgress(process.stderr, startedAt);
  const shown: RowProblem[] = [];
  let tally = empty;
  let broke: ImportProblem | HubError | null = null;
  try {
    tally = await importTable({
      map,
      table,
      around,
      target: hub,
      session: `import-${randomUUID()}`,
      limit: given.limit,
      stop: stop.signal,
      onProblem: (problem) => {
        if (shown.length < mostShown) shown.push(problem);
        errors?.add(problem);
      },
      onBatch: (now) => {
        tally = now;
        progress.show(now, table.progress() / Math.max(1, table.size), performance.now());
      },
    });
  } catch (error) {
    if (!(error instanceof ImportProblem || error instanceof HubError)) throw error;
    broke = error;
  } finally {
    progress.clear();
    errors?.close();
    stop.done();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const complete = broke === null && !stop.signal.aborted;
  const rowsPerSecond = Math.round(tally.rows / Math.max(seconds, 0.001));
  const facts = { file: given.file, map: map.name, encoding: table.encoding, complete };
  return { summary: { ...tally, ...facts, seconds: Math.round(seconds * 100) / 100, rowsPerSecond }, shown, broke };
}

async function show(given: ImportArguments, map: ImportMap, table: Table, count: number, io: Io): Promise<number> {
  const preview = await previewTable(map, table, anywhere, count);
  io.out(given.json ? JSON.stringify(preview, null, 2) : previewText(preview));
  return 0;
}

export const cliVerb: CliVerb = {
  summary: '导入外部数据（CSV、XLSX）  import the past of another system',
  usage: `npm run hub -- import FILE --map MAP [--data DIR] [--preview N] [--limit N] [--errors FILE] [--json]

  FILE              CSV（可 .gz，UTF-8、GBK、GB18030 自动识别）或 .xlsx
                    CSV (also .gz; UTF-8, GBK, GB 18030 found by itself) or .xlsx
  --map MAP         自带映射的名称或映射文件  name of a shipped mapping, or a mapping file:
                    ${shippedMaps().join(', ')}
${storeUsage}
  --preview N       只显示前 N 行的映射结果和问题，不写入  show the first N rows, write nothing
  --limit N         只读前 N 行  read the first N rows only
  --errors FILE     把每个有误的行及原因写入 CSV  write each bad row and its reason to a CSV file
  --json            输出一个 JSON 汇总  print one JSON summary

同一文件可反复导入，不会重复。Ctrl-C 在当前批次后停止。
A file can be imported again: nothing is loaded twice. Ctrl-C stops after the batch under way.`,
  flags: {
    ...storeFlags,
    map: { type: 'string' },
    preview: { type: 'string' },
    limit: { type: 'string' },
    errors: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: 1,
  run: async (flags, words, io) => {
    const given = importArguments(flags, words, shippedMaps());
    const map = await asUsage(() => loadMap(given.map));
    const table = await asUsage(() => openTable(given.file, map.sheet));
    await asUsage(() => checkColumns(map, table.header));
    if (given.preview !== null) return show(given, map, table, given.preview, io);
    const hub = await openImportHub(storeChoice(flags), textOf(flags, 'data') !== undefined, io);
    try {
      const { summary, shown, broke } = await load({ given, map, table, hub });
      io.out(given.json ? JSON.stringify(summary) : reportText(summary, shown));
      if (broke !== null) io.err(broke.message);
      if (broke !== null) return 1;
      return summary.complete ? 0 : 130;
    } finally {
      await hub.close();
    }
  },
};
