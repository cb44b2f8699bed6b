import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { settableItem } from '../item/item.ts';
import { firstTriageLevel } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { severityShape } from './event.ts';
import { matterAfter, reclassified } from './event-details.ts';
import { mayOf } from './guards.ts';
import { toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.collateAndReport'),
  event: z.uuid(),
  item: z.string().min(1).max(40),
  severity: severityShape.nullable(),
  note: z.string().max(500),
  /** Name of the batch the village sends up together (ZS-25-7). */
  batch: z.string().min(1).max(60).optional(),
});
export type CollateAndReport = z.infer<typeof shape>;

/** T9: the village has sorted and classified it and passes it up (LYG-21-1, ZS-25-7). */
export const collateAndReport = verb<CollateAndReport>({
  kind: 'event.collateAndReport',
  rule: 'T9',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['atVillage'],
  may: mayOf('T9', ['village']),
  decide: (context, loaded, c) => {
    if (c.item === 'unclassified') return err(refusal('unclassified', 'T9', 'ZS-25-7'));
    if (settableItem(context.rules.items, c.item, loaded.event.item) === undefined)
      return err(refusal('unknown-item', 'I6', null, { item: c.item }));
    return ok({
      kind: 'event.collated',
      event: c.event,
      note: c.note,
      item: c.item,
      severity: c.severity,
      ...(c.batch !== undefined && { batch: c.batch }),
      effects: {
        ...toTriage(context, loaded.event, firstTriageLevel(context.rules.profile)),
        ...matterAfter(
          context.rules,
          reclassified(context.rules, loaded.event, { item: c.item, severity: c.severity }),
        ),
      },
    });
  },
});
