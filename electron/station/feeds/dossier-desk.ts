import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import { rulesAt } from '../../../shared/domain/dossier/rules-at.ts';
import { seesDossier } from '../../../shared/domain/dossier/sees-dossier.ts';
import { waitsFor } from '../../../shared/domain/dossier/waits-for.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import { currentDue, earliestRunning } from '../../../shared/time/clock.ts';
import type {
  DossierCount,
  DossierCounts,
  DossierFilter,
  DossierList,
  DossierRow,
} from '../../../shared/wire/dossier-view.ts';
import type { FeedContext } from './feed-context.ts';

/** Most lines of a list; who needs more narrows it. */
const mostRows = 2_000;

/** The rules of this moment: the registry's pack with what dossiers lay on it; null before the first sync. */
export function rulesNow({ stores, clock }: Pick<FeedContext, 'stores' | 'clock'>): Rules | null {
  const pack = stores.registry()?.rules ?? null;
  return pack === null ? null : rulesAt(pack, stores.cache.ruling(), clock.hub());
}

function rowOf(context: FeedContext, rules: Rules | null, actor: Actor, dossier: Dossier): DossierRow {
  const { id, number, machine, state, title, area, handler, event, openedBy, openedAt, changedAt, endedAt } = dossier;
  const clock = earliestRunning(dossier.clocks);
  const at = context.clock.hub();
  return {
    id,
    number,
    machine,
    state,
    title,
    area,
    handler,
    event,
    openedAt,
    openedBy,
    changedAt,
    endedAt,
    clock: clock === null ? null : { startAt: clock.startAt, due: currentDue(clock), statutory: clock.statutory },
    duties: dossier.duties.filter((duty) => duty.clearedAt === null).length,
    mine: rules !== null && waitsFor({ rules, actor, at, hubAt: null }, dossier),
    pending: context.stores.cache.knownDossier(id)?.pending ?? 0,
  };
}

const byDue = (a: DossierRow, b: DossierRow): number =>
  (a.clock?.due ?? Number.POSITIVE_INFINITY) - (b.clock?.due ?? Number.POSITIVE_INFINITY) ||
  b.changedAt - a.changedAt ||
  (a.id < b.id ? -1 : 1);

const shows = (row: DossierRow, { machine, show, text }: DossierFilter): boolean =>
  (machine === null || row.machine === machine) &&
  (show === 'all' || (show === 'mine' ? row.mine : row.endedAt === null)) &&
  (text === '' || `${row.number} ${row.title}`.toLowerCase().includes(text.toLowerCase()));

/**
 * The lines of every dossier the signed-in person sees, kept in memory and brought up to date by what changed: lists and counts are
 * read from it without touching the disk.
 */
export function createDossierDesk(context: FeedContext) {
  const { stores } = context;
  const rows = new Map<string, DossierRow>();
  let stale = new Set<string>();
  let of = '';
  let ruling: readonly Dossier[] | null = null;
  stores.onChanges((_events, dossiers) => {
    for (const id of dossiers) stale.add(id);
  });
  stores.onReplaced(() => {
    of = '';
  });

  const learn = (actor: Actor, rules: Rules | null, dossier: Dossier | undefined, id: string): void => {
    const hidden =
      dossier === undefined || machineOf(dossier.machine)?.byStation === true || !seesDossier(actor, dossier);
    if (hidden) rows.delete(id);
    else rows.set(id, rowOf(context, rules, actor, dossier));
  };
  /** The lines as they are now; none while nobody is signed in. */
  function current(): ReadonlyMap<string, DossierRow> {
    const actor = context.actor();
    if (actor === null) {
      rows.clear();
      of = '';
      return rows;
    }
    const rules = rulesNow(context);
    const key = `${JSON.stringify(actor)}${rules === null ? '' : rules.profile.version}`;
    if (key !== of || ruling !== stores.cache.ruling()) {
      rows.clear();
      for (const dossier of stores.cache.dossiers()) learn(actor, rules, dossier, dossier.id);
      of = key;
      ruling = stores.cache.ruling();
    } else for (const id of stale) learn(actor, rules, stores.cache.dossier(id), id);
    stale = new Set();
    return rows;
  }

  return {
    list(filter: DossierFilter): DossierList {
      const found = [...current().values()].filter((row) => shows(row, filter)).sort(byDue);
      return { asOf: context.line().dataAsOf ?? 0, total: found.length, rows: found.slice(0, mostRows) };
    },
    counts(): DossierCounts {
      const byMachine: Record<string, DossierCount> = {};
      let mine = 0;
      for (const row of current().values()) {
        const { mine: m, open, all } = byMachine[row.machine] ?? { mine: 0, open: 0, all: 0 };
        if (row.mine) mine += 1;
        byMachine[row.machine] = {
          mine: m + (row.mine ? 1 : 0),
          open: open + (row.endedAt === null ? 1 : 0),
          all: all + 1,
        };
      }
      return { mine, byMachine };
    },
    ofEvent: (event: string): readonly DossierRow[] =>
      [...current().values()].filter((row) => row.event === event).sort((a, b) => a.openedAt - b.openedAt),
    /** Whole rows this person sees, of one machine or of all. */
    seen(machine: string | null = null): readonly Dossier[] {
      return [...current().values()]
        .filter((row) => machine === null || row.machine === machine)
        .flatMap(({ id }) => stores.cache.dossier(id) ?? []);
    },
  };
}
