import { inArray } from 'drizzle-orm';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import { machines } from '../../shared/domain/dossier/machines.ts';
import { rows } from './schema.ts';
import type { Tx } from './store.ts';

/** All dossiers that change the rules, by id, as the store has them under the journal's lock. */
export type ReadRuling = (tx: Tx, epoch: string) => Promise<Map<string, Dossier>>;

const ruling = machines.filter((machine) => machine.rules === true).map((machine) => machine.key);

/** Reads them anew only where one has changed, on whichever node: asked with every batch. */
export function createRulingReader(): ReadRuling {
  let known = new Map<string, { readonly seq: number; readonly doc: Dossier }>();
  let of = '';
  return async (tx, epoch) => {
    if (ruling.length === 0) return new Map();
    // A store that came back older may have another row under the same number.
    if (of !== epoch) known = new Map();
    of = epoch;
    const found = await tx.select({ id: rows.id, seq: rows.seq }).from(rows).where(inArray(rows.machine, ruling));
    const stale = found.filter(({ id, seq }) => known.get(id)?.seq !== seq).map(({ id }) => id);
    if (stale.length > 0) {
      const fresh = await tx
        .select({ id: rows.id, seq: rows.seq, doc: rows.doc })
        .from(rows)
        .where(inArray(rows.id, stale));
      for (const { id, seq, doc } of fresh) if (isDossier(doc)) known.set(id, { seq, doc });
    }
    return new Map(
      found.flatMap(({ id }) => {
        const doc = known.get(id)?.doc;
        return doc === undefined ? [] : [[id, doc]];
      }),
    );
  };
}
