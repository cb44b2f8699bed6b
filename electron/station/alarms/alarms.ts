import { setImmediate } from 'node:timers/promises';
import { rankOf } from '../../../shared/alarm/alarm-group.ts';
import { AlarmLoad, type AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import { type AlarmsView, alarmsView } from '../../../shared/alarm/alarm-view.ts';
import type { Condition } from '../../../shared/alarm/condition.ts';
import { conditionId } from '../../../shared/alarm/condition.ts';
import { type DryRun, dryRun } from '../../../shared/alarm/dry-run.ts';
import type { AlarmEngine } from '../../../shared/alarm/engine.ts';
import { loadSpanMs } from '../../../shared/alarm/flood.ts';
import { handlingOf } from '../../../shared/alarm/handling.ts';
import { longestShelfMs } from '../../../shared/domain/alarm/alarm-handling.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import { type AlarmPriority, alarmKindNames, alarmRulesShape } from '../../../shared/domain/profile/alarm-rules.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/time/local-date.ts';
import type { AlarmActCommand, RunError } from '../../../shared/wire/bridge.ts';
import { nextReceiptNumber } from '../commands/receipt-number.ts';
import { uuidV7 } from '../commands/uuid-v7.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import { AlarmDesk } from './alarm-desk.ts';
import { openAlarmStore } from './alarm-store.ts';
import { rowsOverTime } from './week-of-rows.ts';

/** The stretch the load is shown over, ms. */
const shownMs = 8 * MS_PER_HOUR;
/** Consoles of a room wait each its own while before they call somebody, so that mostly one does, ms. */
const callSpreadMs = 4_000;
const historyLines = 60;

export type AlarmsOptions = {
  readonly context: FeedContext;
  readonly key: string;
  readonly changed: () => void;
  /** Runs a command as the person who sits here. */
  readonly run: (command: DossierAct) => void;
};

export type Alarms = ReturnType<typeof createAlarms>;

/** The alarms of a station: what the windows see of them, what people do about them, and whom they call (A1–A8). */
export function createAlarms({ context, key, changed, run }: AlarmsOptions) {
  const { stores, clock, timers } = context;
  const store = openAlarmStore(stores.dir, key);
  const alone = new Set<string>();
  const desk = new AlarmDesk({ context, store, changed, told: (records, engine) => told(records, engine) });
  const words = createWords(desk);

  /** Nobody could be reached: that is an alarm of its own until somebody has the first one. */
  function tellAlone(engine: AlarmEngine): void {
    for (const one of alone) if ((engine.group(one)?.counts.loud ?? 0) === 0) alone.delete(one);
    const now = clock.hub();
    engine.setRow(
      'nobody',
      [...alone].flatMap((one) => aloneCondition(engine, one, now)),
      now,
    );
  }
  function told(records: readonly AlarmRecord[], engine: AlarmEngine): void {
    for (const record of records) {
      if (record.what === 'nobody' && record.group !== null && record.kind !== 'nobody') alone.add(record.group);
      if (record.what === 'escalated' && record.group !== null) call(record, record.group);
    }
    tellAlone(engine);
  }
  /** Writes the escalation into the journal, from where the hub's channels call (A4); not where a colleague's console has. */
  function call(record: AlarmRecord, group: string): void {
    const rung = Number(record.reason.rung);
    const wait = Math.floor(spreadOf(stores.outbox.meta('station') ?? '') * callSpreadMs);
    timers.set(() => {
      const engine = desk.engine();
      const standing = engine?.group(group);
      if (
        engine === null ||
        standing === undefined ||
        standing.counts.loud === 0 ||
        wasCalled(group, rung, standing.openedAt)
      )
        return;
      const command = build('escalate', [group], [], {
        rung: rung === 1 ? 'leader' : 'director',
        ...(typeof record.reason.to === 'string' && record.reason.to !== '' && { to: record.reason.to }),
      });
      if (command !== null) run(command);
    }, wait);
  }
  function wasCalled(group: string, rung: number, since: number): boolean {
    const room = desk.room();
    const ids = stores.cache.db
      .prepare("SELECT id FROM dossiers WHERE machine = 'alarmHandling' ORDER BY rid DESC LIMIT 200")
      .pluck()
      .all() as string[];
    return ids.some((id) => {
      const file = stores.cache.dossier(id);
      const act = file === undefined || room === null ? null : handlingOf(file, room.area);
      return act?.act === 'escalate' && act.groups.includes(group) && (act.rung ?? 0) >= rung && act.at >= since;
    });
  }
  function build(
    act: AlarmActCommand['act'] | 'escalate',
    groups: readonly string[],
    alarms: readonly string[],
    more: Values,
  ): DossierAct | null {
    const room = desk.room();
    const now = clock.hub();
    const number = room === null ? null : nextReceiptNumber(stores.outbox, 'GJ', now);
    if (room === null || number === null) return null;
    const named = words.members(groups, alarms);
    return {
      kind: 'dossier.act',
      dossier: uuidV7(now),
      machine: 'alarmHandling',
      act,
      opens: { number, area: room.area, event: null },
      fields: {
        ...(named.length > 0 && { alarms: named.slice(0, 2_000) }),
        ...(groups.length > 0 && { groups: [...groups] }),
        priority: words.priority(groups, alarms),
        words: words.say(groups, alarms),
        ...more,
      },
    };
  }

  return {
    desk,
    /** Session, line or cache may be another one. */
    look: (): void => desk.look(),
    reset: (): void => desk.reset(),
    view(): AlarmsView | null {
      const actor = context.actor();
      const engine = desk.engine();
      if (actor === null || engine === null) return null;
      const now = clock.hub();
      const from = Math.floor((now - shownMs) / loadSpanMs) * loadSpanMs;
      const { records, load } = loadFrom(from, now);
      return alarmsView(engine, actor, {
        asOf: now,
        ready: desk.isReady(),
        floods: records.filter((one) => one.what === 'floodEnded').slice(-20),
        load,
        shiftEndsAt: desk.shiftEndsAt(now),
        leader: desk.turn(1, now).who?.name || null,
        director: desk.turn(2, now).who?.name || null,
      });
    },
    history: (group: string): readonly AlarmRecord[] => store.history(desk.room()?.area ?? '', group, historyLines),
    /** Figures of the last days, for the director's page and the meeting. @param days 1–31 */
    loadOver: (days: number): AlarmLoadFigures => {
      const now = clock.hub();
      return loadFrom(Math.floor((now - days * MS_PER_DAY) / loadSpanMs) * loadSpanMs, now).load;
    },
    /** What a changed row of the table would have said over the last week. */
    async tryRule(
      kind: string,
      rule: unknown,
    ): Promise<Result<DryRun, { readonly path: string; readonly message: string }>> {
      const engine = desk.engine();
      if (engine === null) return err({ path: '', message: '本机没有值守告警。 No alarms run on this console.' });
      const rules = parseWith(alarmRulesShape, { ...engine.rules, [kind]: rule });
      if (!rules.ok) return err({ path: rules.error.path, message: rules.error.message });
      const to = clock.hub();
      const from = to - 7 * MS_PER_DAY;
      const { cache } = stores;
      const moments = await rowsOverTime(cache, engine.room, rules.value, from, () => setImmediate());
      return ok(dryRun({ room: engine.room, rules: rules.value, from, to, moments }));
    },
    /** The command that does what a window asks; null while nothing runs here. */
    command(given: AlarmActCommand): Result<DossierAct, RunError> {
      const now = clock.hub();
      const until =
        given.act === 'acknowledge'
          ? { until: now + words.ackMinutes(given.groups, given.alarms) * 60_000 }
          : given.act === 'shelve'
            ? { until: Math.min(given.until ?? now + MS_PER_HOUR, desk.shiftEndsAt(now), now + longestShelfMs) }
            : {};
      const built = build(given.act, given.groups, given.alarms, {
        ...until,
        ...(given.act === 'shelve' && { reason: given.reason ?? 'other' }),
        ...((given.act === 'shelve' || given.act === 'handOver') && given.note !== '' && { note: given.note }),
      });
      return built === null
        ? err({ code: 'unavailable', message: '本机没有值守告警。 No alarms run on this console.' })
        : ok(built);
    },
    stop(): void {
      desk.stop();
    },
    close(): void {
      store.close();
    },
  };

  function loadFrom(
    from: number,
    now: number,
  ): { readonly records: readonly AlarmRecord[]; readonly load: AlarmLoadFigures } {
    const records = store.records(desk.room()?.area ?? '', from, now + 1);
    const load = new AlarmLoad(from);
    for (const record of records) load.add(record);
    return { records, load: load.figures(now, desk.engine()?.rules.flood.from ?? 10) };
  }
}

/** A number from 0 to 1 that is this console's own. */
const spreadOf = (station: string): number => {
  let sum = 0;
  for (const char of station) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
};

function aloneCondition(engine: AlarmEngine, group: string, now: number): readonly Condition[] {
  const standing = engine.group(group);
  const first = standing?.members.values().next().value;
  if (standing === undefined || first === undefined || !engine.rules.nobody.on) return [];
  return [
    {
      ...first.condition,
      id: conditionId(engine.room, 'nobody', group, String(standing.openedAt)),
      kind: 'nobody',
      priority: engine.rules.nobody.priority,
      from: Math.min(now, standing.rungAt),
      until: null,
      label: '',
    },
  ];
}

/** What an act about some alarms says and covers. */
function createWords(desk: AlarmDesk) {
  const groupsOf = (groups: readonly string[], alarms: readonly string[]) => {
    const engine = desk.engine();
    const own = groups.flatMap((one) => engine?.group(one) ?? []);
    return { own, members: alarms.flatMap((one) => engine?.member(one) ?? []) };
  };
  return {
    members(groups: readonly string[], alarms: readonly string[]): readonly string[] {
      const { own } = groupsOf(groups, []);
      return [...new Set([...own.flatMap((group) => [...group.members.keys()]), ...alarms])];
    },
    priority(groups: readonly string[], alarms: readonly string[]): AlarmPriority {
      const { own, members } = groupsOf(groups, alarms);
      const all = [...own.flatMap((group) => [...group.members.values()]), ...members].map(
        (one) => one.condition.priority,
      );
      return all.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? 'low';
    },
    say(groups: readonly string[], alarms: readonly string[]): string {
      const { own, members } = groupsOf(groups, alarms);
      const first = own[0]?.members.values().next().value ?? members[0];
      if (first === undefined) return '告警';
      const count = own.reduce((sum, one) => sum + one.members.size, 0) + members.length;
      const kind = alarmKindNames[first.condition.kind].zh;
      const number = first.condition.about.number;
      return `${kind}${number === '' ? '' : `：${number}`}${count > 1 ? ` 等${count}条` : ''}`.slice(0, 180);
    },
    ackMinutes(groups: readonly string[], alarms: readonly string[]): number {
      const { own, members } = groupsOf(groups, alarms);
      const kind = own[0]?.kind ?? members[0]?.condition.kind;
      return kind === undefined ? 30 : (desk.engine()?.rules[kind].ackMinutes ?? 30);
    },
  };
}
