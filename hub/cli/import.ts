import { openErrorFile } from '../import/error-file.ts';
import type { ImportMap } from '../import/import-map.ts';
import { ImportProblem } from '../import/import-problem.ts';
import { checkColumns, loadMap, shippedMaps } from '../import/load-map.ts';
import type { Surroundings } from '../import/map-row.ts';
import { openTable } from '../import/open-table.ts';
import { previewTable, previewText } from '../import/preview.ts';
import { reportText } from '../import/report.ts';
import type { Table } from '../import/table.ts';
import { type CliVerb, type Flags, type Io, textOf, UsageError } from './cli-verb.ts';
import { type ImportArguments, importArguments } from './import-flags.ts';
import { type ImportHub, openImportHub } from './open-import-hub.ts';
import { runImport } from './run-import.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

/** The first Ctrl-C ends after the batch under way; a second one ends the process at once. */
function stopOnSignal(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  return {
    signal: controller.signal,
    forget: () => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
    },
  };
}

/** A preview needs no hub: the place stands for whatever hub it will be, and every item is let through. */
async function show(given: ImportArguments, map: ImportMap, table: Table, count: number, io: Io): Promise<number> {
  const anywhere: Surroundings = { area: '000000', departments: new Map(), knowsItem: () => true, now: Date.now() };
  const preview = await previewTable(map, table, anywhere, count);
  io.out(given.json ? JSON.stringify(preview, null, 2) : previewText(preview));
  return 0;
}

async function load(given: ImportArguments, map: ImportMap, table: Table, flags: Flags, io: Io): Promise<number> {
  const errors = given.errors === null ? null : openErrorFile(given.errors);
  const stop = stopOnSignal();
  let hub: ImportHub | null = null;
  try {
    hub = await openImportHub(storeChoice(flags), textOf(flags, 'data') !== undefined, io);
    const { summary, shown, broke } = await runImport({ given, map, table, hub, stop: stop.signal, errors });
    io.out(given.json ? JSON.stringify(summary) : reportText(summary, shown));
    if (broke === null) return summary.complete ? 0 : 130;
    io.err(broke.message);
    return 1;
  } finally {
    stop.forget();
    errors?.close();
    await hub?.close();
  }
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

同一文件可反复导入，不会重复。Ctrl-C 在当前批次后停止（退出码 130）。
A file can be imported again: nothing is loaded twice. Ctrl-C stops after the batch under way (exit code 130).`,
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
    try {
      const map = loadMap(given.map);
      const table = await openTable(given.file, map.sheet);
      checkColumns(map, table.header);
      return await (given.preview === null
        ? load(given, map, table, flags, io)
        : show(given, map, table, given.preview, io));
    } catch (error) {
      // What is wrong before the first row is the command line's fault; what breaks off later is told by `load`.
      if (error instanceof ImportProblem) throw new UsageError(error.zh, error.en);
      throw error;
    }
  },
};
