import type { Result } from '../../std/result.ts';
import { parseWith, type ShapeError } from '../../std/shape.ts';
import { type Item, type ItemList, itemListShape } from './item-shape.ts';

export { type Item, type ItemKind, type ItemList, itemListShape } from './item-shape.ts';

/** Checks a list file; a doubled code or key, an unknown parent or department is refused with its path. */
export const loadItems = (data: unknown): Result<ItemList, ShapeError> => parseWith(itemListShape, data);

/** The item a desk sets on an event: one of the list in force, or the one it has already, left the list or not. */
export const settableItem = (list: ItemList, wanted: string, current: string): Item | undefined =>
  wanted === current ? findItem(list, wanted) : listedItem(list, wanted);

/** Version an event keeps with it, e.g. `items@2026.11` (C3). */
export const itemVersion = (list: ItemList): string => list.version;

const named = (items: readonly Item[], codeOrKey: string): Item | undefined =>
  items.find((item) => item.code === codeOrKey || item.key === codeOrKey);

/** The item of a code (`0102`) or key (`exposedGarbage`) that an event may be given now; undefined when the list in force has none. */
export const listedItem = (list: ItemList, codeOrKey: string): Item | undefined => named(list.items, codeOrKey);

/** The item an event has, by code or key: also one that left the list since the event was opened under an earlier version (AK-10.3-1). */
export const findItem = (list: ItemList, codeOrKey: string): Item | undefined =>
  listedItem(list, codeOrKey) ?? named(list.exited ?? [], codeOrKey);

/** Name of a department the list recommends; the id itself when unknown. */
export const departmentName = (list: ItemList, id: string): string =>
  list.departments.find((d) => d.id === id)?.name ?? id;

/** How well an item fits what was typed: lower is better, null = not at all. */
function rank(item: Item, typed: string): number | null {
  const tests: readonly boolean[] = [
    item.code === typed || item.name === typed || item.initials === typed,
    item.code.startsWith(typed),
    item.initials.startsWith(typed),
    item.name.startsWith(typed),
    item.pinyin.replaceAll(' ', '').startsWith(typed),
    item.synonyms.some((word) => word.startsWith(typed)),
    item.name.includes(typed),
    item.synonyms.some((word) => word.includes(typed)),
    item.initials.includes(typed),
    item.nameEn.toLowerCase().includes(typed),
  ];
  const first = tests.indexOf(true);
  return first < 0 ? null : first;
}

/**
 * Items for what an operator types (I2): code, pinyin initials, full pinyin, name, synonym or English, best first, list order
 * within a rank. Nothing typed gives the whole list.
 */
export function searchItems(list: ItemList, typed: string, limit = 20): readonly Item[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return list.items.slice(0, limit);
  return list.items
    .flatMap((item) => {
      const at = rank(item, wanted);
      return at === null ? [] : [{ item, at }];
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, limit)
    .map(({ item }) => item);
}
