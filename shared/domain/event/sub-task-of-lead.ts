import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { runningHandling, stopOf, subTaskClock } from './event-clocks.ts';
import { mayHolder } from './guards.ts';
import type { SubTask } from './parties.ts';
import { unsettled, withDepartments } from './party-work.ts';
import { subDueRefusal } from './sub-task-due.ts';
import { findSubTask, withSubTask } from './sub-task-of-assistant.ts';
import { partyShape } from './whistle-event.ts';

const live: readonly SubTask['state'][] = ['open', 'signedIn', 'returned'];

const anyUnsettled = (_context: Context, event: GridEvent): Refusal | null =>
  unsettled(event).length > 0 ? null : refusal('sub-task-settled', 'T18', null, { subTask: 'done' });

const waiveShape = z.strictObject({
  kind: z.literal('event.waiveSubTask'),
  event: z.uuid(),
  subTask: z.string().min(1).max(40),
  reason: z.string().min(1).max(500),
});
export type WaiveSubTask = z.infer<typeof waiveShape>;

/** T18: the lead goes on without a share that is not needed or will not come, and says why. */
export const waiveSubTask = verb<WaiveSubTask>({
  kind: 'event.waiveSubTask',
  rule: 'T18',
  shape: waiveShape,
  needs: (c) => ({ event: c.event }),
  from: ['jointHandling'],
  may: mayHolder('T18', { staff: false }),
  ready: anyUnsettled,
  decide: ({ at }, { event }, c) => {
    const found = findSubTask(event, c.subTask, live);
    if (!found.ok) return found;
    return ok({
      kind: 'event.subTaskWaived',
      event: c.event,
      subTask: c.subTask,
      department: found.value.name,
      reason: c.reason,
      effects: {
        stop: stopOf(event, found.value.clock, at, 'cleared'),
        party: { subTasks: withSubTask(event, c.subTask, { state: 'waived', reason: c.reason, at }) },
      },
    });
  },
});

const reassignShape = z.strictObject({
  kind: z.literal('event.reassignSubTask'),
  event: z.uuid(),
  subTask: z.string().min(1).max(40),
  to: partyShape,
  share: z.string().min(1).max(500),
  /** First instant too late, ms; null = the due moment of the event. */
  due: z.number().int().nullable(),
  reason: z.string().min(1).max(500),
});
export type ReassignSubTask = z.infer<typeof reassignShape>;

/** T18: the lead gives a share to another department; the first one's ends as waived with the reason, so that both stay on file. */
export const reassignSubTask = verb<ReassignSubTask>({
  kind: 'event.reassignSubTask',
  rule: 'T18',
  shape: reassignShape,
  needs: (c) => ({ event: c.event, departments: [c.to.id] }),
  from: ['jointHandling'],
  may: mayHolder('T18', { staff: false }),
  ready: anyUnsettled,
  decide: (context, { event, departments }, c) => {
    const found = findSubTask(event, c.subTask, live);
    if (!found.ok) return found;
    const until = runningHandling(event).at(-1)?.due ?? null;
    const barred = reassignRefusal(event, departments, c, until, context.at);
    if (barred !== null) return err(barred);
    const due = c.due ?? until;
    const start = due === null ? [] : subTaskClock(context, event, 0, due);
    const task: SubTask = {
      id: `s${event.version + 1}.0`,
      department: c.to.id,
      name: c.to.name,
      share: c.share,
      due,
      clock: start[0]?.id ?? null,
      state: 'open',
      officer: null,
      result: null,
      proofs: [],
      reason: null,
      at: context.at,
    };
    const ended = withSubTask(event, c.subTask, { state: 'waived', reason: c.reason, at: context.at });
    return ok({
      kind: 'event.subTaskReassigned',
      event: c.event,
      subTask: c.subTask,
      from: found.value.name,
      department: c.to.name,
      share: c.share,
      reason: c.reason,
      effects: {
        stop: stopOf(event, found.value.clock, context.at, 'cleared'),
        start,
        party: { subTasks: [...ended, task], departments: withDepartments(event, [c.to.id]) },
      },
    });
  },
});

function reassignRefusal(
  event: GridEvent,
  departments: ReadonlyMap<string, unknown> | undefined,
  c: ReassignSubTask,
  until: number | null,
  at: number,
): Refusal | null {
  if (departments?.has(c.to.id) !== true) return refusal('unknown-department', 'T18', null, { department: c.to.name });
  const taken = unsettled(event).some((task) => task.department === c.to.id && task.id !== c.subTask);
  if (c.to.id === event.holder?.id || taken) return refusal('parties-differ', 'T18', 'LYG-21-1');
  return subDueRefusal(c.due, until, at, c.to.name, 'T18');
}
