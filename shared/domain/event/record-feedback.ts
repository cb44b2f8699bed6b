import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.recordFeedback'),
  event: z.uuid(),
  obligation: z.string().min(1).max(80),
  way: z.enum(['phone', 'message', 'visit', 'platform', 'letter']),
  person: z.string().max(40),
  toldAt: z.number().int(),
  text: z.string().max(1000),
  /** Departments an onward report went to: it is met only where it names somebody (LYG-29-8, JS-30-2, ZS-28-2). */
  departments: z.array(z.string().min(1).max(80)).max(20).optional(),
});
export type RecordFeedback = z.infer<typeof shape>;

/** Somebody was told: date, way and person are on file and the duty is cleared (JS-29-5, LYG-29-9, F2). A record: never refused for state. */
export const recordFeedback = verb<RecordFeedback>({
  kind: 'event.recordFeedback',
  rule: 'F2',
  shape,
  record: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('F2', ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison']),
  happened: (c) => [c.toldAt],
  decide: (_context, loaded, c) => {
    const duty = loaded.event.obligations.find((o) => o.id === c.obligation);
    const open = duty !== undefined && duty.clearedAt === null;
    const names = c.departments ?? [];
    // Who was told belongs on file with date and way (JS-29-5); an onward report may name departments instead.
    if (open && duty.kind !== 'onwardReport' && names.length === 0 && c.person.trim() === '')
      return err(
        refusal('field-missing', 'F2', duty.basis === 'local' ? null : duty.basis, {
          field: 'person',
          zh: '告知对象',
          en: 'Person told',
        }),
      );
    const unnamed = duty?.kind === 'onwardReport' && names.length === 0 && c.person.trim() === '';
    const clears = open && !unnamed;
    return ok({
      kind: 'event.feedbackRecorded',
      event: c.event,
      obligation: c.obligation,
      way: c.way,
      person: c.person,
      toldAt: c.toldAt,
      text: c.text,
      ...(names.length > 0 && { departments: names }),
      ...(!clears && {
        warnings: [{ code: open ? 'department-not-named' : 'late-record', clause: open ? duty.basis : null }],
      }),
      effects: clears
        ? {
            clear: [{ id: c.obligation, at: c.toldAt, way: c.way }],
            stop: [{ id: c.obligation, at: c.toldAt, as: 'cleared' }],
          }
        : {},
    });
  },
});
