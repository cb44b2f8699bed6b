import { err, ok, type Result } from '../../std/result.ts';
import { parseWith, type ShapeError } from '../../std/shape.ts';
import type { Words } from '../names.ts';
import { type ItemList, itemListShape } from './item-shape.ts';

/** What a line of an imported list says, parts apart by `|`: the order of the form and of a sheet saved as text. */
const parts = ['code', 'key', 'name', 'nameEn', 'parent', 'kind', 'severity', 'department', 'pinyin'] as const;

export const lineWords: Words = {
  zh: '事项（编码|键|名称|英文|类别|性质|等级|部门|拼音）',
  en: 'Items (code|key|name|English|group|kind|gravity|department|pinyin)',
};

/**
 * A list out of lines, its groups and departments those of the list in force. The error's path is the line: `items.3.code`.
 * @param version as the list calls itself, `items@2027.01`
 */
export function listOfLines(lines: readonly string[], version: string, now: ItemList): Result<ItemList, ShapeError> {
  const items: unknown[] = [];
  for (const [at, line] of lines.entries()) {
    const given = line.split('|').map((part) => part.trim());
    if (given.length !== parts.length)
      return err({
        code: 'bad-shape',
        path: `items.${at}`,
        message: `needs ${parts.length} parts, has ${given.length}`,
      });
    const item = Object.fromEntries(parts.map((part, i) => [part, given[i] ?? '']));
    items.push({
      ...item,
      severity: Number(item['severity']),
      department: item['department'] || null,
      initials: (item['pinyin'] ?? '')
        .split(' ')
        .map((syllable) => syllable.slice(0, 1))
        .join(''),
      // Words people say for it are the centre's own work and outlive a version.
      synonyms: [...(now.items.find((one) => one.code === given[0])?.synonyms ?? [])],
      numbering: 'own',
    });
  }
  const list = parseWith(itemListShape, { version, groups: now.groups, departments: now.departments, items });
  return list.ok ? ok(list.value) : list;
}
