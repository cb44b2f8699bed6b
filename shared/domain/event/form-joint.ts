import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Clock } from '../../time/clock.ts';
import { dispatchLevels, flowStep } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, type LoadedEvent, verb } from '../verb.ts';
import { departmentRefusal, departmentWarnings } from './dispatch-target.ts';
import type { GridEvent, Holder } from './event.ts';
import { handlingFrom, leaveStep, localClock, runningHandling, subTaskClock, takeOver } from './event-clocks.ts';
import { areaAt, maySeatAtLevel } from './guards.ts';
import type { SubTask } from './parties.ts';
import { withDepartments } from './party-work.ts';
import { subDueRefusal } from './sub-task-due.ts';
import { partyShape } from './whistle-event.ts';

const assistantShape = partyShape.extend({
  share: z.string().min(1).max(500),
  /** First instant too late, ms; null = the due moment of the event. */
  due: z.number().int().nullable(),
});

const shape = z.strictObject({
  kind: z.literal('event.formJoint'),
  event: z.uuid(),
  lead: partyShape,
  leadShare: z.string().min(1).max(500),
  assistants: z.array(assistantShape).min(1).max(10),
  majorMatter: z.boolean(),
  /** Why departments outside their duty lists take part all the same (LYG-4-2). */
  dutyReason: z.string().min(1).max(200).nullable().optional(),
});
export type FormJoint = z.infer<typeof shape>;

/**
 * T18: the centre sets one lead and its assistants, each with its share and a due moment not later than the event's (LYG-21-1,
 * AK-11.5-2; invariant 2). The event's clock stays on the lead; the assistants' clocks are local. Every party sees the event.
 */
export const formJoint = verb<FormJoint>({
  kind: 'event.formJoint',
  rule: 'T18',
  shape,
  needs: (c) => ({ event: c.event, departments: [c.lead.id, ...c.assistants.map((a) => a.id)] }),
  from: ['triage', 'inHandling'],
  may: maySeatAtLevel('T18'),
  ready: ({ rules }, event) => {
    if (!flowStep(rules.profile, 'flow.joint').on) return refusal('switched-off-by-profile', 'T18');
    if (event.returnRequest !== null) return refusal('return-pending', 'T15');
    if (event.state === 'triage')
      return dispatchLevels(rules.profile).includes(event.level)
        ? null
        : refusal('level-cannot-dispatch', 'T18', null, { level: event.level });
    return event.holder?.kind === 'department'
      ? null
      : refusal('holder-is-no-department', 'T18', null, { holder: event.holder?.name ?? '' });
  },
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const barred = partiesRefusal(context, loaded, c) ?? duesRefusal(context, event, c);
    if (barred !== null) return err(barred);
    const lead: Holder = { kind: 'department', ...c.lead };
    const { tasks, start } = subTasksOf(context, event, c);
    const first = event.state === 'triage' ? fromTriage(context, event, c, lead) : null;
    return ok({
      kind: 'event.jointFormed',
      event: c.event,
      lead: lead.name,
      leadShare: c.leadShare,
      assistants: tasks.map((task) => task.name),
      ...(c.dutyReason != null && { dutyReason: c.dutyReason }),
      warnings: [c.lead, ...c.assistants].flatMap((d) =>
        departmentWarnings(context.rules, event.item, loaded.departments?.get(d.id)),
      ),
      effects: {
        to: 'jointHandling',
        ...first?.effects,
        start: [...(first?.effects.start ?? []), ...start],
        party: {
          ...first?.party,
          subTasks: tasks,
          jointAsk: null,
          lastHolder: lead,
          departments: withDepartments(event, [lead.id, ...c.assistants.map((a) => a.id)]),
          flags: {
            ...event.flags,
            joint: true,
            majorMatter: event.state === 'triage' ? c.majorMatter : event.flags.majorMatter,
          },
        },
      },
    });
  },
});

function partiesRefusal({ rules }: Context, { event, departments }: LoadedEvent, c: FormJoint): Refusal | null {
  const ids = [c.lead.id, ...c.assistants.map((a) => a.id)];
  if (new Set(ids).size !== ids.length) return refusal('parties-differ', 'T18', 'LYG-21-1');
  if (event.item === 'unclassified') return refusal('unclassified', 'T18', 'LYG-28-2');
  if (event.state === 'inHandling' && event.holder?.id !== c.lead.id)
    return refusal('lead-is-the-holder', 'T18', null, { holder: event.holder?.name ?? '' });
  const lead = departmentRefusal(rules, event, c.lead, departments?.get(c.lead.id), c.dutyReason ?? null, 'T18');
  if (lead !== null && event.state === 'triage') return lead;
  const unknown = c.assistants.find((a) => !departments?.has(a.id));
  return unknown === undefined ? null : refusal('unknown-department', 'T18', null, { department: unknown.name });
}

/** The event's due moment as far as it is known; before delivery as if it were delivered now, which is never later than it will be. */
function eventDue(context: Context, event: GridEvent, c: FormJoint): number {
  const running = runningHandling(event);
  const called = event.whistle?.calls.find((call) => call.department === c.lead.id);
  const own = event.state === 'triage' ? running.find((clock) => clock.id === called?.clock) : running.at(-1);
  if (own !== undefined) return own.due;
  return handlingFrom(context, event, event.level, c.majorMatter, context.hubAt ?? context.at).due;
}

function duesRefusal(context: Context, event: GridEvent, c: FormJoint): Refusal | null {
  const until = eventDue(context, event, c);
  for (const { due, name } of c.assistants) {
    const barred = subDueRefusal(due, until, context.at, name, 'T18');
    if (barred !== null) return barred;
  }
  return null;
}

function subTasksOf(
  context: Context,
  event: GridEvent,
  c: FormJoint,
): { readonly tasks: readonly SubTask[]; readonly start: readonly Clock[] } {
  const until = eventDue(context, event, c);
  const start: Clock[] = [];
  const tasks = c.assistants.map(({ id, name, share, due }, n): SubTask => {
    const clocks = subTaskClock(context, event, n, due ?? until);
    start.push(...clocks);
    return {
      id: `s${event.version + 1}.${n}`,
      department: id,
      name,
      share,
      due: due ?? until,
      clock: clocks[0]?.id ?? null,
      state: 'open',
      officer: null,
      result: null,
      proofs: [],
      reason: null,
      at: context.at,
    };
  });
  return { tasks, start };
}

/** From triage it is a dispatch as well: the lead's clock starts on delivery and it owes a sign-in. */
function fromTriage(context: Context, event: GridEvent, c: FormJoint, lead: Holder) {
  const delivered = context.hubAt;
  const taken = takeOver(context, event, { kind: 'department', id: lead.id }, c.majorMatter);
  const signIn = delivered === null ? [] : [localClock(context, event, 'signIn', delivered)];
  return {
    effects: {
      holder: lead,
      handler: null,
      stop: [...leaveStep(event, context.at), ...taken.stop],
      start: [...taken.start, ...signIn],
    },
    party: {
      dispatcher: { level: event.level, area: areaAt(event, event.level) ?? event.place.area },
      deliveredAt: delivered,
    },
  };
}
