import type { Role } from '../actor/actor.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, textOf } from '../dossier/machine.ts';
import { complaintLevels, conductClasses, staffMeasures } from '../profile/conduct-rules.ts';
import type { Profile } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

/** People of a centre: nobody of a grid or a village ever takes part in a complaint (lifecycle.md §7). */
export const complaintSeats: readonly Role[] = ['townSeat', 'countySeat', 'shiftLeader', 'director'];
/** Those who name handlers; the seat of a town stands for its head, a town has no other person at the desk. */
export const complaintHeads: readonly Role[] = ['townSeat', 'shiftLeader', 'director'];

/** The clause of this place that complaints rest on, `local` where the text is silent. */
export const complaintClause = ({ context }: ActContext): string => complaintLevels(context.rules.profile).clause;

export const levelsThatHandle = (profile: Profile) => complaintLevels(profile).levels;

/** Classes of conduct as choices of a form, the clause in the words. */
export const classChoices = ({ profile }: Rules) =>
  conductClasses(profile).map(({ key, zh, en, clause }) => ({ key, zh: withClause(zh, clause), en }));

/** Outcomes: what the place may do, and that nothing was found. */
export const outcomeChoices = ({ profile }: Rules) => [
  { key: 'unfounded', zh: '查无实据', en: 'Unfounded' },
  ...staffMeasures(profile).map(({ key, zh, en, clause }) => ({ key, zh: withClause(zh, clause), en })),
];

const withClause = (zh: string, clause: string): string => (clause === 'local' ? zh : `${zh}（${clause}）`);

/** Only the named handler does the inquiry, so that one person answers for it (LYG-19-4). */
export const handlerOnly =
  (act: string) =>
  (c: ActContext): Refusal | null =>
    c.dossier?.handler === c.context.actor.account
      ? null
      : refusal('not-the-holder', `complaint.${act}`, complaintClause(c), { holder: c.dossier?.handler ?? '—' });

/** The handler, or a head who answers for the centre; after a review never the first handler (ENG). */
export function mayDecide(c: ActContext): Refusal | null {
  const { actor } = c.context;
  if (c.dossier?.state === 'reviewing' && actor.account === textOf(c.data, 'firstHandler'))
    return forbid('complaint.decide', null, '复核须由另一经办人作出决定。', 'A review is decided by another handler.');
  if (c.dossier?.handler === actor.account || complaintHeads.includes(actor.role)) return null;
  return refusal('not-the-holder', 'complaint.decide', complaintClause(c), { holder: c.dossier?.handler ?? '—' });
}

/**
 * Who may be named: neither the subject nor the subject's manager, nobody of the subject's unit, nobody who works in the village
 * the subject serves in (lifecycle.md §7, invariant 6). Units and areas are the words of the account list.
 */
export function handlerIsApart(c: ActContext, rule: string): Refusal | null {
  const barred = c.dossier?.barred ?? [];
  const units = c.dossier?.barredUnits ?? [];
  const village = c.dossier?.area.slice(0, 12) ?? '';
  const area = textOf(c.fields, 'handlerArea');
  const sameVillage = area.length >= 12 && village.length === 12 && area.startsWith(village);
  return barred.includes(textOf(c.fields, 'handler')) || units.includes(textOf(c.fields, 'handlerUnit')) || sameVillage
    ? refusal('subject-is-barred', rule, complaintClause(c))
    : null;
}
