import { setImmediate } from 'node:timers/promises';
import { AlarmLoad, type AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import {
  type AlarmMemberRow,
  type AlarmsView,
  alarmsView,
  membersOf,
  rungPerson,
} from '../../../shared/alarm/alarm-view.ts';
import { type DryRun, dryRun } from '../../../shared/alarm/dry-run.ts';
import type { AlarmEngine } from '../../../shared/alarm/engine.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import { alarmRulesShape } from '../../../shared/domain/profile/alarm-rules.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/time/local-date.ts';
import { onDemand } from '../db/on-demand.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import { createAlarmActs } from './alarm-acts.ts';
import { createAlarmCalls } from './alarm-calls.ts';
import { AlarmDesk } from './alarm-desk.ts';
import { type AlarmStore, keptMs, openAlarmStore } from './alarm-store.ts';
import { createRecentLoad, firstSpan } from './recent-load.ts';
import { type AlarmRows, rowsOfCache } from './room-rows.ts';
import { rowsOverTime } from './week-of-rows.ts';

/** The stretch the load is shown over, ms. */
const shownMs = 8 * MS_PER_HOUR;
const historyLines = 60;
const dryRunDays = 7;

export type AlarmsOptions = {
  readonly context: FeedContext;
  readonly key: string;
  readonly changed: () => void;
  /** Runs a command as the person who sits here. */
  readonly run: (command: DossierAct) => void;
  /** Left out: a file of its own beside the outbox, and the cache as a database. */
  readonly store?: AlarmStore;
  readonly rows?: AlarmRows;
  /** Ids of acts, by the moment they are done, ms. */
  readonly newId?: (at: number) => string;
};

export type Alarms = ReturnType<typeof createAlarms>;

/** The alarms of a station: what the windows see of them, what people do about them, and whom they call (A1–A8). */
export function createAlarms({ context, key, changed, run, rows = rowsOfCache, ...given }: AlarmsOptions) {
  const { clock } = context;
  const file = onDemand(() => openAlarmStore(context.stores.dir, key));
  const store: AlarmStore = given.store ?? {
    saved: (room) => file.use().saved(room),
    save: (room, step, flood) => file.use().save(room, step, flood),
    records: (room, from, to) => file.use().records(room, from, to),
    history: (room, group, limit) => file.use().history(room, group, limit),
    close: () => file.close(),
  };
  const desk: AlarmDesk = new AlarmDesk({
    context,
    store,
    rows,
    changed,
    told(records, engine) {
      recent.told(engine.room.area, records);
      calls.told(records, engine);
    },
    looked: (engine) => calls.owed(engine),
  });
  const recent = createRecentLoad(store, shownMs);
  const acts = createAlarmActs(context, desk, given.newId);
  const calls = createAlarmCalls({ context, rows, desk, acts, run });
  return {
    /** Session, line or cache may be another one. */
    look: (): void => desk.look(),
    reset(): void {
      recent.forget();
      calls.forget();
      desk.reset();
    },
    view: (): AlarmsView | null => viewOf(context, desk, recent),
    history: (group: string): readonly AlarmRecord[] => store.history(desk.room()?.area ?? '', group, historyLines),
    members(group: string): readonly AlarmMemberRow[] {
      const found = desk.engine()?.group(group);
      return found === undefined ? [] : membersOf(found);
    },
    /** Figures of the last days, for the director's page and the meeting. @param days 1–31 */
    loadOver: (days: number): AlarmLoadFigures => {
      const now = clock.hub();
      return loadIn(desk, store, firstSpan(now, days * MS_PER_DAY), now + 1);
    },
    /** Figures of a past stretch, as far back as the journal of this console goes; null where no alarms run or it holds none of it. */
    loadBetween(from: number, to: number): AlarmLoadFigures | null {
      const first = Math.max(from, firstSpan(clock.hub(), keptMs));
      return desk.room() === null || first >= to ? null : loadIn(desk, store, first, to);
    },
    tryRule: (kind: string, rule: unknown) => tryRule(context, desk, kind, rule),
    command: acts.command,
    /** What stands in the room of whoever sits here; null where no alarms run. */
    engine: (): AlarmEngine | null => desk.engine(),
    stop(): void {
      desk.stop();
      calls.stop();
    },
    close: (): void => store.close(),
  };
}

function loadIn(desk: AlarmDesk, store: AlarmStore, from: number, to: number): AlarmLoadFigures {
  const load = new AlarmLoad(from);
  for (const record of store.records(desk.room()?.area ?? '', from, to)) load.add(record);
  return load.figures(to, floodFrom(desk));
}

/** Alarms in ten minutes that make a flood, by the rules of the room. */
const floodFrom = (desk: AlarmDesk): number => desk.engine()?.rules.flood.from ?? 10;

function viewOf(
  { actor: actorNow, clock }: FeedContext,
  desk: AlarmDesk,
  recent: ReturnType<typeof createRecentLoad>,
): AlarmsView | null {
  const actor = actorNow();
  const engine = desk.engine();
  if (actor === null || engine === null) return null;
  const now = clock.hub();
  const { area } = engine.room;
  return alarmsView(engine, actor, {
    asOf: now,
    ready: desk.isReady(),
    floods: recent.floods(area, now),
    load: recent.figures(area, now, floodFrom(desk)),
    shiftEndsAt: desk.shiftEndsAt(now),
    leader: rungPerson(desk.turn(1, now)),
    director: rungPerson(desk.turn(2, now)),
  });
}

/** What a changed row of the table would have said over the last week (dry run). */
async function tryRule(
  { stores, clock }: FeedContext,
  desk: AlarmDesk,
  kind: string,
  rule: unknown,
): Promise<Result<DryRun, { readonly path: string; readonly message: string }>> {
  const engine = desk.engine();
  if (engine === null) return err({ path: '', message: '本机没有值守告警。 No alarms run on this console.' });
  const rules = parseWith(alarmRulesShape, { ...engine.rules, [kind]: rule });
  if (!rules.ok) return err({ path: rules.error.path, message: rules.error.message });
  const { room } = engine;
  const to = clock.hub();
  const from = to - dryRunDays * MS_PER_DAY;
  const moments = await rowsOverTime(stores.cache, room, rules.value, from, () => setImmediate());
  return ok(dryRun({ room, rules: rules.value, from, to, moments }));
}
