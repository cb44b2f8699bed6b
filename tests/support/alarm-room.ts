/** A room for tests of alarms: conditions out of thin air, acts of colleagues, and a clock that steps from wake-up to wake-up. */
import type { AlarmRecord, SavedAlarms } from '../../shared/alarm/alarm-record.ts';
import { type Condition, conditionId, type Room } from '../../shared/alarm/condition.ts';
import { AlarmEngine, type EngineOptions } from '../../shared/alarm/engine.ts';
import type { Handling } from '../../shared/alarm/handling.ts';
import { type AlarmKind, startAlarmRules } from '../../shared/domain/profile/alarm-rules.ts';

export const alarmRoom: Room = { area: '320722', level: 'county' };
export const minute = 60_000;
export const second = 1_000;
export const t0 = Date.parse('2026-11-19T08:00+08:00');

/** A condition of an event, true from `from`; `label` as its group's rule would make it. */
export function condition(
  kind: AlarmKind,
  subject: string,
  from: number,
  more: Partial<Condition> & { readonly town?: string } = {},
): Condition {
  const rule = startAlarmRules()[kind];
  const { town = '320722001', ...rest } = more;
  return {
    id: conditionId(alarmRoom, kind, subject, '1'),
    kind,
    priority: rule.priority,
    from,
    until: null,
    label: rule.group === 'none' ? null : 'department:a',
    about: {
      event: subject,
      dossier: null,
      number: subject,
      name: subject,
      area: town,
      holder: null,
      severity: null,
      supervised: false,
    },
    clock: null,
    amount: null,
    ...rest,
  };
}

/** A room's engine driven as a station drives it: from one due moment to the next. */
export function room(options: Partial<EngineOptions> = {}, saved?: SavedAlarms, done: readonly Handling[] = []) {
  const rules = options.rules ?? startAlarmRules();
  let now = t0;
  const engine = new AlarmEngine({ room: alarmRoom, ...options, rules });
  if (saved !== undefined) engine.restore(saved);
  const records: AlarmRecord[] = [];
  const alarms = new Map<string, SavedAlarms['alarms'][number]>();
  const groups = new Map<string, SavedAlarms['groups'][number]>();
  const acts: Handling[] = [];
  const take = (given: Handling): void => {
    acts.push(given);
    engine.handle(given, now);
  };
  for (const one of done) take(one);
  let started = false;
  const keep = (step = engine.advance(now)): void => {
    records.push(...step.records);
    for (const one of step.alarms) alarms.set(one.id, one);
    for (const id of step.gone) alarms.delete(id);
    for (const one of step.groups) groups.set(one.key, one);
    for (const key of step.goneGroups) groups.delete(key);
  };
  const groupOf = (id: string) => engine.member(id)?.group ?? null;
  return {
    engine,
    records,
    /** Everything people did so far, as the journal keeps it. */
    acts,
    now: () => now,
    /** Everything known is told; from here on what comes is new. */
    start(): void {
      started = true;
      keep(engine.loaded(now));
    },
    set(subject: string, ...conditions: readonly Condition[]): void {
      engine.setRow(subject, conditions, now);
      if (started) keep();
    },
    /** Goes to a moment, stopping at every wake-up on the way. */
    to(moment: number): void {
      for (let at = engine.next(); started && at !== null && at <= moment; at = engine.next()) {
        now = Math.max(now, at);
        keep();
      }
      now = moment;
      if (started) keep();
    },
    act(act: Handling['act'], alarms: readonly string[], more: Partial<Handling> = {}): Handling {
      const given: Handling = {
        id: `act${acts.length + 1}`,
        act,
        at: now,
        by: { account: 'seat3', name: '王敏', role: 'countySeat' },
        alarms,
        groups: alarms.flatMap((id) => groupOf(id)?.key ?? []),
        priority: 'urgent',
        until: act === 'acknowledge' ? now + 30 * minute : null,
        reason: null,
        note: '',
        rung: null,
        to: null,
        skipped: [],
        ...more,
      };
      take(given);
      keep();
      return given;
    },
    stance: (id: string) => engine.member(id)?.stance?.code ?? null,
    rung: (id: string) => groupOf(id)?.rung ?? null,
    /** How often something was written down, of one alarm or group or of all. */
    count: (what: AlarmRecord['what'], about?: string) =>
      records.filter((one) => one.what === what && (about === undefined || one.alarm === about || one.group === about))
        .length,
    saved: (): SavedAlarms => {
      const flood = engine.flood();
      return {
        alarms: [...alarms.values()],
        groups: [...groups.values()],
        flood: flood === null ? null : { startedAt: flood.startedAt, count: flood.count, peak: flood.peak },
      };
    },
  };
}
