import type { Result } from '../../std/result.ts';
import { parseWith, type ShapeError } from '../../std/shape.ts';
import { type Item, type ItemList, itemListShape } from './item-shape.ts';

export { type Item, type ItemKind, type ItemList, itemListShape } from './item-shape.ts';

/** Checks a list file; a doubled code or key, an unknown parent or department is refused with its path. */
export const loadItems = (data: unknown): Result<ItemList, ShapeError> => parseWith(itemListShape, data);

/** Version an event keeps with it, e.g. `items@2026.11` (C3). */
export const itemVersion = (list: ItemList): string => list.version;

/** The item of a code (`0102`) or key (`exposedGarbage`); undefined when this version of the list has none. */
export const findItem = (list: ItemList, codeOrKey: string): Item | undefined =>
  list.items.find((item) => item.code === codeOrKey || item.key === codeOrKey);

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
