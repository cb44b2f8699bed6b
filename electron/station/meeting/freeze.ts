import { setImmediate } from 'node:timers/promises';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import type { Row } from '../../../shared/journal/handle.ts';
import { createPackBuilder } from '../../../shared/meeting/build-pack.ts';
import type { Pack } from '../../../shared/meeting/pack.ts';
import { type PackPeriod, spanOf } from '../../../shared/meeting/pack-period.ts';
import { rowAsOf } from '../../../shared/meeting/row-as-of.ts';
import type { Cache } from '../db/cache.ts';
import { docText, type StoredDoc } from '../db/doc-text.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';

/** Rows a turn: a few milliseconds, so that the desk goes on answering while a year is counted. */
const batchRows = 250;

type FreezeRequest = {
  readonly period: PackPeriod;
  readonly area: string;
  readonly cutoff: number;
  readonly alarms: NonNullable<Pack['alarms']> | null;
};

/** The cache was replaced while it was being counted: nothing was frozen. */
export class CacheReplaced extends Error {
  constructor() {
    super('the cache was replaced');
    this.name = 'CacheReplaced';
  }
}

/** Counts every event of this console as the county's journal had it at the cut-off. Null before the first sync. */
export async function freezePack(
  { stores, replica }: { readonly stores: Stores; readonly replica: Replica },
  { period, area, cutoff, alarms }: FreezeRequest,
): Promise<Pack | null> {
  const { cache } = stores;
  const index = stores.registry();
  if (index === null || index.rules === null) return null;
  const { registry, rules } = index;
  const confirmed = confirmedRows(replica);
  const moved = movedSince(cache, cutoff);
  let unknown = 0;
  const asOf = <T extends Row>(row: T): T | null => {
    const seen = confirmed.get(row.id);
    // Done here and not confirmed: the county's journal does not have it yet.
    if (seen === null) return null;
    const known = (seen ?? row) as T;
    const found = rowAsOf(known, moved.has(row.id) ? cache.entriesOf(row.id) : [], cutoff);
    if (found.state === 'unknown') unknown += 1;
    return found.state === 'here' ? found.row : null;
  };
  const tasks = cache
    .dossiers()
    .filter(({ machine }) => machine === 'meetingTask')
    .flatMap((task) => asOf(task) ?? [])
    .filter(({ endedAt }) => endedAt === null || endedAt >= spanOf(period).from);
  const builder = createPackBuilder({
    period,
    cutoff,
    area,
    place: registry.place.name,
    rules,
    divisions: registry.divisions,
    departments: registry.departments,
    people: [...registry.staff.map(({ name }) => name), ...(registry.accounts ?? []).map(({ name }) => name)],
    tasks,
    alarms,
  });
  for await (const row of allEvents(stores, cache)) {
    const known = asOf(row);
    if (known !== null) builder.take(known);
  }
  return builder.finish(unknown);
}

async function* allEvents(stores: Stores, cache: Cache): AsyncIterable<GridEvent> {
  const page = cache.db.prepare('SELECT rid, doc FROM docs WHERE rid > ? ORDER BY rid LIMIT ?');
  for (let after = 0; ; ) {
    if (stores.cache !== cache) throw new CacheReplaced();
    const rows = page.all(after, batchRows) as { rid: number; doc: StoredDoc }[];
    for (const { doc } of rows) yield JSON.parse(docText(doc)) as GridEvent;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.rid;
    await setImmediate();
  }
}

/** Rows with acts of this console that wait: what they were before the first of them; null where it began the row. */
function confirmedRows(replica: Replica): ReadonlyMap<string, Row | null> {
  const before = new Map<string, Row | null>();
  for (const { shown } of replica.acts()) {
    if (shown === null) continue;
    const id = 'dossier' in shown.fact ? shown.fact.dossier : shown.fact.event;
    if (!before.has(id)) before.set(id, shown.before);
  }
  return before;
}

/** Rows that the hub learned something of after the cut-off. Its times only go forward, so the newest entries tell. */
function movedSince(cache: Cache, cutoff: number): ReadonlySet<string> {
  const moved = new Set<string>();
  const newest = cache.db.prepare('SELECT row, doc FROM entries ORDER BY seq DESC').iterate();
  for (const raw of newest) {
    const { row, doc } = raw as { row: string; doc: string };
    if ((JSON.parse(doc) as Entry).hubAt <= cutoff) break;
    moved.add(row);
  }
  return moved;
}
