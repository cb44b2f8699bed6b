/** A station's rows in memory: the yardstick that the SQLite store is held against, and the store of the simulation. */
import type { Department } from '../../shared/domain/department/department.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { pickDepartments } from '../../shared/journal/commit.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import { needs } from '../../shared/journal/handle.ts';
import type { PendingAct, ReplicaStore, Shown } from '../../shared/journal/rebase.ts';

export type ModelReplica = ReplicaStore & {
  readonly events: Map<string, GridEvent>;
  readonly entries: Map<number, Entry>;
  readonly attention: Map<string, Refusal>;
  readonly acts: Map<string, { readonly sent: SentCommand; settled: boolean; shown: Shown | null }>;
  /** Puts an act into the outbox, as the station does before it shows it. */
  readonly enqueue: (sent: SentCommand) => void;
};

export function createModelReplica(registry: {
  readonly grids: ReadonlyMap<string, Grid>;
  readonly departments: ReadonlyMap<string, Department>;
}): ModelReplica {
  const events = new Map<string, GridEvent>();
  const entries = new Map<number, Entry>();
  const attention = new Map<string, Refusal>();
  const acts: ModelReplica['acts'] = new Map();
  let cursor = 0;
  return {
    events,
    entries,
    attention,
    acts,
    enqueue: (sent) => void acts.set(sent.id, { sent, settled: false, shown: null }),
    cursor: () => cursor,
    setCursor: (seq) => {
      cursor = seq;
    },
    event: (id) => events.get(id),
    putEvent: (row) => void events.set(row.id, row),
    removeEvent: (id) => void events.delete(id),
    addEntry: (entry) => void entries.set(entry.seq, entry),
    pending: () =>
      [...acts.values()]
        .filter((a) => !a.settled)
        .map(({ sent, shown }): PendingAct => ({ sent, shown }))
        .sort((a, b) => a.sent.n - b.sent.n),
    setShown: (id, shown) => {
      const act = acts.get(id);
      if (act) act.shown = shown;
    },
    settle: (id, _entry, refusal) => {
      const act = acts.get(id);
      if (act === undefined || act.settled) return;
      act.settled = true;
      act.shown = null;
      if (refusal !== null) attention.set(id, refusal);
    },
    load: (command) => {
      const wanted = needs(command);
      return {
        event: events.get(wanted.event),
        grid: wanted.grid == null ? undefined : registry.grids.get(wanted.grid),
        department: wanted.department == null ? undefined : registry.departments.get(wanted.department),
        departments: pickDepartments(registry.departments, wanted.departments),
      };
    },
  };
}
