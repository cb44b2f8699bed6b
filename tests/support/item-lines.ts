/** Items written as the lines of an import form, for tests of list versions. */
import type { ItemList } from '../../shared/domain/item/item.ts';

export const linesOf = (list: Pick<ItemList, 'items'>): readonly string[] =>
  list.items.map((i) =>
    [i.code, i.key, i.name, i.nameEn, i.parent, i.kind, i.severity, i.department ?? '', i.pinyin].join('|'),
  );
