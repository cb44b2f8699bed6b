import { and, asc, gt, isNull } from 'drizzle-orm';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Dimension, Metric } from '../../shared/figures/contributions.ts';
import {
  countAll,
  everFrom,
  everTo,
  onTime,
  onTimeBy,
  overdueBy,
  type Rate,
  rate,
} from '../../shared/figures/figures.ts';
import { createMapSums, type MapSums } from '../../shared/figures/map-sums.ts';
import { readMeta } from './meta.ts';
import { rows } from './schema.ts';
import type { Db } from './store.ts';

/** Counts of one town, department or item; `onTime` never without what it is made of (W2). */
export type FigureLine = {
  readonly inflow: number;
  readonly open: number;
  readonly overdue: number;
  readonly onTime: Rate;
};

export type HubFigures = {
  /** ms */
  readonly asOf: number;
  readonly epoch: string;
  readonly seq: number;
  /** Inflow and on-time rate are of [from, to), ms; open and overdue are of `asOf`. */
  readonly from: number;
  readonly to: number;
  readonly total: FigureLine;
  /** Keys: 9-digit code ('' = not known so finely), department id, item code. */
  readonly byTown: Readonly<Record<string, FigureLine>>;
  readonly byDepartment: Readonly<Record<string, FigureLine>>;
  readonly byItem: Readonly<Record<string, FigureLine>>;
};

const pageRows = 1_000;

/** Figures of all events of the hub, counted anew from its rows by the code that screens and reports use. */
export async function hubFigures(db: Db, now: number, from = everFrom, to = everTo): Promise<HubFigures> {
  const { epoch, seq } = await readMeta(db);
  const sums = createMapSums();
  for (let after = ''; ; ) {
    const page = await db
      .select({ id: rows.id, doc: rows.doc })
      .from(rows)
      .where(and(isNull(rows.machine), gt(rows.id, after)))
      .orderBy(asc(rows.id))
      .limit(pageRows);
    for (const { doc } of page) if (!isDossier(doc)) sums.move(undefined, doc);
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) break;
    after = last.id;
  }
  const total: FigureLine = {
    inflow: countAll(sums, 'inflow', from, to),
    open: countAll(sums, 'open'),
    overdue: overdueBy(sums, 'all', now).get('') ?? 0,
    onTime: onTime(sums, from, to, now),
  };
  const by = (dim: Dimension): Readonly<Record<string, FigureLine>> => linesBy(sums, dim, { now, from, to });
  return {
    asOf: now,
    epoch,
    seq,
    from,
    to,
    total,
    byTown: by('town'),
    byDepartment: by('department'),
    byItem: by('item'),
  };
}

function linesBy(
  sums: MapSums,
  dim: Dimension,
  at: { readonly now: number; readonly from: number; readonly to: number },
): Record<string, FigureLine> {
  const count = (metric: Metric, from: number, to: number): ReadonlyMap<string, number> =>
    sums.byKey(metric, dim, from, to);
  const inflow = count('inflow', at.from, at.to);
  const open = count('open', everFrom, everTo);
  const overdue = overdueBy(sums, dim, at.now);
  const rates = onTimeBy(sums, dim, at.from, at.to, at.now);
  const keys = [...new Set([...inflow.keys(), ...open.keys(), ...overdue.keys(), ...rates.keys()])].sort();
  return Object.fromEntries(
    keys.map((key) => [
      key,
      {
        inflow: inflow.get(key) ?? 0,
        open: open.get(key) ?? 0,
        overdue: overdue.get(key) ?? 0,
        onTime: rates.get(key) ?? rate(0, 0),
      },
    ]),
  );
}
