import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent } from './event.ts';
import { leaveStep, stopOf } from './event-clocks.ts';
import { mayDepartment } from './guards.ts';
import type { DepartmentCall, Whistle } from './parties.ts';
import { waitingCalls } from './party-work.ts';

/** Departments a whistle called. */
export const calledDepartments = (event: GridEvent): readonly string[] =>
  event.whistle?.calls.map((call) => call.department) ?? [];

/** The whistle with one department's answer written in. */
export const answered = (whistle: Whistle, department: string, answer: Partial<DepartmentCall>): Whistle => ({
  ...whistle,
  calls: whistle.calls.map((call) => (call.department === department ? { ...call, ...answer } : call)),
});

const shape = z.strictObject({ kind: z.literal('event.reportIn'), event: z.uuid(), officer: z.string().max(40) });
export type ReportIn = z.infer<typeof shape>;

/**
 * T12: a called department reports in and names its officer (LYG-21-1, LYG-30-1). When it is the only one that comes, it handles the
 * event at once; where several were called the town names the lead. The handling clock goes on and is never restarted.
 */
export const reportIn = verb<ReportIn>({
  kind: 'event.reportIn',
  rule: 'T12',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['whistled'],
  may: mayDepartment('T12', calledDepartments, true),
  ready: ({ actor }, event) => {
    const own = event.whistle?.calls.find((call) => call.department === actor.department);
    return own?.answer === 'reportedIn'
      ? refusal('already-answered', 'T12', 'LYG-21-1', { department: own.name })
      : null;
  },
  decide: (context, { event }, c) => {
    const officer = c.officer.trim();
    if (officer === '') return err(refusal('handler-missing', 'T12', 'LYG-30-1'));
    const own = event.whistle?.calls.find((call) => call.department === context.actor.department);
    if (event.whistle === null || own === undefined)
      return err(refusal('not-a-party', 'T12', 'LYG-21-1', { department: context.actor.unit }));
    const whistle = answered(event.whistle, own.department, {
      answer: 'reportedIn',
      officer,
      answeredAt: context.at,
      reason: null,
    });
    const alone = waitingCalls({ whistle }).length === 0 && comers(whistle).length === 1;
    return ok({
      kind: 'event.reportedIn',
      event: c.event,
      department: own.name,
      officer,
      effects: alone
        ? {
            ...takes(whistle, own, officer),
            stop: [...leaveStep(event, context.at), ...goneStops(event, whistle, own.department, context.at)],
          }
        : { stop: stopOf(event, own.reportIn, context.at, 'done'), party: { whistle } },
    });
  },
});

/** Calls that were answered by coming. */
export const comers = (whistle: Whistle): readonly DepartmentCall[] =>
  whistle.calls.filter((call) => call.answer === 'reportedIn');

/** One department handles it alone: holder, named officer, its own clock going on. */
export function takes(
  whistle: Whistle,
  own: DepartmentCall,
  officer: string,
): Pick<Effects, 'to' | 'holder' | 'handler' | 'party'> {
  const holder = { kind: 'department', id: own.department, name: own.name } as const;
  return { to: 'inHandling', holder, handler: officer, party: { whistle, lastHolder: holder } };
}

const stopAs = {
  declined: 'returned',
  missed: 'escalated',
  released: 'withdrawn',
  reportedIn: 'joined',
  waiting: 'withdrawn',
} as const;

/** Handling clocks of the called departments that do not lead end here: a refusal as returned, a miss as escalated, a partner's in the lead's. */
export const goneStops = (event: GridEvent, whistle: Whistle, lead: string, at: number): NonNullable<Effects['stop']> =>
  whistle.calls
    .filter((call) => call.department !== lead)
    .flatMap((call) => stopOf(event, call.clock, at, stopAs[call.answer]));
