import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { startGivenClock } from '../../time/clock.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { foreignShape, type GridEvent, placeShape, requesterShape, severityShape } from './event.ts';
import { freshEvent } from './register-event.ts';
import { centerAt } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.import'),
  event: z.uuid(),
  number: z.string().min(1).max(60),
  title: z.string().min(1).max(80),
  content: z.string().min(1).max(4000),
  item: z.string().min(1).max(40),
  place: placeShape,
  foreign: foreignShape,
  requester: requesterShape,
  openedAt: z.number().int(),
  /** The other system's own target, last instant in time, ms; null = it set none. */
  targetAt: z.number().int().nullable(),
  closedAt: z.number().int().nullable(),
  /** True where the source says it is over but not when: closed without a moment, and without a clock to judge it by. */
  ended: z.literal(true).optional(),
  department: z.strictObject({ id: z.string().min(1).max(64), name: z.string().min(1).max(80) }).nullable(),
  severity: severityShape.nullable(),
  result: z.string().max(2000).nullable(),
  /** What the source itself says of being in time, for sources without times; null = unknown. */
  statedLate: z.boolean().nullable(),
});
export type ImportEvent = z.infer<typeof shape>;

/** I8: one row of another system's past, as a journalled event under its foreign number; the number keeps it from coming twice. */
export const importEvent = verb<ImportEvent>({
  kind: 'event.import',
  rule: 'I8',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'new',
  may: ({ actor }) =>
    actor.role === 'connector' || actor.role === 'administrator'
      ? null
      : refusal('not-your-role', 'I8', null, { role: actor.role, roles: 'connector administrator' }),
  decide: ({ rules, actor }, _loaded, c) => {
    const { kind: _kind, openedAt, targetAt, closedAt, ended, department, result, statedLate, ...base } = c;
    const over = closedAt !== null || ended === true;
    const fresh = freshEvent(
      { ...base, channel: 'import', occurredAt: null, toldAt: openedAt },
      {
        profile: rules.profile.version,
        itemList: rules.items.version,
        reporter: actor.name,
        at: openedAt,
        restricted: false,
      },
    );
    const clock =
      targetAt === null || (over && closedAt === null)
        ? null
        : startGivenClock({
            id: 'foreignTarget.1',
            kind: 'foreignTarget',
            basis: 'foreign',
            statutory: false,
            startAt: openedAt,
            rule: rules.profile.version,
            calendar: rules.calendar,
            // The other system's target is the last instant in time; ours is the first too late (D5).
            until: targetAt + 1,
          });
    const row: GridEvent = {
      ...fresh,
      level: 'county',
      state: over ? 'closed' : department === null ? 'triage' : 'inHandling',
      holder: over ? null : department === null ? centerAt(fresh, 'county') : { kind: 'department', ...department },
      lastHolder: department === null ? null : { kind: 'department', ...department },
      departments: department === null ? [] : [department.id],
      deliveredAt: openedAt,
      clocks:
        clock === null
          ? []
          : [{ ...clock, ...(closedAt !== null && { stoppedAt: closedAt, stoppedAs: 'done' as const }) }],
      statedLate,
      result,
      submittedAt: closedAt,
      completedAt: closedAt,
      closedAt,
    };
    return ok({ kind: 'event.imported', event: c.event, row, effects: {} });
  },
});
