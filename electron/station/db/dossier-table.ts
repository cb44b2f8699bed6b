import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { machines } from '../../../shared/domain/dossier/machines.ts';
import type { Db } from './open-database.ts';

/** A row of the table `dossiers` with everything the cache needs to change it. */
export type KnownDossier = { readonly rid: number; readonly row: Dossier; readonly pending: number };

/** Parsed rows kept in memory, as with events. */
const keptRows = 4_000;

const ruling = machines.filter((machine) => machine.rules === true).map((machine) => machine.key);

export type DossierTable = ReturnType<typeof createDossierTable>;

/** The table `dossiers`. Raw statements, as for events; lists and counts are made in memory (dossier-desk.ts). */
export function createDossierTable(db: Db) {
  const select = db.prepare('SELECT rid, pending, doc FROM dossiers WHERE id = ?');
  const insert = db.prepare('INSERT INTO dossiers (id, machine, pending, doc) VALUES (?, ?, 0, ?)');
  const update = db.prepare('UPDATE dossiers SET doc = ? WHERE rid = ?');
  const remove = db.prepare('DELETE FROM dossiers WHERE rid = ?');
  const setPending = db.prepare('UPDATE dossiers SET pending = ? WHERE rid = ?');
  const ofMachines = db
    .prepare('SELECT doc FROM dossiers WHERE machine IN (SELECT value FROM json_each(?)) ORDER BY id')
    .pluck();
  const everything = db.prepare('SELECT doc FROM dossiers ORDER BY id').pluck();
  const kept = new Map<string, KnownDossier>();
  let rulingNow: readonly Dossier[] | null = null;

  const keep = (known: KnownDossier): KnownDossier => {
    kept.delete(known.row.id);
    kept.set(known.row.id, known);
    if (kept.size > keptRows) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return known;
  };
  const noteRuling = (row: Dossier): void => {
    if (ruling.includes(row.machine)) rulingNow = null;
  };
  const find = (id: string): KnownDossier | undefined => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const found = select.get(id) as { rid: number; pending: number; doc: string } | undefined;
    if (found === undefined) return undefined;
    return keep({ rid: found.rid, pending: found.pending, row: JSON.parse(found.doc) as Dossier });
  };
  const parsed = (docs: readonly unknown[]): readonly Dossier[] =>
    docs.map((doc) => JSON.parse(String(doc)) as Dossier);

  return {
    find,
    put(row: Dossier): KnownDossier {
      const before = find(row.id);
      noteRuling(row);
      if (before === undefined) {
        const rid = Number(insert.run(row.id, row.machine, JSON.stringify(row)).lastInsertRowid);
        return keep({ rid, row, pending: 0 });
      }
      update.run(JSON.stringify(row), before.rid);
      return keep({ ...before, row });
    },
    remove(before: KnownDossier): void {
      kept.delete(before.row.id);
      noteRuling(before.row);
      remove.run(before.rid);
    },
    setPending(before: KnownDossier, pending: number): KnownDossier {
      setPending.run(pending, before.rid);
      return keep({ ...before, pending });
    },
    /** Dossiers that change the rules; asked for with every act. */
    ruling(): readonly Dossier[] {
      if (ruling.length === 0) return [];
      rulingNow ??= parsed(ofMachines.all(JSON.stringify(ruling)));
      return rulingNow;
    },
    /** Dossiers of one machine, by id. */
    of: (machine: string): readonly Dossier[] => parsed(ofMachines.all(JSON.stringify([machine]))),
    all: (): readonly Dossier[] => parsed(everything.all()),
    /** After a rollback nothing in memory can be trusted. */
    forgetKept(): void {
      kept.clear();
      rulingNow = null;
    },
  };
}
