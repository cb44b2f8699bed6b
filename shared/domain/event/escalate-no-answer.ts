import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isOverdue } from '../../time/clock.ts';
import { levelOfArea } from '../actor/actor.ts';
import { whistleRule } from '../profile/party-rules.ts';
import { engineering, nextLevelUp } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { maySeatAtLevel } from './guards.ts';
import { notice } from './notice.ts';
import type { DepartmentCall, Whistle } from './parties.ts';
import { comers } from './report-in.ts';
import { originOf, toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.escalateNoAnswer'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type EscalateNoAnswer = z.infer<typeof shape>;

/** Calls that were missed at `at` (ms): the report-in target has passed. */
export const missedCalls = (event: Pick<GridEvent, 'whistle' | 'clocks'>, at: number): readonly DepartmentCall[] =>
  event.whistle?.calls.filter((call) => {
    const clock = event.clocks.find((k) => k.id === call.reportIn);
    return call.answer === 'waiting' && clock !== undefined && isOverdue(clock, at);
  }) ?? [];

/** The whistle with every call that was not answered in time marked as missed. */
export function withMisses(event: Pick<GridEvent, 'whistle' | 'clocks'>, whistle: Whistle, at: number): Whistle {
  const missed = new Set(missedCalls(event, at).map((call) => call.department));
  return {
    ...whistle,
    calls: whistle.calls.map((call) => (missed.has(call.department) ? { ...call, answer: 'missed' } : call)),
  };
}

/**
 * T13: nobody came — a target has passed or a department has declined — and the town takes it to the county (LYG-21-1, LYG-39-5). The
 * departments' handling clocks go on and the miss stays on file. The system proposes it (alarm), a person confirms.
 */
export const escalateNoAnswer = verb<EscalateNoAnswer>({
  kind: 'event.escalateNoAnswer',
  rule: 'T13',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['whistled'],
  may: (context, event) => {
    const barred = maySeatAtLevel('T13')(context, event);
    if (barred !== null || levelOfArea(context.actor.area) === 'town') return barred;
    return refusal('whistle-is-for-towns', 'T13', 'LYG-21-1', { level: levelOfArea(context.actor.area) });
  },
  ready: ({ rules, at }, event) => {
    if (!engineering(rules.profile, 'T13')) return refusal('switched-off-by-profile', 'T13');
    const calls = event.whistle?.calls ?? [];
    const came = calls.filter((call) => call.answer === 'reportedIn');
    if (came.length > 0)
      return refusal('lead-first', 'T13', 'LYG-21-1', { departments: came.map((call) => call.name).join('、') });
    const settled = missedCalls(event, at).length + calls.filter((call) => call.answer === 'declined').length;
    return settled === calls.length
      ? null
      : refusal('whistle-still-running', 'T13', 'LYG-21-1', {
          departments: calls
            .filter((call) => call.answer === 'waiting')
            .map((call) => call.name)
            .join('、'),
        });
  },
  decide: (context, { event }, c) => {
    const { profile } = context.rules;
    const up = nextLevelUp(profile, 'town');
    if (up === null) return err(refusal('no-higher-level', 'T13', null, { level: 'town' }));
    if (event.whistle === null || comers(event.whistle).length > 0)
      return err(refusal('lead-first', 'T13', 'LYG-21-1'));
    const whistle = withMisses(event, event.whistle, context.at);
    const { clause } = whistleRule(profile);
    const names = whistle.calls.map((call) => call.name);
    return ok({
      kind: 'event.noAnswerEscalated',
      event: c.event,
      reason: c.reason,
      missed: whistle.calls.filter((call) => call.answer === 'missed').map((call) => call.name),
      effects: {
        ...toTriage(context, event, up),
        open: [
          notice(context, event, 0, { to: 'director', content: 'noAnswer', basis: clause }),
          notice(context, event, 1, { to: 'departments', content: 'noAnswer', basis: clause, names }),
        ],
        party: { whistle, origin: event.origin ?? originOf(event, 'town') },
      },
    });
  },
});
