import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { massHelpGround } from '../profile/party-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { openStates } from './event.ts';
import { mayOf } from './guards.ts';
import { type HelperKind, helperKinds } from './parties.ts';

const shape = z.strictObject({
  kind: z.literal('event.nameHelper'),
  event: z.uuid(),
  helperKind: z.enum(helperKinds),
  name: z.string().min(1).max(80),
  /** Its dossier in the partner register. */
  partner: z.uuid().nullable(),
  part: z.string().min(1).max(500),
});
export type NameHelper = z.infer<typeof shape>;

/** Mass organisations are named by the texts themselves; everybody else stands on the register first (ZS-8-2, ZS-26-1-1). */
const massOrganisations: ReadonlySet<HelperKind> = new Set([
  'tradeUnion',
  'youthLeague',
  'womensFederation',
  'disabledPersonsFederation',
]);

/** A body that helps on an event without holding it, with its part (LYG-23, JS-23, ZS-5-3, ZG-6-1, ZS-8-2, ZS-26-1-1). */
export const nameHelper = verb<NameHelper>({
  kind: 'event.nameHelper',
  rule: 'LYG-23',
  shape,
  needs: (c) => ({ event: c.event, dossier: c.partner }),
  from: [...openStates],
  may: mayOf('LYG-23', ['village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison']),
  decide: ({ at, rules }, { event, dossier }, c) => {
    const mass = massOrganisations.has(c.helperKind);
    const { clause } = massHelpGround(rules.profile);
    if (event.flags.restricted && !mass) return err(refusal('restricted-helper', 'LYG-23', clause));
    const barred = mass && c.partner === null ? null : registerRefusal(c, dossier, event.place.area);
    if (barred !== null) return err(barred);
    const helper = {
      id: `h${event.version + 1}`,
      kind: c.helperKind,
      name: c.name,
      partner: c.partner,
      part: c.part,
      namedAt: at,
      result: null,
      hours: null,
      doneAt: null,
    };
    return ok({
      kind: 'event.helperNamed',
      event: c.event,
      helper: c.name,
      helperKind: c.helperKind,
      text: c.part,
      basis: mass ? clause : 'local',
      effects: { party: { helpers: [...event.helpers, helper] } },
    });
  },
});

/** On the register: a partner of that kind still in force whose area meets the event's. */
function registerRefusal(c: NameHelper, partner: Dossier | undefined, area: string): Refusal | null {
  const known =
    partner !== undefined &&
    partner.id === c.partner &&
    partner.endedAt === null &&
    partner.machine === 'partner' &&
    partner.data['partnerKind'] === c.helperKind &&
    (area.startsWith(partner.area) || partner.area.startsWith(area));
  return known ? null : refusal('partner-not-registered', 'LYG-23', null, { name: c.name });
}
