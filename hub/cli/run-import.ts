import { randomUUID } from 'node:crypto';
import { HubError } from '../db/hub-error.ts';
import type { ErrorFile } from '../import/error-file.ts';
import type { ImportMap } from '../import/import-map.ts';
import { ImportProblem } from '../import/import-problem.ts';
import { importTable, type Tally } from '../import/import-table.ts';
import type { Surroundings } from '../import/map-row.ts';
import { createProgress } from '../import/progress.ts';
import { mostShown, type Summary } from '../import/report.ts';
import type { RowProblem } from '../import/row-problem.ts';
import type { Table } from '../import/table.ts';
import type { ImportArguments } from './import-flags.ts';
import type { ImportHub } from './open-import-hub.ts';

export type Loading = {
  readonly given: ImportArguments;
  readonly map: ImportMap;
  readonly table: Table;
  readonly hub: ImportHub;
  readonly stop: AbortSignal;
  readonly errors: ErrorFile | null;
};

export type Loaded = {
  readonly summary: Summary;
  /** The first bad rows. */
  readonly shown: readonly RowProblem[];
  /** What broke it off midway: the file or the hub. */
  readonly broke: ImportProblem | HubError | null;
};

const nothing: Tally = { rows: 0, loaded: 0, already: 0, bad: 0, problems: {}, warnings: {} };

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

/**
 * Loads a table with a progress bar and answers what came of it; a file or a hub that breaks off midway is told after what it
 * gave.
 */
export async function runImport({ given, map, table, hub, stop, errors }: Loading): Promise<Loaded> {
  const around = await aroundOf(hub);
  const startedAt = performance.now();
  const progress = createProgress(process.stderr, startedAt);
  const shown: RowProblem[] = [];
  let tally = nothing;
  let broke: Loaded['broke'] = null;
  try {
    tally = await importTable({
      map,
      table,
      around,
      target: hub,
      session: `import-${randomUUID()}`,
      limit: given.limit,
      stop,
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
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const summary: Summary = {
    ...tally,
    seconds: Math.round(seconds * 100) / 100,
    rowsPerSecond: Math.round(tally.rows / Math.max(seconds, 0.001)),
    encoding: table.encoding,
    file: given.file,
    map: map.name,
    complete: broke === null && !stop.aborted,
  };
  return { summary, shown, broke };
}
