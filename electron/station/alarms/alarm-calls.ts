import type { AlarmGroup } from '../../../shared/alarm/alarm-group.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import { type Condition, conditionId } from '../../../shared/alarm/condition.ts';
import type { AlarmEngine } from '../../../shared/alarm/engine.ts';
import { type Handling, handlingOf } from '../../../shared/alarm/handling.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import { listOf } from '../../../shared/domain/dossier/machine.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import type { AlarmActs } from './alarm-acts.ts';
import type { AlarmDesk } from './alarm-desk.ts';
import type { AlarmRows } from './room-rows.ts';

/** Consoles of a room wait each its own while before they call somebody, so that mostly one does, ms. */
const callSpreadMs = 4_000;
/** A call that was not kept is made again after so long, ms. */
const retryMs = 15_000;
/** A call that is refused again and again is nobody's to make here. */
const mostTries = 3;
/** Acts looked through for a colleague's call. */
const lastActs = 200;

/** A number from 0 to 1 that is this console's own. */
const spreadOf = (station: string): number => {
  let sum = 0;
  for (const char of station) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
};

export type AlarmCallsOptions = {
  readonly context: FeedContext;
  readonly rows: AlarmRows;
  readonly desk: AlarmDesk;
  readonly acts: AlarmActs;
  readonly run: (command: DossierAct) => void;
};

type Attempt = {
  /** Group and when it was opened. */
  readonly name: string;
  readonly key: string;
  /** The call this console has made; looked after until it is kept. */
  readonly own: string | null;
  readonly tries: number;
};

/** Calls people when the ladder goes up, through the journal (A4); that nobody can be reached is an alarm of its own. */
export function createAlarmCalls({ context, rows, desk, acts, run }: AlarmCallsOptions) {
  const { stores, clock, timers } = context;
  const alone = new Set<string>();
  /** Step that is called, or is being called, by group as it was opened. */
  const calling = new Map<string, number>();
  let stopped = false;
  // The hub alone can reach anybody; and a console that is behind does not know who was called meanwhile.
  const isOnline = (): boolean => context.line().state === 'online';
  const wasCalled = (group: AlarmGroup, rung: number): boolean =>
    rows.lastActs(stores.cache, lastActs).some((file) => {
      const act = handlingOf(file, desk.room()?.area ?? '');
      return act !== null && isCallFor(act, group, rung);
    });
  function callIn(ms: number, attempt: Attempt): void {
    timers.set(() => {
      if (stopped) return;
      try {
        call(attempt);
      } catch (error) {
        context.trouble(error);
        callIn(retryMs, attempt);
      }
    }, ms);
  }
  function call(attempt: Attempt): void {
    const { name, key, own, tries } = attempt;
    const rung = calling.get(name);
    const group = desk.engine()?.group(key);
    if (rung === undefined || group === undefined || group.counts.loud === 0 || !isOnline()) {
      calling.delete(name);
      return;
    }
    // The hub may still refuse it, and then nobody has been called.
    if (context.replica.acts().some(({ sent }) => isCall(sent.command, key, rung))) return callIn(retryMs, attempt);
    if ((own !== null && stores.cache.dossier(own) !== undefined) || wasCalled(group, rung) || tries === mostTries)
      return;
    const to = desk.turn(rung === 1 ? 1 : 2, clock.hub()).who?.account ?? '';
    const command = acts.build(
      'escalate',
      { groups: [key], alarms: [] },
      { rung: rung === 1 ? 'leader' : 'director', ...(to !== '' && { to }) },
    );
    if (command !== null) run(command);
    callIn(retryMs, { name, key, own: command?.dossier ?? null, tries: tries + 1 });
  }
  return {
    told(records: readonly AlarmRecord[], engine: AlarmEngine): void {
      for (const record of records) {
        if (record.group === null) continue;
        if (record.what === 'nobody' && record.kind !== 'nobody') alone.add(record.group);
      }
      for (const one of alone) if ((engine.group(one)?.counts.loud ?? 0) === 0) alone.delete(one);
      const now = clock.hub();
      engine.setRow(
        'nobody',
        [...alone].flatMap((one) => aloneCondition(engine, one, now)),
        now,
      );
    },
    /** Calls for every group that stands above the seats and was not called for: whatever ended this process before it could. */
    owed(engine: AlarmEngine): void {
      if (!isOnline()) return;
      const standing = new Set<string>();
      for (const group of engine.groups()) {
        const name = `${group.key} ${group.openedAt}`;
        standing.add(name);
        if (group.rung === 0 || group.counts.loud === 0 || (calling.get(name) ?? 0) >= group.rung) continue;
        calling.set(name, group.rung);
        const wait = Math.floor(spreadOf(stores.outbox.meta('station') ?? '') * callSpreadMs);
        callIn(wait, { name, key: group.key, own: null, tries: 0 });
      }
      for (const name of calling.keys()) if (!standing.has(name)) calling.delete(name);
    },
    /** Another cache: a hub that came back older may not know of a call. */
    forget: (): void => calling.clear(),
    stop(): void {
      stopped = true;
    },
  };
}

/** Where a colleague's console was quicker, this one is silent. An estimate that was put right tells no moments of before apart: then its members do. */
function isCallFor(act: Handling, { key, openedAt, members }: AlarmGroup, rung: number): boolean {
  if (act.act !== 'escalate' || !act.groups.includes(key) || (act.rung ?? 0) < rung) return false;
  const isAbout = (alarm: string): boolean => {
    const about = members.get(alarm)?.condition.about;
    return about !== undefined && (about.event !== null || about.dossier !== null);
  };
  return act.at >= openedAt || act.alarms.some(isAbout);
}

/** A call that waits to be sent; of somebody who sat here before it is not shown. */
const isCall = (command: Command, group: string, rung: number): boolean =>
  command.kind === 'dossier.act' &&
  command.machine === 'alarmHandling' &&
  command.act === 'escalate' &&
  listOf(command.fields, 'groups').includes(group) &&
  (command.fields['rung'] === 'director' ? 2 : 1) >= rung;

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
