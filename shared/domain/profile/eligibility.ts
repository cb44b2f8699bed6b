import type { Words } from '../names.ts';
import { type Ground, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type BackgroundGround = Stated<'elig.disqualified'>['value'][number];

const groundNames: Readonly<Record<BackgroundGround, Words>> = {
  criminalRecordOrOpenCase: { zh: '受过刑事处罚或涉嫌犯罪尚未结案', en: 'Criminal punishment or open case' },
  detention: { zh: '曾被行政拘留、司法拘留', en: 'Administrative or judicial detention' },
  expelledFromPublicOffice: { zh: '被开除公职', en: 'Expelled from public office' },
  jointPunishmentListed: { zh: '失信联合惩戒对象', en: 'Listed for dishonesty' },
  otherLegalGround: { zh: '法律法规规定的其他情形', en: 'Other ground in law' },
};

export type Eligibility = {
  readonly grounds: readonly (Words & { readonly key: BackgroundGround; readonly clause: string })[];
  readonly minYears: (Ground & { readonly years: number }) | null;
  /** Clause of a condition by its place in the text; the whole list where it has fewer clauses. */
  readonly conditions: Ground;
  /** The four goods (四过硬) are asked for too (LYG-14-1-3). */
  readonly fourGoods: boolean;
};

/** What full-time staff are checked for (LYG-14, JS-14); null where the text has no such check: then no form asks (C21). */
export function eligibility(profile: Profile): Eligibility | null {
  const disqualified = stated(profile, 'elig.disqualified');
  const conditions = stated(profile, 'elig.conditions');
  const age = stated(profile, 'elig.minAge');
  if (disqualified === null || conditions === null) return null;
  return {
    grounds: disqualified.value.map((key, at) => ({
      key,
      ...groundNames[key],
      clause: disqualified.ground.clauses[at] ?? disqualified.ground.clause,
    })),
    minYears: age && { years: age.value.fullYears, ...age.ground },
    conditions: conditions.ground,
    fourGoods: conditions.value.includes('fourGoods'),
  };
}

/** The clause of the n-th condition of the text, counted from 0. */
export const conditionClause = ({ conditions }: Eligibility, at: number): string =>
  conditions.clauses[at] ?? conditions.clause;
