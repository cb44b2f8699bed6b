import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { type Clock, recompute } from '../../time/clock.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Context, verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.recomputeClock'),
  event: z.uuid(),
  clock: z.string().min(1).max(80),
});
export type RecomputeClock = z.infer<typeof shape>;

/** A provisional clock as the calendar in force counts it; null for one that is final, or whose year still has no table (D7). */
export function countedAgain({ rules }: Pick<Context, 'rules'>, clock: Clock): Clock | null {
  const again = recompute(clock, rules.calendar).clock;
  return again === clock ? null : again;
}

/** Clocks of an event that the calendar in force can count for good. */
export const clocksToRecount = (context: Pick<Context, 'rules'>, event: GridEvent): readonly Clock[] =>
  event.clocks.filter((clock) => countedAgain(context, clock) !== null);

/**
 * D7: a due moment counted without its year's table is counted once more when the table has arrived, and the change is journalled.
 * Everything else of the clock stays: start, length, rule, extension, stop. Refused for a clock that is not provisional.
 */
export const recomputeClock = verb<RecomputeClock>({
  kind: 'event.recomputeClock',
  rule: 'D7',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('D7', ['townSeat', 'countySeat', 'shiftLeader', 'director', 'administrator', 'connector']),
  ready: (context, event) =>
    clocksToRecount(context, event).length > 0
      ? null
      : forbid(
          'D7',
          null,
          '没有需要按新放假安排重算的时限。',
          'No clock here waits to be counted again with a new calendar.',
        ),
  decide: (context, { event }, c) => {
    const before = event.clocks.find((clock) => clock.id === c.clock);
    const after = before === undefined ? null : countedAgain(context, before);
    if (before === undefined || after === null)
      return err(
        forbid(
          'D7',
          null,
          '这个时限不是暂定的，或该年放假安排仍未导入，不能重算。',
          'That clock is not provisional, or its year still has no table: it is not counted again.',
        ),
      );
    return ok({
      kind: 'event.clockRecomputed',
      event: c.event,
      before: { dueDate: before.dueDate, due: before.due, calendar: before.calendar },
      moved: before.due !== after.due,
      effects: { recount: after },
    });
  },
});
