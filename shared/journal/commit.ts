import type { Department } from '../domain/department/department.ts';
import type { GridEvent } from '../domain/event/event.ts';
import type { Grid } from '../domain/grid/grid.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Rules } from '../domain/verb.ts';
import { type Digest, hashEntry } from './chain.ts';
import type { Entry, Fact, SentCommand } from './entry.ts';
import { handle, needs } from './handle.ts';
import { entryVersion } from './lift.ts';

/** End of the journal: the next entry is `seq + 1` and carries this hash as `prev`. */
export type Head = { readonly seq: number; readonly hash: string };

/** Rows a batch may read and change; the caller loads them under the journal lock. */
export type Books = {
  readonly events: Map<string, GridEvent>;
  readonly grids: ReadonlyMap<string, Grid>;
  readonly departments: ReadonlyMap<string, Department>;
};

export type Commit = {
  readonly head: Head;
  readonly entries: readonly Entry[];
  readonly changed: ReadonlyMap<string, GridEvent>;
};

export type CommitOptions = {
  readonly rules: Rules;
  readonly hubAt: number;
  readonly digest: Digest;
  /** A right withdrawn since, an ended session …: asked before the verb; null lets it through. */
  readonly admit: (sent: SentCommand) => Refusal | null;
};

/**
 * Decides a batch at the hub: each new command becomes exactly one entry, a fact or its refusal, in the order given.
 * Commands already in the journal must be left out by the caller (they are settled). `books.events` is brought up to date.
 */
export function commit(head: Head, books: Books, batch: readonly SentCommand[], options: CommitOptions): Commit {
  const entries: Entry[] = [];
  const changed = new Map<string, GridEvent>();
  let { seq, hash } = head;
  for (const sent of batch) {
    const fact = decide(books, sent, options);
    if (fact.kind !== 'command.refused') {
      const after = books.events.get(fact.event);
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
  const refused = (refusal: Refusal): Fact => ({ kind: 'command.refused', event: command.event, command, refusal });
  const barred = options.admit(sent);
  if (barred !== null) return refused(barred);
  const wanted = needs(command);
  const loaded = {
    event: books.events.get(wanted.event),
    grid: wanted.grid == null ? undefined : books.grids.get(wanted.grid),
    department: wanted.department == null ? undefined : books.departments.get(wanted.department),
  };
  const outcome = handle(
    { rules: options.rules, actor: sent.actor, at: judgedAt(sent, options.hubAt), hubAt: options.hubAt },
    loaded,
    command,
  );
  if (!outcome.ok) return refused(outcome.error);
  books.events.set(outcome.value.after.id, outcome.value.after);
  return outcome.value.fact;
}

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
    area: books.events.get(sent.command.event)?.place.area ?? sent.actor.area,
    v: entryVersion,
    fact,
    prev,
  };
}
