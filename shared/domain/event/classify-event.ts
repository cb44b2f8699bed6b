import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { settableItem } from '../item/item.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { detailsShape } from './details.ts';
import { severityShape } from './event.ts';
import { checkGiven, matterAfter, reclassified } from './event-details.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.classify'),
  event: z.uuid(),
  item: z.string().min(1).max(40),
  severity: severityShape.nullable(),
  reason: z.string().max(500),
  details: detailsShape.optional(),
});
export type ClassifyEvent = z.infer<typeof shape>;

/** Triage decides nature and gravity (研判): item of the published list and severity (LYG-28-2, I6). State stays. */
export const classifyEvent = verb<ClassifyEvent>({
  kind: 'event.classify',
  rule: 'I6',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['registered', 'atVillage', 'triage'],
  may: mayOf('I6', ['village', 'townSeat', 'countySeat', 'shiftLeader', 'director']),
  decide: ({ rules }, loaded, c) => {
    if (settableItem(rules.items, c.item, loaded.event.item) === undefined)
      return err(refusal('unknown-item', 'I6', null, { item: c.item }));
    const after = reclassified(rules, loaded.event, { item: c.item, severity: c.severity });
    const wrong = checkGiven(rules, after, c.details ?? {}, 'I6');
    if (wrong !== null) return err(wrong);
    return ok({
      kind: 'event.classified',
      event: c.event,
      item: c.item,
      severity: c.severity,
      reason: c.reason,
      effects: matterAfter(rules, after, c.details),
    });
  },
});
