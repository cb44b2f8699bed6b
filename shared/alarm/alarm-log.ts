import { type AlarmGroup, type Member, priorityOf } from './alarm-group.ts';
import type { AlarmHappening, AlarmReason, AlarmRecord, AlarmStep } from './alarm-record.ts';

/** What a line is about: a member, a group, or what is named where neither stands any more. */
export type About = {
  readonly member?: Member;
  readonly of?: AlarmGroup;
  readonly id?: string;
  readonly alarm?: string | null;
  readonly group?: string | null;
};

/** Gathers the lines of a tick and what changed of the state that a restart needs. */
export class AlarmLog {
  #records: AlarmRecord[] = [];
  #alarms = new Map<string, Member | null>();
  #groups = new Map<string, AlarmGroup | null>();

  write(what: AlarmHappening, at: number, due: number, reason: AlarmReason, about: About): void {
    const { member, of } = about;
    const alarm = member?.condition.id ?? about.alarm ?? null;
    const group = member?.group ?? of;
    const key = group?.key ?? about.group ?? null;
    const subject = member?.condition.about;
    this.#records.push({
      id: about.id ?? `${what} ${alarm ?? key ?? ''} ${at}`,
      at,
      due,
      what,
      kind: member?.condition.kind ?? of?.kind ?? null,
      priority: member?.condition.priority ?? (of === undefined ? null : priorityOf(of)),
      alarm,
      group: key,
      subject: subject?.event ?? subject?.dossier ?? null,
      name: subject?.name ?? '',
      members: group?.members.size ?? 0,
      reason,
    });
  }

  /** Its state is another one; null: it stands no more. */
  alarm(id: string, member: Member | null): void {
    this.#alarms.set(id, member);
  }
  group(key: string, group: AlarmGroup | null): void {
    this.#groups.set(key, group);
  }

  take(): AlarmStep {
    const step = {
      records: this.#records,
      alarms: [...this.#alarms].flatMap(([id, member]) =>
        member?.raisedAt == null || member.group === null
          ? []
          : [{ id, group: member.group.key, raisedAt: member.raisedAt, stoodAt: member.stoodAt }],
      ),
      gone: [...this.#alarms].flatMap(([id, member]) => (member?.raisedAt == null ? [id] : [])),
      groups: [...this.#groups].flatMap(([key, group]) =>
        group === null
          ? []
          : [{ key, openedAt: group.openedAt, lastSoundAt: group.lastSoundAt, rung: group.rung, rungAt: group.rungAt }],
      ),
      goneGroups: [...this.#groups].flatMap(([key, group]) => (group === null ? [key] : [])),
    };
    this.#records = [];
    this.#alarms = new Map();
    this.#groups = new Map();
    return step;
  }
}

/** Two ticks as one: what the later says of an alarm or a group holds. */
export function joinSteps(a: AlarmStep, b: AlarmStep): AlarmStep {
  const laterAlarms = new Set([...b.gone, ...b.alarms.map((one) => one.id)]);
  const laterGroups = new Set([...b.goneGroups, ...b.groups.map((one) => one.key)]);
  return {
    records: [...a.records, ...b.records],
    alarms: [...a.alarms.filter((one) => !laterAlarms.has(one.id)), ...b.alarms],
    gone: [...a.gone.filter((id) => !laterAlarms.has(id)), ...b.gone],
    groups: [...a.groups.filter((one) => !laterGroups.has(one.key)), ...b.groups],
    goneGroups: [...a.goneGroups.filter((key) => !laterGroups.has(key)), ...b.goneGroups],
  };
}
