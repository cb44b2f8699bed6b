import { withLiaisons } from '../domain/collaboration/liaison.ts';
import { commendationHeldBy, isConductFile } from '../domain/conduct/staff-conduct.ts';
import { withDedicated } from '../domain/dedicated/dedicated-grid.ts';
import type { Department } from '../domain/department/department.ts';
import { type Dossier, isDossier } from '../domain/dossier/dossier.ts';
import { machineOf } from '../domain/dossier/machines.ts';
import { rulesAt } from '../domain/dossier/rules-at.ts';
import type { GridEvent } from '../domain/event/event.ts';
import type { Grid } from '../domain/grid/grid.ts';
import { gridChangesInForce, withGridChanges } from '../domain/grid/grids-in-force.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Loaded, Needs, Rules } from '../domain/verb.ts';
import { type Digest, hashEntry } from './chain.ts';
import { type Entry, type Fact, rowIdOf, type SentCommand } from './entry.ts';
import { handle, needs, type Row } from './handle.ts';
import { entryVersion } from './lift.ts';

/** End of the journal: the next entry is `seq + 1` and carries this hash as `prev`. */
export type Head = { readonly seq: number; readonly hash: string };

/** Rows a batch may read and change; the caller loads them under the journal lock. */
export type Books = {
  /** Events and dossiers by id. */
  readonly rows: Map<string, Row>;
  readonly grids: ReadonlyMap<string, Grid>;
  readonly departments: ReadonlyMap<string, Department>;
  /** All dossiers that change the rules (machines with `rules: true`), by id: what the next command is judged by. */
  readonly ruling: Map<string, Dossier>;
  /** Complaints and findings about staff, by id, where a command of the batch must see them (`conductOf`). */
  readonly conduct?: Map<string, Dossier>;
};

export type Commit = {
  readonly head: Head;
  readonly entries: readonly Entry[];
  readonly changed: ReadonlyMap<string, Row>;
};

export type CommitOptions = {
  /** The rule pack; dossiers in force come on top of it. */
  readonly rules: Rules;
  readonly hubAt: number;
  readonly digest: Digest;
  /** A right withdrawn since, an ended session …: asked before the verb; null lets it through. */
  readonly admit: (sent: SentCommand) => Refusal | null;
};

/**
 * Decides a batch at the hub: each new command becomes exactly one entry, a fact or its refusal, in the order given.
 * Commands already in the journal must be left out by the caller (they are settled). `books.rows` is brought up to date.
 */
export function commit(head: Head, books: Books, batch: readonly SentCommand[], options: CommitOptions): Commit {
  const entries: Entry[] = [];
  const changed = new Map<string, Row>();
  let { seq, hash } = head;
  for (const sent of batch) {
    const fact = decide(books, sent, options);
    if (fact.kind !== 'command.refused') {
      const after = books.rows.get(rowIdOf(fact));
      if (after) changed.set(after.id, after);
    }
    const body = bodyOf(sent, fact, books, options.hubAt, seq + 1, hash);
    hash = hashEntry(body, options.digest);
    seq += 1;
    entries.push({ ...body, hash });
  }
  return { head: { seq, hash }, entries, changed };
}

function decide(books: Books, sent: SentCommand, options: CommitOptions): Fact {
  const { command } = sent;
  const refused = (refusal: Refusal): Fact =>
    command.kind === 'dossier.act'
      ? { kind: 'command.refused', dossier: command.dossier, command, refusal }
      : { kind: 'command.refused', event: command.event, command, refusal };
  const barred = options.admit(sent);
  if (barred !== null) return refused(barred);
  const at = judgedAt(sent, options.hubAt);
  const rules = rulesAt(options.rules, listOf(books.ruling), at);
  const loaded = loadFrom(books, needs(command));
  const outcome = handle({ rules, actor: sent.actor, at, hubAt: options.hubAt }, loaded, command);
  if (!outcome.ok) return refused(outcome.error);
  const { after } = outcome.value;
  books.rows.set(after.id, after);
  if (isRuling(after)) books.ruling.set(after.id, after);
  if (isDossier(after) && isConductFile(after)) books.conduct?.set(after.id, after);
  return outcome.value.fact;
}

const lists = new WeakMap<Books['ruling'], readonly Dossier[]>();

/** The dossiers that change the rules as one list, the same list as long as they are the same dossiers. */
function listOf(ruling: Books['ruling']): readonly Dossier[] {
  const known = lists.get(ruling);
  if (known?.length === ruling.size && known.every((dossier) => ruling.get(dossier.id) === dossier)) return known;
  const list = [...ruling.values()];
  lists.set(ruling, list);
  return list;
}

/** Where a decision's rows are looked up. */
export type Lookup = Pick<Books, 'grids' | 'departments'> & {
  readonly rows: Pick<ReadonlyMap<string, Row>, 'get'>;
  /** Dossiers that change the rules: the liaison and the host unit they name stand in the rows that are judged. */
  readonly ruling?: { values(): Iterable<Dossier> };
  readonly conduct?: { values(): Iterable<Dossier> };
};

/** What a decision sees of the books. A dossier's own event is loaded with it: the caller puts it in beside those of `rowsNamed`. */
export function loadFrom(books: Lookup, wanted: Needs): Loaded {
  const row = (id: string | null | undefined): Row | undefined => (id == null ? undefined : books.rows.get(id));
  const event = (id: string | null | undefined): GridEvent | undefined => {
    const found = row(id);
    return found === undefined || isDossier(found) ? undefined : found;
  };
  const dossier = (id: string | null | undefined): Dossier | undefined => {
    const found = row(id);
    return found !== undefined && isDossier(found) ? found : undefined;
  };
  const own = dossier(wanted.dossier);
  const ruling = [...(books.ruling?.values() ?? [])];
  const grid =
    wanted.grid == null ? undefined : (books.grids.get(wanted.grid) ?? givenGrid(books, ruling, wanted.grid));
  const department = wanted.department == null ? undefined : books.departments.get(wanted.department);
  return {
    event: event(wanted.event ?? own?.event),
    other: event(wanted.other),
    dossier: own,
    otherDossier: dossier(wanted.otherDossier),
    ...(wanted.conductOf != null && {
      conduct: commendationHeldBy(wanted.conductOf, [...(books.conduct?.values() ?? [])]),
    }),
    grid: grid && withDedicated([grid], ruling)[0],
    department: department && withLiaisons([department], ruling)[0],
    departments: new Map(
      withLiaisons([...pickDepartments(books.departments, wanted.departments).values()], ruling).map((d) => [d.id, d]),
    ),
  };
}

/** A grid that a change in force gave and the imported registry does not have yet (LYG-7-2). */
const givenGrid = ({ grids }: Lookup, ruling: readonly Dossier[], code: string): Grid | undefined =>
  gridChangesInForce(ruling).length === 0
    ? undefined
    : withGridChanges([...grids.values()], ruling).find((grid) => grid.code === code);

/** Those of the wanted departments that a registry knows. */
export const pickDepartments = (
  known: ReadonlyMap<string, Department> | undefined,
  wanted: readonly string[] = [],
): ReadonlyMap<string, Department> =>
  new Map(
    wanted.flatMap((id) => {
      const found = known?.get(id);
      return found === undefined ? [] : [[id, found]];
    }),
  );

/** True for a dossier that changes the rules by which everything else is judged. */
export const isRuling = (row: Row): row is Dossier => isDossier(row) && machineOf(row.machine)?.rules === true;

/** Ids of the rows a decision must see. */
export const rowsNamed = ({ event, other, dossier, otherDossier }: Needs): readonly string[] =>
  [event, other, dossier, otherDossier].filter((id) => id != null);

/** Area code a row belongs to. */
export const areaOf = (row: Row | undefined): string | undefined =>
  row === undefined ? undefined : isDossier(row) ? row.area : row.place.area;

/** Nothing was done later than the hub heard of it: a console clock that runs ahead is judged by the hub's (O5). Both times are kept. */
const judgedAt = (sent: SentCommand, hubAt: number): number => Math.min(sent.at, hubAt);

function bodyOf(
  sent: SentCommand,
  fact: Fact,
  books: Books,
  hubAt: number,
  seq: number,
  prev: string,
): Omit<Entry, 'hash'> {
  return {
    seq,
    commandId: sent.id,
    station: sent.station,
    n: sent.n,
    session: sent.session,
    actor: sent.actor,
    doneAt: judgedAt(sent, hubAt),
    statedAt: sent.at,
    hubAt,
    area: areaOf(books.rows.get(rowIdOf(sent.command))) ?? sent.actor.area,
    v: entryVersion,
    fact,
    prev,
  };
}
