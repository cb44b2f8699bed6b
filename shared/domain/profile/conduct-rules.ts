import type { Level } from '../actor/actor.ts';
import type { Words } from '../names.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

type ConductKey =
  | 'conduct.secret'
  | 'conduct.personalInfo'
  | 'conduct.gain'
  | 'conduct.fraud'
  | 'conduct.rude'
  | 'conduct.other';
export type ConductClassKey = Stated<ConductKey>['value']['classes'][number];

const conductKeys: readonly ConductKey[] = [
  'conduct.secret',
  'conduct.personalInfo',
  'conduct.gain',
  'conduct.fraud',
  'conduct.rude',
  'conduct.other',
];

const classNames: Readonly<Record<ConductClassKey, Words>> = {
  leakSecretOrPrivacy: { zh: '泄露秘密、隐私', en: 'Leak of secrets or privacy' },
  leakSecret: { zh: '泄露国家秘密、商业秘密', en: 'Leak of state or commercial secrets' },
  personalInformationAbuse: { zh: '侵害个人信息', en: 'Abuse of personal information' },
  privateGain: { zh: '谋取私利', en: 'Private gain' },
  falsification: { zh: '弄虚作假', en: 'Falsification' },
  shirking: { zh: '推诿塞责', en: 'Shirking' },
  rudeConduct: { zh: '态度蛮横、故意刁难', en: 'Rude or obstructive manner' },
  otherBreach: { zh: '其他违法违规违纪', en: 'Other breach of law, discipline or rules' },
};

/** Classes a centre tells apart where its text names none. */
const localClasses: readonly ConductClassKey[] = [
  'leakSecretOrPrivacy',
  'privateGain',
  'falsification',
  'shirking',
  'rudeConduct',
  'otherBreach',
];

export type ConductClass = Words & Ground & { readonly key: ConductClassKey };

/** Classes of forbidden conduct of grid staff with their clause (LYG-17, ZS-20, JS-17, ZG-13); local ones where the text is silent. */
export function conductClasses(profile: Profile): readonly ConductClass[] {
  const found = conductKeys.flatMap((parameter) => {
    const cell = stated(profile, parameter);
    return (cell?.value.classes ?? []).map((key) => ({ key, ...classNames[key], ...(cell?.ground ?? localGround) }));
  });
  return found.length > 0 ? found : localClasses.map((key) => ({ key, ...classNames[key], ...localGround }));
}

/** The clause that forbids a class of conduct here; `local` where no text does. */
export const conductGround = (profile: Profile, key: string): Ground =>
  conductClasses(profile).find((c) => c.key === key) ?? localGround;

/** Levels that take and handle complaints about staff (LYG-19-4, JS-19-4, ZS-21-2-2); town and county as local practice. */
export function complaintLevels(profile: Profile): Ground & { readonly levels: readonly Level[] } {
  const found = stated(profile, 'complaint.handle');
  return found ? { levels: found.value.by, ...found.ground } : { levels: ['county', 'town'], ...localGround };
}

type StatedMeasure = Stated<'account.staff'>['value'][number];
export type MeasureKey = StatedMeasure | 'criticism' | 'byOrgan' | 'criminalLiability' | 'otherMeasure';

const measureNames: Readonly<Record<MeasureKey, Words>> = {
  orderCorrection: { zh: '责令改正', en: 'Order correction' },
  circulateCriticism: { zh: '通报批评', en: 'Circulate criticism' },
  disciplinaryHandling: { zh: '依规依纪处理', en: 'Handle under discipline' },
  criticism: { zh: '批评教育', en: 'Criticism' },
  reassign: { zh: '调整岗位', en: 'Reassign' },
  dismiss: { zh: '解聘、清退', en: 'Dismiss' },
  keep: { zh: '保留岗位', en: 'Keep' },
  adjust: { zh: '调整', en: 'Adjust' },
  byLawAndRules: { zh: '依照法律法规处理', en: 'Handle under law and rules' },
  byOrgan: { zh: '由纪检、公安等机关依法处理', en: 'Handled by discipline body or police' },
  criminalLiability: { zh: '依法追究刑事责任（司法机关决定）', en: 'Criminal liability (decided by justice)' },
  otherMeasure: { zh: '其他处理', en: 'Other measure' },
};

/** Words of a measure; the key itself for one this version does not know. */
export const measureName = (key: string): Words => {
  const names: Readonly<Record<string, Words>> = measureNames;
  return names[key] ?? { zh: key, en: key };
};

export type Measure = Words & Ground & { readonly key: MeasureKey };

/** Measures against a breach; a text that names one of them means its list to be the list (ZG-22). */
const breachMeasures: ReadonlySet<MeasureKey> = new Set([
  'orderCorrection',
  'circulateCriticism',
  'disciplinaryHandling',
]);
const localMeasures: readonly MeasureKey[] = ['orderCorrection', 'criticism', 'reassign', 'dismiss'];
const lastMeasures: readonly MeasureKey[] = ['byOrgan', 'criminalLiability', 'otherMeasure'];

/**
 * Measures a founded complaint or finding may end in (LYG-39-4, ZS-38-2, ZG-22; lifecycle.md §7). Where the text lists measures
 * against a breach only those are offered, and justice, which always may follow (ZG-22); else the local list with what is stated.
 */
export function staffMeasures(profile: Profile): readonly Measure[] {
  const cell = stated(profile, 'account.staff');
  // `keep` is an answer to a review of staff, never to a breach.
  const said: readonly MeasureKey[] = cell?.value.filter((key) => key !== 'keep') ?? [];
  const closed = said.some((key) => breachMeasures.has(key));
  const keys: readonly MeasureKey[] = closed
    ? [...said, 'criminalLiability']
    : [...new Set([...localMeasures, ...said, ...lastMeasures])];
  return keys.map((key) => ({
    key,
    ...measureNames[key],
    ...(cell && (said.includes(key) || closed) ? cell.ground : localGround),
  }));
}
