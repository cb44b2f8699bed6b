import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { accessBasis, bulkExport, tagsOf } from './access-rule.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.recordAccess'),
  event: z.uuid(),
  act: z.enum(['opened', 'exported', 'printed']),
  /** What for: nothing protected is shown, exported or shared without one (ZG-13-2). */
  purpose: z.string().trim().min(1).max(200),
  /** Names of the fields that were shown or went out. */
  fields: z.array(z.string().min(1).max(40)).max(40),
  /** Records in the same export. */
  count: z.number().int().min(1).max(1_000_000),
  approval: z
    .strictObject({ by: z.string().min(1).max(64), document: z.string().min(1).max(120), at: z.number().int() })
    .nullable(),
});
export type RecordAccess = z.infer<typeof shape>;

const everyone = [
  'gridStaff',
  'village',
  'townSeat',
  'countySeat',
  'shiftLeader',
  'director',
  'liaison',
  'supervisor',
  'administrator',
] as const;

/**
 * A secret- or privacy-tagged record was opened, exported or printed: who, when, what and what for (LYG-17-1, ZS-20-1, JS-17-1,
 * ZG-13-1, ZG-13-2). Many at once only with somebody else's approval.
 */
export const recordAccess = verb<RecordAccess>({
  kind: 'event.recordAccess',
  rule: 'R2',
  shape,
  record: true,
  onArchived: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('R2', everyone),
  decide: ({ rules, actor }, loaded, c) => {
    const barred = c.act === 'opened' ? null : bulkExport(rules.profile, { ...c, by: actor.name });
    if (barred !== null) return err(barred);
    const tags = tagsOf(loaded.event);
    const { kind: _kind, ...words } = c;
    return ok({
      kind: 'event.accessRecorded',
      ...words,
      tags,
      basis: accessBasis(rules.profile, tags),
      effects: {},
    });
  },
});
