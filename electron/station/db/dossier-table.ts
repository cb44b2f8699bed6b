import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { machines } from '../../../shared/domain/dossier/machines.ts';
import { currentDue, earliestRunning } from '../../../shared/time/clock.ts';
import { noDue } from './event-columns.ts';
import type { Db } from './open-database.ts';

/** A row of the table `dossiers` with everything the cache needs to change it. */
export type KnownDossier = { readonly rid: number; readonly row: Dossier; readonly pending: number };

/** Parsed rows kept in memory, as with events. */
const keptRows = 4_000;

const written = [
  'number',
  'machine',
  'state',
  'open',
  'area',
  'event',
  'restricted',
  'next_due',
  'changed_at',
  'title',
  'doc',
] as const;

const valuesOf = (row: Dossier): readonly unknown[] => {
  const next = earliestRunning(row.clocks);
  return [
    row.number,
    row.machine,
    row.state,
    row.endedAt === null ? 1 : 0,
    row.area,
    row.event,
    row.restricted ? 1 : 0,
    next === null ? noDue : currentDue(next),
    row.changedAt,
    row.title,
    JSON.stringify(row),
  ];
};

/** Who has something to do on a dossier, as keys of the table `dossier_parties`: its handler, its departments, those who owe a duty. */
const partiesOf = (row: Dossier): readonly string[] => [
  ...new Set([
    ...(row.handler === null ? [] : [`account:${row.handler}`]),
    ...row.departments.map((id) => `department:${id}`),
    ...row.duties.filter((duty) => duty.clearedAt === null).map((duty) => `owes:${duty.by}`),
  ]),
];

/** The keys under which an actor's own dossiers stand. A duty names an account, a department or a role. */
export const partyKeysOf = (actor: Actor): readonly string[] => [
  `account:${actor.account}`,
  `owes:${actor.account}`,
  `owes:${actor.role}`,
  ...(actor.department === null ? [] : [`department:${actor.department}`, `owes:${actor.department}`]),
];

const ruling = machines.filter((machine) => machine.rules === true).map((machine) => machine.key);

export type DossierTable = ReturnType<typeof createDossierTable>;

/** The tables `dossiers` and `dossier_parties`. Raw statements, as for events. */
export function createDossierTable(db: Db) {
  const select = db.prepare('SELECT rid, pending, doc FROM dossiers WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO dossiers (id, pending, ${written.join(', ')}) VALUES (?, 0, ${written.map(() => '?').join(', ')})`,
  );
  const update = db.prepare(`UPDATE dossiers SET ${written.map((name) => `${name} = ?`).join(', ')} WHERE rid = ?`);
  const remove = db.prepare('DELETE FROM dossiers WHERE rid = ?');
  const setPending = db.prepare('UPDATE dossiers SET pending = ? WHERE rid = ?');
  const addParty = db.prepare('INSERT OR IGNORE INTO dossier_parties (party, rid) VALUES (?, ?)');
  const dropParty = db.prepare('DELETE FROM dossier_parties WHERE party = ? AND rid = ?');
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
  const moveParties = (rid: number, before: readonly string[], after: readonly string[]): void => {
    for (const party of before) if (!after.includes(party)) dropParty.run(party, rid);
    for (const party of after) if (!before.includes(party)) addParty.run(party, rid);
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
        const rid = Number(insert.run(row.id, ...valuesOf(row)).lastInsertRowid);
        moveParties(rid, [], partiesOf(row));
        return keep({ rid, row, pending: 0 });
      }
      update.run(...valuesOf(row), before.rid);
      moveParties(before.rid, partiesOf(before.row), partiesOf(row));
      return keep({ ...before, row });
    },
    remove(before: KnownDossier): void {
      kept.delete(before.row.id);
      noteRuling(before.row);
      moveParties(before.rid, partiesOf(before.row), []);
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
    all: (): readonly Dossier[] => parsed(everything.all()),
    /** After a rollback nothing in memory can be trusted. */
    forgetKept(): void {
      kept.clear();
      rulingNow = null;
    },
  };
}
