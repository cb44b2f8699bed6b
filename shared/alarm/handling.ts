import type { Role } from '../domain/actor/actor.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { listOf, textOf } from '../domain/dossier/machine.ts';
import { type AlarmPriority, alarmPriorities } from '../domain/profile/alarm-rules.ts';

export const handlingActs = ['acknowledge', 'shelve', 'unshelve', 'handOver', 'escalate'] as const;
export type HandlingAct = (typeof handlingActs)[number];

/** What somebody did about alarms: an act of the journal that every console of the room reads alike (decision 0010). */
export type Handling = {
  readonly id: string;
  readonly act: HandlingAct;
  /** Done time, ms: acts count in this order on every console, whenever they come in. */
  readonly at: number;
  readonly by: { readonly account: string; readonly name: string; readonly role: Role | null };
  readonly alarms: readonly string[];
  readonly groups: readonly string[];
  /** The loudest it covered: a new member above it sounds all the same. */
  readonly priority: AlarmPriority;
  /** End of a responsibility or a shelving, ms. */
  readonly until: number | null;
  readonly reason: string | null;
  readonly note: string;
  /** Of an escalation: to which step, whom, and who was passed over. */
  readonly rung: 1 | 2 | null;
  readonly to: string | null;
  readonly skipped: readonly string[];
};

/** The act a file of machine `alarmHandling` stands for; null for any other file and for other rooms. */
export function handlingOf(dossier: Dossier, area: string): Handling | null {
  if (dossier.machine !== 'alarmHandling' || dossier.area !== area) return null;
  const { data } = dossier;
  const step = dossier.steps.at(0);
  const act = handlingActs.find((one) => one === step?.act);
  if (step === undefined || act === undefined) return null;
  const rung = textOf(data, 'rung');
  return {
    id: dossier.id,
    act,
    at: step.at,
    by: { account: step.account, name: step.name, role: null },
    alarms: listOf(data, 'alarms'),
    groups: listOf(data, 'groups'),
    priority: alarmPriorities.find((one) => one === data.priority) ?? 'low',
    until: typeof data.until === 'number' ? data.until : null,
    reason: textOf(data, 'reason') || null,
    note: textOf(data, 'note'),
    rung: rung === 'leader' ? 1 : rung === 'director' ? 2 : null,
    to: textOf(data, 'to') || null,
    skipped: listOf(data, 'skipped'),
  };
}

/** Order in which acts count: done time, then id, so that every console comes to the same answer. */
export const isLater = (a: Handling, b: Handling): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);
