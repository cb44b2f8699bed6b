import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Clock } from '../../time/clock.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import { withMisses } from './escalate-no-answer.ts';
import type { GridEvent } from './event.ts';
import { leaveStep, subTaskClock } from './event-clocks.ts';
import { maySeatAtLevel } from './guards.ts';
import type { DepartmentCall, SubTask, Whistle } from './parties.ts';
import { comers, goneStops, takes } from './report-in.ts';
import { subDueRefusal } from './sub-task-due.ts';

const shareShape = z.strictObject({
  department: z.string().min(1).max(64),
  share: z.string().min(1).max(500),
  /** First instant too late, ms; null = the due moment of the event. */
  due: z.number().int().nullable(),
});

const shape = z.strictObject({
  kind: z.literal('event.nameLead'),
  event: z.uuid(),
  /** Id of the department that leads. */
  lead: z.string().min(1).max(64),
  shares: z.array(shareShape).max(10),
});
export type NameLead = z.infer<typeof shape>;

/**
 * T12, second half: the town names the lead among the departments that came (LYG-21-1). One alone handles it; several handle it
 * jointly, each other one with its share. Calls still unanswered end: missed where their target has passed, else released.
 */
export const nameLead = verb<NameLead>({
  kind: 'event.nameLead',
  rule: 'T12',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['whistled'],
  may: maySeatAtLevel('T12'),
  ready: (_context, event) =>
    event.whistle !== null && comers(event.whistle).length > 0
      ? null
      : refusal('nobody-reported-in', 'T12', 'LYG-21-1'),
  decide: (context, { event }, c) => {
    const { at } = context;
    if (event.whistle === null) return err(refusal('nobody-reported-in', 'T12', 'LYG-21-1'));
    const whistle = closedCalls(event, event.whistle, at);
    const lead = comers(whistle).find((call) => call.department === c.lead);
    if (lead === undefined)
      return err(refusal('not-reported-in', 'T12', 'LYG-21-1', { department: nameOf(whistle, c.lead) }));
    const others = comers(whistle).filter((call) => call !== lead);
    const barred = shareRefusal(event, lead, others, c, at);
    if (barred !== null) return err(barred);
    const { tasks, start } = subTasksOf(context, event, lead, others, c);
    const taken = takes(whistle, lead, lead.officer ?? '');
    const joint = tasks.length > 0;
    return ok({
      kind: 'event.leadNamed',
      event: c.event,
      lead: lead.name,
      assistants: tasks.map((task) => task.name),
      effects: {
        ...taken,
        to: joint ? 'jointHandling' : 'inHandling',
        stop: [...leaveStep(event, at), ...goneStops(event, whistle, lead.department, at)],
        start,
        party: { ...taken.party, subTasks: tasks, flags: { ...event.flags, joint } },
      },
    });
  },
});

const nameOf = (whistle: Whistle, id: string): string =>
  whistle.calls.find((call) => call.department === id)?.name ?? id;

/** No call stays open: those out of time are missed, the rest released. */
function closedCalls(event: GridEvent, whistle: Whistle, at: number): Whistle {
  const marked = withMisses(event, whistle, at);
  return {
    ...marked,
    calls: marked.calls.map((call) => (call.answer === 'waiting' ? { ...call, answer: 'released' } : call)),
  };
}

const leadDue = (event: GridEvent, lead: DepartmentCall): number | null => {
  const clock = event.clocks.find((k) => k.id === lead.clock);
  return clock?.due ?? null;
};

function shareRefusal(
  event: GridEvent,
  lead: DepartmentCall,
  others: readonly DepartmentCall[],
  c: NameLead,
  at: number,
): Refusal | null {
  const ids = c.shares.map((s) => s.department);
  if (new Set(ids).size !== ids.length || ids.includes(lead.department)) return refusal('parties-differ', 'T12');
  for (const other of others) {
    const share = c.shares.find((s) => s.department === other.department);
    if (share === undefined) return refusal('share-missing', 'T12', 'LYG-21-1', { department: other.name });
    const late = subDueRefusal(share.due, leadDue(event, lead), at, other.name, 'T12');
    if (late !== null) return late;
  }
  const stranger = c.shares.find((s) => !others.some((other) => other.department === s.department));
  return stranger === undefined
    ? null
    : refusal('not-reported-in', 'T12', 'LYG-21-1', { department: stranger.department });
}

/** Those who came and do not lead have signed in by coming: each gets its share with the officer it named. */
function subTasksOf(
  context: Context,
  event: GridEvent,
  lead: DepartmentCall,
  others: readonly DepartmentCall[],
  c: NameLead,
): { readonly tasks: readonly SubTask[]; readonly start: readonly Clock[] } {
  const start: Clock[] = [];
  const tasks = others.map((other, n): SubTask => {
    const share = c.shares.find((s) => s.department === other.department);
    const due = share?.due ?? leadDue(event, lead);
    const clocks = due === null ? [] : subTaskClock(context, event, n, due);
    start.push(...clocks);
    return {
      id: `s${event.version + 1}.${n}`,
      department: other.department,
      name: other.name,
      share: share?.share ?? '',
      due,
      clock: clocks[0]?.id ?? null,
      state: 'signedIn',
      officer: other.officer,
      result: null,
      proofs: [],
      reason: null,
      at: context.at,
    };
  });
  return { tasks, start };
}
