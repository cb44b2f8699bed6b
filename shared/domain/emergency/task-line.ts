import type { Actor } from '../actor/actor.ts';
import type { Department } from '../department/department.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { textOf } from '../dossier/machine.ts';
import type { Staff } from '../grid/grid.ts';

/** A direct task as one line: who has it, how far it is, whom to ring (ZS-29-4). */
export type TaskLine = {
  readonly id: string;
  readonly task: string;
  /** Person or department. */
  readonly who: string;
  /** Work phone; null where the registry has none. */
  readonly phone: string | null;
  readonly state: string;
  /** Instant, ms; null = none. */
  readonly due: number | null;
  readonly endedAt: number | null;
};

type Books = {
  readonly departments: readonly Department[];
  readonly staff: readonly Staff[];
  readonly accounts?: readonly Pick<Actor, 'account' | 'name' | 'unit' | 'area'>[] | undefined;
};

/** The line of a direct task; names as the registry has them, ids where it knows nobody by them. */
export function taskLine(task: Dossier, { departments, staff, accounts = [] }: Books): TaskLine {
  const { id, state, endedAt, data } = task;
  const line = { id, task: textOf(data, 'task'), state, due: data.dueAt == null ? null : Number(data.dueAt), endedAt };
  const department = departments.find((one) => one.id === textOf(data, 'department'));
  if (department !== undefined) return { ...line, who: department.name, phone: department.phone || null };
  const account = textOf(data, 'toAccount');
  const person = accounts.find((one) => one.account === account);
  // Accounts carry no phone: the person's is in the list of staff, under the same name in the same area.
  const onList = staff.find(
    (one) => one.id === account || (one.name === person?.name && one.grid.startsWith(person.area)),
  );
  const who = person === undefined ? (onList?.name ?? account) : `${person.name}（${person.unit}）`;
  return { ...line, who: who || textOf(data, 'department'), phone: onList?.phone || null };
}
