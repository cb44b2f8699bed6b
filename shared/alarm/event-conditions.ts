import type { Dossier } from '../domain/dossier/dossier.ts';
import { machineOf } from '../domain/dossier/machines.ts';
import { type GridEvent, isOpen, voidStates } from '../domain/event/event.ts';
import { areaAt } from '../domain/event/guards.ts';
import { majorWaits, majorWaitsSince } from '../domain/event/major-waits.ts';
import { type AlarmKind, type AlarmPriority, type AlarmRules, alarmPriorities } from '../domain/profile/alarm-rules.ts';
import { type Clock, type ClockKind, currentDue, isRunning } from '../time/clock.ts';
import { MS_PER_HOUR } from '../time/local-date.ts';
import { type AlarmSubject, type Condition, conditionId, type Room } from './condition.ts';

/** Clocks of the handling itself; the others are steps of the centre and of those it asks. */
const handling: ReadonlySet<ClockKind> = new Set([
  'deptHandle',
  'cityHandle',
  'cityMajorMatter',
  'foreignTarget',
  'upperReply',
]);
/** What a clock that ran out alarms as. `feedbackToRequester` stands as the obligation it belongs to. */
const lateAs = (kind: ClockKind): AlarmKind | null => {
  if (handling.has(kind)) return 'overdue';
  if (kind === 'signIn') return 'notSigned';
  if (kind === 'reportIn') return 'whistle';
  if (kind === 'supervisionReply') return 'supervision';
  if (kind === 'dossier') return 'file';
  return kind === 'feedbackToRequester' ? null : 'stepLate';
};
/** A major event sounds by itself: its reports are not announced before they are late. */
const announced = (kind: ClockKind): boolean => kind !== 'majorFirstReport' && kind !== 'majorOnwardReport';

/** True where this centre is the one to act on an event: the one it stands with (level and area). */
export function isOfRoom(room: Room, event: GridEvent): boolean {
  const level = event.level === 'village' ? 'town' : event.level;
  return level === room.level && areaAt(event, level) === room.area;
}

type Made = {
  readonly room: Room;
  readonly rules: AlarmRules;
  readonly subject: string;
  readonly about: AlarmSubject;
  /** One step louder: supervised, or grave (A2). */
  readonly louder: boolean;
};

function made(m: Made, kind: AlarmKind, key: string, more: Pick<Condition, 'from'> & Partial<Condition>): Condition {
  const rule = m.rules[kind];
  return {
    id: conditionId(m.room, kind, m.subject, key),
    kind,
    priority: m.louder && kind !== 'dueSoon' ? oneLouder(rule.priority) : rule.priority,
    until: null,
    label: labelOf(m, kind),
    about: m.about,
    clock: null,
    amount: null,
    ...more,
  };
}

/** Nothing but what rings at once becomes urgent. */
const oneLouder = (priority: AlarmPriority): AlarmPriority =>
  priority === 'urgent' ? 'urgent' : (alarmPriorities[Math.max(1, alarmPriorities.indexOf(priority) - 1)] ?? priority);

function labelOf({ rules, about }: Made, kind: AlarmKind): string | null {
  switch (rules[kind].group) {
    case 'none':
      return null;
    case 'kind':
      return '';
    case 'town':
      return about.area.slice(0, 9);
    case 'holder':
      return about.holder === null ? `area:${about.area.slice(0, 9)}` : `${about.holder.kind}:${about.holder.id}`;
  }
}

/**
 * Everything about an event that its centre must act on by a stated time: true now, or from a moment to come (A2). Nothing for the
 * other rooms, so that each condition alarms in one.
 */
export function eventConditions(room: Room, event: GridEvent, rules: AlarmRules): readonly Condition[] {
  if (voidStates.has(event.state) || event.state === 'archived' || !isOfRoom(room, event)) return [];
  const m: Made = {
    room,
    rules,
    subject: event.id,
    about: {
      event: event.id,
      dossier: null,
      number: event.number,
      name: event.flags.restricted ? event.number : event.title,
      area: event.place.area,
      holder: event.holder,
      severity: event.severity,
      supervised: event.flags.supervised,
    },
    louder: event.flags.supervised || (event.severity !== null && event.severity <= 2),
  };
  return [
    ...(rules.major.on && majorWaits(event)
      ? [made(m, 'major', String(majorWaitsSince(event)), { from: majorWaitsSince(event) })]
      : []),
    ...event.clocks.filter(isRunning).flatMap((clock) => clockConditions(m, clock)),
    ...owed(m, event),
  ];
}

/** Late, and before that soon due. An extension moves both: it is the moment worked towards (D5). */
function clockConditions(m: Made, clock: Clock): readonly Condition[] {
  const { rules } = m;
  const kind = lateAs(clock.kind);
  if (kind === null) return [];
  const due = currentDue(clock);
  const key = `${clock.id}.${due}`;
  const of = { kind: clock.kind, startAt: clock.startAt, due, statutory: clock.statutory };
  const late = rules[kind].on ? [made(m, kind, key, { from: due, clock: of })] : [];
  if (!rules.dueSoon.on || !announced(clock.kind) || due <= clock.startAt) return late;
  const { share, leadHours, stepLeadHours } = rules.dueSoon;
  const lead = (clock.statutory || handling.has(clock.kind) ? leadHours : stepLeadHours) * MS_PER_HOUR;
  const from = Math.max(Math.round(clock.startAt + share * (due - clock.startAt)), due - lead);
  return [made(m, 'dueSoon', key, { from, until: due, clock: of }), ...late];
}

/** Duties to tell somebody that are past their moment (C16); those of an open event come due with it. */
const owed = (m: Made, event: GridEvent): readonly Condition[] =>
  !m.rules.feedback.on || isOpen(event)
    ? []
    : event.obligations.flatMap((duty) =>
        duty.clearedAt === null && duty.exempt === null && duty.due !== null
          ? [made(m, 'feedback', `${duty.id}.${duty.due}`, { from: duty.due })]
          : [],
      );

/** A dossier past a clock or a duty of its own. Restricted ones say their number only. */
export function dossierConditions(room: Room, dossier: Dossier, rules: AlarmRules): readonly Condition[] {
  if (dossier.endedAt !== null || !rules.file.on) return [];
  if (dossier.level !== room.level || dossier.area.slice(0, room.area.length) !== room.area) return [];
  const m: Made = {
    room,
    rules,
    subject: dossier.id,
    about: {
      event: null,
      dossier: dossier.id,
      number: dossier.number,
      name: dossier.restricted ? dossier.number : `${machineOf(dossier.machine)?.zh ?? ''} ${dossier.title}`.trim(),
      area: dossier.area,
      holder: null,
      severity: null,
      supervised: false,
    },
    louder: false,
  };
  return [
    ...dossier.clocks.filter(isRunning).flatMap((clock) => clockConditions(m, clock)),
    ...dossier.duties.flatMap((duty) =>
      duty.clearedAt === null && duty.due !== null
        ? [made(m, 'file', `${duty.id}.${duty.due}`, { from: duty.due })]
        : [],
    ),
  ];
}
