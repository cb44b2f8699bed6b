import type { ItemList } from '../../../shared/domain/item/item.ts';

/** Groups whose titles a wall does not show while visitors are there (screens.md §13): disputes, public order, people in need of care. */
const groups: ReadonlySet<string> = new Set([
  'dispute',
  'safetyProtection',
  'nationalSecurity',
  'keyPopulationCare',
  'judicialAssist',
  'psychService',
]);

/** True for an item whose events have no title for visitors; an item nobody classified is not known to be harmless. */
export function isSensitive(list: Pick<ItemList, 'items'>, item: string): boolean {
  const parent = list.items.find(({ code }) => code === item)?.parent;
  return parent === undefined || groups.has(parent);
}
