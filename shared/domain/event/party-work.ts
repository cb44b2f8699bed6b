import type { GridEvent } from './event.ts';
import type { DepartmentCall, PartyFields, SubTask } from './parties.ts';

/** Every department ever involved, the new ones behind. */
export const withDepartments = (event: Pick<GridEvent, 'departments'>, ids: readonly string[]): readonly string[] => [
  ...new Set([...event.departments, ...ids]),
];

const settled: ReadonlySet<SubTask['state']> = new Set(['done', 'waived']);

/** Sub-tasks the lead still waits for: a joint result needs every one done or waived (T23). */
export const unsettled = (event: Pick<GridEvent, 'subTasks'>): readonly SubTask[] =>
  event.subTasks.filter((task) => !settled.has(task.state));

/** What becomes of joint handling when the lead gives the event back: shares still open end as waived, nobody is joined any more. */
export const jointEnds = (
  event: Pick<GridEvent, 'subTasks' | 'flags'>,
  reason: string,
  at: number,
): Partial<PartyFields> & Pick<GridEvent, 'flags'> => ({
  subTasks: event.subTasks.map((task) =>
    settled.has(task.state) ? task : { ...task, state: 'waived' as const, reason, at },
  ),
  jointAsk: null,
  flags: { ...event.flags, joint: false },
});

/** Called departments that have not answered. */
export const waitingCalls = (event: Pick<GridEvent, 'whistle'>): readonly DepartmentCall[] =>
  event.whistle?.calls.filter((call) => call.answer === 'waiting') ?? [];

/** Departments that owe something now: the holder, called ones that have not answered, assistants at work. */
export function owingDepartments(event: GridEvent): readonly string[] {
  const holder = event.holder?.kind === 'department' ? [event.holder.id] : [];
  const called = event.state === 'whistled' ? waitingCalls(event).map((c) => c.department) : [];
  const assisting =
    event.state === 'jointHandling'
      ? event.subTasks.filter((t) => t.state === 'open' || t.state === 'signedIn').map((t) => t.department)
      : [];
  return [...new Set([...holder, ...called, ...assisting])];
}
