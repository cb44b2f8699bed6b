import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { ImportEvent } from '../../shared/domain/event/import-event.ts';
import { verbs } from '../../shared/domain/verbs.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { foreignCommandId } from './foreign-id.ts';
import type { ImportMap } from './import-map.ts';
import { createRowMapper, type Mapped, type Surroundings } from './map-row.ts';
import { type RowProblem, unreadRow, type WarningCode } from './row-problem.ts';
import type { Table } from './table.ts';

/** Commands offered at once: one turn of the hub, and what a stop may have to wait for. */
export const batchSize = 500;

/** What became of a command: under which session its entry stands, and why it was refused, null where it was taken. */
export type Settled = { readonly n: number; readonly session: string; readonly refused: string | null };

/** Where the events go: a hub in this process, or one that runs and is asked. Answers come in the order of the commands. */
export type ImportTarget = { readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Settled[]> };

/** Counts so far. `rows` = `loaded` + `already` + `bad`, once every batch is settled. */
export type Tally = {
  readonly rows: number;
  readonly loaded: number;
  /** Known from an earlier import: nothing was written. */
  readonly already: number;
  readonly bad: number;
  /** Rows by problem and by warning. */
  readonly problems: Readonly<Partial<Record<RowProblem['code'], number>>>;
  readonly warnings: Readonly<Partial<Record<WarningCode, number>>>;
};

export type ImportRun = {
  readonly map: ImportMap;
  readonly table: Table;
  readonly around: Surroundings;
  readonly target: ImportTarget;
  /** Names this run: entries it finds under another one stood there before. */
  readonly session: string;
  readonly limit: number | null;
  /** Set once to stop after the batch under way. */
  readonly stop: AbortSignal;
  readonly onProblem: (problem: RowProblem) => void;
  readonly onBatch: (tally: Tally) => void;
};

/**
 * Reads a table and offers its good rows to the hub, batch by batch; bad ones are told one by one. Ends at the end of the
 * table, at `limit` rows, or when `stop` is set. Rejects when the file breaks off or the hub fails; what went before stands.
 */
export async function importTable(run: ImportRun): Promise<Tally> {
  const book = createBook(run);
  let batch: SentCommand[] = [];
  const settle = async (): Promise<void> => {
    if (batch.length > 0) book.settled(await run.target.offer(batch));
    batch = [];
    run.onBatch(book.tally());
  };
  for await (const mapped of mappedRows(run)) {
    if (mapped.ok) batch.push(sentFor(run, mapped));
    book.note(mapped);
    if (batch.length < batchSize) continue;
    await settle();
    if (run.stop.aborted) return book.tally();
  }
  // Also after a stop: every row that was read is settled, so that the counts add up.
  await settle();
  return book.tally();
}

/** Rows as the map sees them, a number's second row told as bad. */
export async function* mappedRows(
  run: Pick<ImportRun, 'map' | 'table' | 'around' | 'limit' | 'stop'>,
): AsyncGenerator<Mapped> {
  const mapper = createRowMapper(run.map, run.table.header, run.around);
  const lineByNumber = new Map<string, number>();
  let rows = 0;
  for await (const row of run.table.rows) {
    if (run.stop.aborted || (run.limit !== null && rows >= run.limit)) return;
    rows += 1;
    if ('broken' in row) {
      yield { ok: false, line: row.line, problems: [unreadRow(row)] };
      continue;
    }
    const mapped = mapper(row);
    if (!mapped.ok) {
      yield mapped;
      continue;
    }
    const { number } = mapped.command.foreign;
    const first = lineByNumber.get(number);
    if (first === undefined) {
      lineByNumber.set(number, row.line);
      yield shaped(mapped);
    } else {
      const value = `${number} (${first})`;
      yield {
        ok: false,
        line: row.line,
        problems: [{ line: row.line, code: 'number-twice', column: run.map.number, value }],
      };
    }
  }
}

/** The door of the verb, as every command passes it; what a map lets through and the door does not is a bad row, never a crash. */
function shaped(mapped: Extract<Mapped, { ok: true }>): Mapped {
  const parsed = verbs['event.import'].shape.safeParse(mapped.command);
  if (parsed.success) return mapped;
  const issue = parsed.error.issues[0];
  const value = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { ok: false, line: mapped.line, problems: [{ line: mapped.line, code: 'refused', column: null, value }] };
}

function actorFor({ map, around }: Pick<ImportRun, 'map' | 'around'>): Actor {
  return {
    account: 'import',
    name: map.title.zh.slice(0, 64),
    role: 'connector',
    area: around.area,
    unit: map.system,
    department: null,
  };
}

function sentFor(
  run: ImportRun,
  { line, command }: { readonly line: number; readonly command: ImportEvent },
): SentCommand {
  return {
    id: foreignCommandId(command.foreign.system, command.foreign.number),
    station: 'import',
    n: line,
    session: run.session,
    actor: actorFor(run),
    at: run.around.now,
    command,
  };
}

type Book = {
  readonly note: (mapped: Mapped) => void;
  readonly settled: (answers: readonly Settled[]) => void;
  readonly tally: () => Tally;
};

function createBook({ session, onProblem }: Pick<ImportRun, 'session' | 'onProblem'>): Book {
  const counts = { rows: 0, loaded: 0, already: 0, bad: 0 };
  const problems: Partial<Record<RowProblem['code'], number>> = {};
  const warnings: Partial<Record<WarningCode, number>> = {};
  const bad = (found: readonly RowProblem[]): void => {
    counts.bad += 1;
    for (const code of new Set(found.map((p) => p.code))) problems[code] = (problems[code] ?? 0) + 1;
    for (const problem of found) onProblem(problem);
  };
  return {
    note: (mapped) => {
      counts.rows += 1;
      if (!mapped.ok) bad(mapped.problems);
      else for (const code of new Set(mapped.warnings)) warnings[code] = (warnings[code] ?? 0) + 1;
    },
    settled: (answers) => {
      for (const { n, session: taken, refused } of answers) {
        if (refused !== null) bad([{ line: n, code: 'refused', column: null, value: refused }]);
        else if (taken === session) counts.loaded += 1;
        else counts.already += 1;
      }
    },
    tally: () => ({ ...counts, problems: { ...problems }, warnings: { ...warnings } }),
  };
}
