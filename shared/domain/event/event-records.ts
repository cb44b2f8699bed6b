import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';
import { mentionedShape } from './mention-shape.ts';

/**
 * Records of what happened beside the flow: they only ever add a line to the journal, change no state and are refused for
 * nothing but a missing event or right (house: facts are never refused).
 */
const everyone = ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison'] as const;

const noteShape = z.strictObject({
  kind: z.literal('event.addNote'),
  event: z.uuid(),
  text: z.string().min(1).max(2000),
  /** People it asks to look at the event; each finds it in the attention tray. */
  mentions: z.array(mentionedShape).max(20).optional(),
});
export type AddNote = z.infer<typeof noteShape>;
export const addNote = verb<AddNote>({
  kind: 'event.addNote',
  rule: 'Q4',
  shape: noteShape,
  record: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('Q4', everyone),
  decide: ({ actor, at }, _loaded, { event, text, mentions = [] }) => {
    const named = mentions.filter((m, i) => mentions.findIndex((o) => o.account === m.account) === i);
    const told = named.map((m) => ({ ...m, by: actor.name, text, at, readAt: null }));
    return ok({
      kind: 'event.noteAdded',
      event,
      text,
      ...(told.length > 0 && { mentions: told }),
      effects: {},
    });
  },
});

const readShape = z.strictObject({
  kind: z.literal('event.readMention'),
  event: z.uuid(),
  /** The newest mention that was shown, ms: one that came in meanwhile stays unread. */
  upTo: z.number().int(),
});
export type ReadMention = z.infer<typeof readShape>;
/** Somebody read the notes that name him; said once more, on another console, it changes nothing. */
export const readMention = verb<ReadMention>({
  kind: 'event.readMention',
  rule: 'Q4',
  shape: readShape,
  record: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('Q4', [...everyone, 'stationed', 'supervisor', 'administrator']),
  decide: ({ actor }, _loaded, { event, upTo }) =>
    ok({ kind: 'event.mentionRead', event, account: actor.account, upTo, effects: {} }),
});

const callShape = z.strictObject({
  kind: z.literal('event.recordCall'),
  event: z.uuid(),
  to: z.string().min(1).max(80),
  number: z.string().max(40),
  calledAt: z.number().int(),
  outcome: z.enum(['reached', 'noAnswer', 'busy']),
  text: z.string().max(1000),
  /** Duty to tell the call was about: an unanswered one counts as a try (C16). */
  obligation: z.string().min(1).max(80).optional(),
});
export type RecordCall = z.infer<typeof callShape>;
/** A phone call made about the event, e.g. the department called from a phone slip (O2). */
export const recordCall = verb<RecordCall>({
  kind: 'event.recordCall',
  rule: 'O2',
  shape: callShape,
  record: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('O2', everyone),
  happened: (c) => [c.calledAt],
  decide: (_context, _loaded, c) => {
    const { kind: _kind, obligation, ...call } = c;
    return ok({ kind: 'event.callRecorded', ...call, ...(obligation !== undefined && { obligation }), effects: {} });
  },
});

const revealShape = z.strictObject({
  kind: z.literal('event.revealContact'),
  event: z.uuid(),
  reason: z.string().min(1).max(200),
});
export type RevealContact = z.infer<typeof revealShape>;
/** Masked name and phone were looked at: each reveal is journalled with its reason (R2, ZG-13-2). */
export const revealContact = verb<RevealContact>({
  kind: 'event.revealContact',
  rule: 'R2',
  shape: revealShape,
  record: true,
  onArchived: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('R2', everyone),
  decide: (_context, _loaded, c) =>
    ok({ kind: 'event.contactRevealed', event: c.event, reason: c.reason, effects: {} }),
});

const dropShape = z.strictObject({
  kind: z.literal('event.dropRefused'),
  event: z.uuid(),
  commandId: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type DropRefused = z.infer<typeof dropShape>;
/** The operator gives up work the hub refused; dropping is journalled (O4). */
export const dropRefused = verb<DropRefused>({
  kind: 'event.dropRefused',
  rule: 'O4',
  shape: dropShape,
  record: true,
  onArchived: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('O4', everyone),
  decide: (_context, _loaded, c) =>
    ok({ kind: 'event.refusedDropped', event: c.event, commandId: c.commandId, reason: c.reason, effects: {} }),
});
