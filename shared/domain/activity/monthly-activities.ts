import { localDate } from '../../time/local-date.ts';
import type { GridEvent } from '../event/event.ts';
import { voidStates } from '../event/event.ts';
import { findItem, type ItemList } from '../item/item.ts';
import type { Words } from '../names.ts';
import type { ItemKey } from '../profile/profile-shape.ts';

/** The seven activities the agencies run (ZG-5-2); `other` is what none of them covers, shown beside them and never hidden. */
export const activities = [
  'baseData',
  'publicOpinion',
  'lawPublicity',
  'serviceAgency',
  'dispute',
  'hazard',
  'safetyProtection',
] as const;
export type Activity = (typeof activities)[number];

export const activityNames: Readonly<Record<Activity | 'other', Words>> = {
  baseData: { zh: '信息采集', en: 'Information collected' },
  publicOpinion: { zh: '社情民意', en: 'Public opinion' },
  lawPublicity: { zh: '宣传', en: 'Publicity' },
  serviceAgency: { zh: '民生服务', en: 'Services' },
  dispute: { zh: '矛盾纠纷', en: 'Disputes' },
  hazard: { zh: '安全隐患', en: 'Hazards' },
  safetyProtection: { zh: '社会治安防控', en: 'Public-order precautions' },
  other: { zh: '其他', en: 'Other' },
};

/** C36: the items are those of ZG-9; where ZG-5 has an activity without an item of its own (治安防控), ZG-9-7 feeds it. */
const activityOf: Readonly<Partial<Record<ItemKey, Activity>>> = {
  baseData: 'baseData',
  publicOpinion: 'publicOpinion',
  lawPublicity: 'lawPublicity',
  serviceAgency: 'serviceAgency',
  dispute: 'dispute',
  hazard: 'hazard',
  safetyProtection: 'safetyProtection',
  rentalFloatingPopulation: 'safetyProtection',
};

export type MonthlyLine = {
  readonly activity: Activity | 'other';
  readonly registered: number;
  readonly completed: number;
};

/**
 * Events of a month by activity (ZG-5-2): all seven, the empty ones too, then the rest. A refused, merged or withdrawn one does not
 * count. Restricted kinds count like any other: this is totals only (invariant 9).
 * @param month `2025-09`, local
 * @param events every event of the area, whatever its state
 */
export function monthlyActivities(
  items: ItemList,
  events: readonly GridEvent[],
  month: string,
): readonly MonthlyLine[] {
  const inMonth = (ms: number | null): number => (ms !== null && localDate(ms).startsWith(`${month}-`) ? 1 : 0);
  const lines = new Map(
    [...activities, 'other' as const].map((a) => [a, { activity: a, registered: 0, completed: 0 }]),
  );
  for (const event of events) {
    if (voidStates.has(event.state)) continue;
    const parent = findItem(items, event.item)?.parent;
    const line = lines.get((parent && activityOf[parent]) ?? 'other');
    if (line === undefined) continue;
    line.registered += inMonth(event.registeredAt);
    line.completed += inMonth(event.completedAt);
  }
  return [...lines.values()];
}
