/** A station's rows in memory: the yardstick that the SQLite store is held against, and the store of the simulation. */
import { isConductFile } from '../../shared/domain/conduct/staff-conduct.ts';
import type { Department } from '../../shared/domain/department/department.ts';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRuling, loadFrom } from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import { needs, type Row } from '../../shared/journal/handle.ts';
import type { PendingAct, ReplicaStore, Shown } from '../../shared/journal/rebase.ts';

export type ModelReplica = ReplicaStore & {
  readonly rows: Map<string, Row>;
  /** Those of the rows that are events. */
  readonly events: ReadonlyMap<string, GridEvent>;
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
  const rows = new Map<string, Row>();
  const entries = new Map<number, Entry>();
  const attention = new Map<string, Refusal>();
  const acts: ModelReplica['acts'] = new Map();
  let cursor = 0;
  return {
    rows,
    get events() {
      return new Map([...rows].flatMap(([id, row]) => (isDossier(row) ? [] : [[id, row] as const])));
    },
    entries,
    attention,
    acts,
    enqueue: (sent) => void acts.set(sent.id, { sent, settled: false, shown: null }),
    cursor: () => cursor,
    setCursor: (seq) => {
      cursor = seq;
    },
    row: (id) => rows.get(id),
    putRow: (row) => void rows.set(row.id, row),
    showRow: (row) => rows.set(row.id, row).has(row.id),
    removeRow: (id) => void rows.delete(id),
    forget: (id) => {
      rows.delete(id);
      for (const [seq, entry] of entries) if (rowIdOf(entry.fact) === id) entries.delete(seq);
    },
    ruling: (): readonly Dossier[] => [...rows.values()].filter(isRuling),
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
    load: (command) =>
      loadFrom(
        {
          rows,
          ...registry,
          ruling: [...rows.values()].filter(isRuling),
          conduct: [...rows.values()].filter((row): row is Dossier => isDossier(row) && isConductFile(row)),
        },
        needs(command),
      ),
  };
}
