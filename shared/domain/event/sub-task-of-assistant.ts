import { err, ok, type Result } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Actor } from '../actor/actor.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { stopOf } from './event-clocks.ts';
import { mayDepartment } from './guards.ts';
import type { SubTask } from './parties.ts';
import { proofShape } from './proof.ts';

const assisting = (event: GridEvent): readonly string[] => event.subTasks.map((task) => task.department);

/** The sub-tasks with one changed. */
export const withSubTask = (
  event: Pick<GridEvent, 'subTasks'>,
  id: string,
  change: Partial<SubTask>,
): readonly SubTask[] => event.subTasks.map((task) => (task.id === id ? { ...task, ...change } : task));

/** A sub-task by its id that stands in one of these states; an own one where `actor` is given. */
export function findSubTask(
  event: GridEvent,
  id: string,
  states: readonly SubTask['state'][],
  actor?: Actor,
): Result<SubTask, Refusal> {
  const task = event.subTasks.find((t) => t.id === id);
  if (task === undefined || (actor !== undefined && task.department !== actor.department))
    return err(refusal('no-such-sub-task', 'T18', 'LYG-21-1'));
  return states.includes(task.state)
    ? ok(task)
    : err(refusal('sub-task-settled', 'T18', null, { subTask: task.state }));
}

/** Offered only where the actor's department has a sub-task in one of these states. */
const ownIn =
  (states: readonly SubTask['state'][]) =>
  ({ actor }: Context, event: GridEvent): Refusal | null => {
    const own = event.subTasks.filter((task) => task.department === actor.department);
    if (own.some((task) => states.includes(task.state))) return null;
    return refusal('sub-task-settled', 'T18', null, { subTask: own.at(-1)?.state ?? '' });
  };

const signInShape = z.strictObject({
  kind: z.literal('event.signInSubTask'),
  event: z.uuid(),
  subTask: z.string().min(1).max(40),
  officer: z.string().max(40),
});
export type SignInSubTask = z.infer<typeof signInShape>;

/** T18: an assistant takes its share and names who does it (LYG-30-1). */
export const signInSubTask = verb<SignInSubTask>({
  kind: 'event.signInSubTask',
  rule: 'T18',
  shape: signInShape,
  needs: (c) => ({ event: c.event }),
  from: ['jointHandling'],
  may: mayDepartment('T18', assisting, true),
  ready: ownIn(['open']),
  decide: ({ actor, at }, { event }, c) => {
    const officer = c.officer.trim();
    if (officer === '') return err(refusal('handler-missing', 'T18', 'LYG-30-1'));
    const found = findSubTask(event, c.subTask, ['open'], actor);
    if (!found.ok) return found;
    return ok({
      kind: 'event.subTaskSignedIn',
      event: c.event,
      subTask: c.subTask,
      department: found.value.name,
      officer,
      effects: { party: { subTasks: withSubTask(event, c.subTask, { state: 'signedIn', officer, at }) } },
    });
  },
});

const submitShape = z.strictObject({
  kind: z.literal('event.submitSubResult'),
  event: z.uuid(),
  subTask: z.string().min(1).max(40),
  result: z.string().min(1).max(4000),
  proofs: z.array(proofShape).max(20),
});
export type SubmitSubResult = z.infer<typeof submitShape>;

/** T18: an assistant hands its result to the lead; the lead answers for the whole (T23). */
export const submitSubResult = verb<SubmitSubResult>({
  kind: 'event.submitSubResult',
  rule: 'T18',
  shape: submitShape,
  needs: (c) => ({ event: c.event }),
  from: ['jointHandling'],
  may: mayDepartment('T18', assisting),
  ready: ownIn(['signedIn']),
  decide: ({ actor, at }, { event }, c) => {
    const found = findSubTask(event, c.subTask, ['signedIn'], actor);
    if (!found.ok) return found;
    if (c.proofs.length === 0) return err(refusal('proof-missing', 'T18', 'LYG-30-2'));
    const done = { state: 'done', result: c.result, proofs: c.proofs, at } as const;
    return ok({
      kind: 'event.subResultSubmitted',
      event: c.event,
      subTask: c.subTask,
      department: found.value.name,
      result: c.result,
      effects: {
        stop: stopOf(event, found.value.clock, at, 'done'),
        party: { subTasks: withSubTask(event, c.subTask, done) },
      },
    });
  },
});

const returnShape = z.strictObject({
  kind: z.literal('event.returnSubTask'),
  event: z.uuid(),
  subTask: z.string().min(1).max(40),
  reasonCode: z.string().min(1).max(40),
  reason: z.string().min(1).max(500),
});
export type ReturnSubTask = z.infer<typeof returnShape>;

/** T15 for assistants: only the own share goes back, and to the lead, who waives or gives it to another. */
export const returnSubTask = verb<ReturnSubTask>({
  kind: 'event.returnSubTask',
  rule: 'T15',
  shape: returnShape,
  needs: (c) => ({ event: c.event }),
  from: ['jointHandling'],
  may: mayDepartment('T15', assisting),
  ready: ownIn(['open', 'signedIn']),
  decide: ({ actor, at }, { event }, c) => {
    const found = findSubTask(event, c.subTask, ['open', 'signedIn'], actor);
    if (!found.ok) return found;
    return ok({
      kind: 'event.subTaskReturned',
      event: c.event,
      subTask: c.subTask,
      department: found.value.name,
      reasonCode: c.reasonCode,
      reason: c.reason,
      effects: {
        stop: stopOf(event, found.value.clock, at, 'returned'),
        party: { subTasks: withSubTask(event, c.subTask, { state: 'returned', reason: c.reason, at }) },
      },
    });
  },
});
