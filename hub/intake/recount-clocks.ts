import { and, asc, gt, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { rulesAt } from '../../shared/domain/dossier/rules-at.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { clocksToRecount } from '../../shared/domain/event/recompute-clock.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import { type Log, wordsOf } from '../db/log.ts';
import { readMeta } from '../db/meta.ts';
import type { References } from '../db/reference.ts';
import type { ReadRuling } from '../db/ruling.ts';
import { entries, rows } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { foreignId } from '../import/foreign-id.ts';

/** Events looked at in one read: a whole county's would hold up the commits behind it. */
const page = 200;
const station = 'hub';

export type Recounter = {
  /** Counts again in the background; asked while it works, it goes through once more. */
  readonly wake: () => void;
  /** Resolves when what was asked for is done. */
  readonly stop: () => Promise<void>;
};

export type RecountDeps = {
  readonly store: Store;
  readonly references: References;
  readonly readRuling: ReadRuling;
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
  readonly now: () => number;
  readonly log: Log;
};

/**
 * D7: clocks counted without their year's table are counted once more when the table is in force: one `event.recomputeClock` a clock,
 * by the hub itself. The id of the command is made of event, clock and calendar, so that two nodes count it once.
 */
export function createRecounter(deps: RecountDeps): Recounter {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const work = async (): Promise<void> => {
    do {
      again = false;
      await recountAll(deps, () => stopped).catch((error: unknown) =>
        deps.log('error', 'clocks could not be counted again; the next start tries anew', { error: wordsOf(error) }),
      );
    } while (again && !stopped);
    running = null;
  };

  return {
    wake: () => {
      if (stopped) return;
      if (running === null) running = work();
      else again = true;
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

async function recountAll(deps: RecountDeps, stopped: () => boolean): Promise<void> {
  const { store, references, readRuling, offer, now, log } = deps;
  const { epoch, registryVersion } = await readMeta(store.db);
  if (registryVersion === null) return;
  const { rules: pack, registry } = await references.get(store.db, registryVersion);
  const ruling = await store.db.transaction((tx) => readRuling(tx, epoch));
  const rules = rulesAt(pack, [...ruling.values()], now());
  const actor = hubActor(registry.place);
  let counted = 0;
  for (let after = ''; !stopped(); ) {
    const found = await provisionalAfter(store, after);
    const commands = commandsFor(found, rules, actor, await lastN(store), now());
    if (commands.length > 0) await offer(commands);
    counted += commands.length;
    const last = found.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  if (counted > 0) log('info', 'clocks counted again with the calendar in force', { clocks: counted });
}

/** The hub as the author of what nobody has to ask for. */
const hubActor = (place: { readonly code: string }): Actor => ({
  account: station,
  name: '县级服务',
  role: 'connector',
  area: place.code,
  unit: '县级服务',
  department: null,
});

/** Events that carry a provisional clock, by id. Documents are text in the store, so the mark is looked for as it is written. */
async function provisionalAfter({ db }: Store, after: string): Promise<readonly GridEvent[]> {
  const found = await db
    .select({ doc: rows.doc })
    .from(rows)
    .where(and(isNull(rows.machine), gt(rows.id, after), sql`${rows.doc}::text like '%"provisional":true%'`))
    .orderBy(asc(rows.id))
    .limit(page);
  return found.flatMap(({ doc }) => (isDossier(doc) ? [] : [doc]));
}

async function lastN({ db }: Store): Promise<number> {
  const [row] = await db
    .select({ n: sql<number | string | null>`max(${entries.n})` })
    .from(entries)
    .where(sql`${entries.station} = ${station}`);
  return Number(row?.n ?? 0);
}

const commandsFor = (
  events: readonly GridEvent[],
  rules: Rules,
  actor: Actor,
  after: number,
  at: number,
): readonly SentCommand[] =>
  events
    .flatMap((event) => clocksToRecount({ rules }, event).map((clock) => ({ event: event.id, clock: clock.id })))
    .map(({ event, clock }, i) => ({
      id: foreignId('recount', event, clock, rules.calendar.version),
      station,
      n: after + 1 + i,
      session: station,
      actor,
      at,
      command: { kind: 'event.recomputeClock', event, clock },
    }));
