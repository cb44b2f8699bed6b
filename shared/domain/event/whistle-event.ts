import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Clock } from '../../time/clock.ts';
import { levelOfArea } from '../actor/actor.ts';
import { whistleRule } from '../profile/party-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, type LoadedEvent, verb } from '../verb.ts';
import { departmentRefusal, departmentWarnings } from './dispatch-target.ts';
import type { GridEvent } from './event.ts';
import { handlingClocks, leaveStep, localClock } from './event-clocks.ts';
import { areaAt, maySeatAtLevel } from './guards.ts';
import { notice } from './notice.ts';
import type { DepartmentCall } from './parties.ts';
import { withDepartments } from './party-work.ts';
import { centerAt } from './triage.ts';

export const partyShape = z.strictObject({ id: z.string().min(1).max(64), name: z.string().min(1).max(80) });

const shape = z.strictObject({
  kind: z.literal('event.whistle'),
  event: z.uuid(),
  departments: z.array(partyShape).min(1).max(10),
  problem: z.string().min(1).max(1000),
  /** What the town wants done. */
  wanted: z.string().min(1).max(1000),
  /** Why departments outside their duty lists are called all the same (LYG-4-2). */
  dutyReason: z.string().min(1).max(200).nullable().optional(),
});
export type WhistleEvent = z.infer<typeof shape>;

/**
 * T11: a town calls departments to report in (LYG-21-1; the grid's order in ZS-25-1). Each owes a report-in by a local target, and its
 * handling clock starts on delivery; the county centre gets a copy.
 */
export const whistleEvent = verb<WhistleEvent>({
  kind: 'event.whistle',
  rule: 'T11',
  shape,
  needs: (c) => ({ event: c.event, departments: c.departments.map((d) => d.id) }),
  from: ['triage'],
  may: (context, event) => {
    const barred = maySeatAtLevel('T11')(context, event);
    if (barred !== null || levelOfArea(context.actor.area) === 'town') return barred;
    return refusal('whistle-is-for-towns', 'T11', 'LYG-21-1', { level: levelOfArea(context.actor.area) });
  },
  ready: ({ rules }) => (whistleRule(rules.profile).on ? null : refusal('switched-off-by-profile', 'T11')),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const barred = whyNotCalled(context, loaded, c);
    if (barred !== null) return err(barred);
    const rule = whistleRule(context.rules.profile);
    const { calls, start } = callAll(context, event, c.departments);
    return ok({
      kind: 'event.whistled',
      event: c.event,
      problem: c.problem,
      wanted: c.wanted,
      called: c.departments.map((d) => d.name),
      warnings: c.departments.flatMap((d) =>
        departmentWarnings(context.rules, event.item, loaded.departments?.get(d.id)),
      ),
      effects: {
        to: 'whistled',
        holder: centerAt(event, 'town'),
        handler: null,
        stop: leaveStep(event, context.at),
        start,
        open: [notice(context, event, 0, { to: 'center', content: 'whistle', basis: rule.clause, names: ['县中心'] })],
        party: {
          whistle: {
            problem: c.problem,
            wanted: c.wanted,
            by: context.actor.name,
            at: context.at,
            caller: rule.caller,
            calls,
          },
          departments: withDepartments(
            event,
            c.departments.map((d) => d.id),
          ),
          dispatcher: { level: 'town', area: areaAt(event, 'town') ?? event.place.area },
          deliveredAt: context.hubAt,
        },
      },
    });
  },
});

function whyNotCalled({ rules }: Context, { event, departments }: LoadedEvent, c: WhistleEvent): Refusal | null {
  if (new Set(c.departments.map((d) => d.id)).size !== c.departments.length) return refusal('parties-differ', 'T11');
  if (event.item === 'unclassified') return refusal('unclassified', 'T11', 'LYG-28-2');
  for (const called of c.departments) {
    const barred = departmentRefusal(rules, event, called, departments?.get(called.id), c.dutyReason ?? null, 'T11');
    if (barred !== null) return barred;
  }
  return null;
}

/** The calls with their clocks: one to report in, one to handle, a pair for each department, from delivery on. */
function callAll(
  context: Context,
  event: GridEvent,
  departments: WhistleEvent['departments'],
): { readonly calls: readonly DepartmentCall[]; readonly start: readonly Clock[] } {
  const start: Clock[] = [];
  const calls = departments.map(({ id, name }): DepartmentCall => {
    const delivered = context.hubAt;
    const [handle] = handlingClocks(context, event, 'town', false);
    const mine = (clock: Clock): Clock => ({ ...clock, id: `${clock.id}.${id}` });
    const handling = handle === undefined ? null : mine(handle);
    const reportIn = delivered === null ? null : mine(localClock(context, event, 'reportIn', delivered));
    for (const clock of [handling, reportIn]) if (clock !== null) start.push(clock);
    return {
      department: id,
      name,
      clock: handling?.id ?? null,
      reportIn: reportIn?.id ?? null,
      answer: 'waiting',
      officer: null,
      answeredAt: null,
      reason: null,
    };
  });
  return { calls, start };
}
