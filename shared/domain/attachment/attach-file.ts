import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Role } from '../actor/actor.ts';
import { mayOf } from '../event/guards.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { attached, givenFileShape, sha256Shape, standing } from './attachment.ts';

/** The reference of the rule in refusals: journal entries carry the hashes of attachments (lifecycle.md §1). */
const rule = 'JournalEntry';
const adders = ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison'] as const;
const leaders: readonly Role[] = ['shiftLeader', 'director'];

const attachShape = z.strictObject({ kind: z.literal('event.attach'), event: z.uuid(), file: givenFileShape });
export type AttachFile = z.infer<typeof attachShape>;

/**
 * A photo, paper or recording is put to an event, in any state up to the seal of the archive. Its hash stands in the journal; the
 * bytes follow when the line allows. How large and how many is the centre's to set (◊ local.attachments).
 */
export const attachFile = verb<AttachFile>({
  kind: 'event.attach',
  rule,
  shape: attachShape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf(rule, adders),
  decide: ({ rules, actor, at }, { event }, c) => {
    const { mostMegabytes, mostFiles } = rules.profile.local.attachments;
    if (c.file.size > mostMegabytes * 1024 * 1024)
      return err(refusal('attachment-too-large', rule, null, { most: String(mostMegabytes), name: c.file.name }));
    if (attached(event, c.file.sha256) !== undefined)
      return err(refusal('attachment-known', rule, null, { name: c.file.name }));
    if (standing(event).length >= mostFiles)
      return err(refusal('attachments-full', rule, null, { most: String(mostFiles) }));
    const attachment = { ...c.file, at, by: actor.account, byName: actor.name, withdrawn: null };
    return ok({ kind: 'event.attached', event: c.event, attachment, effects: {} });
  },
});

const withdrawShape = z.strictObject({
  kind: z.literal('event.withdrawAttachment'),
  event: z.uuid(),
  sha256: sha256Shape,
  reason: z.string().trim().min(1).max(200),
});
export type WithdrawAttachment = z.infer<typeof withdrawShape>;

/** A file put to the wrong event is taken back with a reason, by who added it or a leader; name and hash stay in the journal (R1). */
export const withdrawAttachment = verb<WithdrawAttachment>({
  kind: 'event.withdrawAttachment',
  rule,
  shape: withdrawShape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf(rule, adders),
  ready: ({ actor }, event) => {
    const own = standing(event).filter((one) => one.by === actor.account || leaders.includes(actor.role));
    return own.length > 0 ? null : refusal('no-such-attachment', rule);
  },
  decide: ({ actor, at }, { event }, c) => {
    const found = attached(event, c.sha256);
    if (found === undefined) return err(refusal('no-such-attachment', rule));
    if (found.by !== actor.account && !leaders.includes(actor.role))
      return err(refusal('attachment-not-yours', rule, null, { name: found.name, by: found.byName }));
    const { kind: _kind, ...words } = c;
    return ok({
      kind: 'event.attachmentWithdrawn',
      ...words,
      name: found.name,
      mark: { at, by: actor.account, reason: c.reason },
      effects: {},
    });
  },
});
