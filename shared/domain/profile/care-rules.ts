import type { Words } from '../names.ts';
import { clauseGround, type Ground, localGround } from './ground.ts';
import type { Profile } from './load-profile.ts';
import type { ItemKey } from './profile-shape.ts';

type Choice = Words & { readonly key: string };

/** Whether an item is the text's own here, and its clause; null where the text does not name it as work of grids. */
export function ownItem(profile: Profile, key: ItemKey): Ground | null {
  const own = profile.items[key];
  return own ? clauseGround(own.clauses, own.from) : null;
}

/** What a record of this item rests on: its clause, or local practice. */
export const itemBasis = (profile: Profile, key: ItemKey): Ground => ownItem(profile, key) ?? localGround;

/** Groups of people to be visited (LYG-9-6, JS-9-7). */
export const keyGroups: readonly Choice[] = [
  { key: 'communityCorrection', zh: '社区矫正对象', en: 'Under community correction' },
  { key: 'releasedPrisoner', zh: '刑满释放人员', en: 'Released prisoner' },
  { key: 'drugRehab', zh: '戒毒人员', en: 'In drug rehabilitation' },
  { key: 'severeMentalDisorderRisk', zh: '肇事肇祸等严重精神障碍患者', en: 'Severe mental disorder with risk' },
  { key: 'vagrantBeggar', zh: '流浪乞讨人员', en: 'Vagrant or begging' },
];

/** What a court may ask a grid to help with (LYG-9-6, JS-9-7). */
export const courtTasks: readonly Choice[] = [
  { key: 'serviceOfDocuments', zh: '协助送达文书', en: 'Help to serve papers' },
  { key: 'enforcement', zh: '协助执行', en: 'Help with enforcement' },
];

/** Groups cared for (ZS-22-5, AK-9.5): what happened to somebody, never what he suffers from (C23). */
export const careGroups: readonly Choice[] = [
  { key: 'sharpConflict', zh: '矛盾突出', en: 'In sharp conflict' },
  { key: 'lifeSetback', zh: '生活失意', en: 'Set back in life' },
  { key: 'mentalImbalance', zh: '心态失衡', en: 'Out of balance' },
  { key: 'abnormalBehaviour', zh: '行为失常', en: 'Behaves unlike before' },
  { key: 'rigidPersonality', zh: '性格偏执', en: 'Rigid in manner' },
];
