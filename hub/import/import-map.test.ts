import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { itemsFile } from '../../tests/support/rules.ts';
import { type ImportMap, parseImportMap, type TextRule } from './import-map.ts';
import { checkColumns, loadMap, shippedMaps } from './load-map.ts';
import { mapColumns } from './map-columns.ts';

const least = {
  name: 'mine',
  title: { zh: '我的', en: 'Mine' },
  system: 'mine',
  prefix: 'M',
  times: { formats: ['YYYY-MM-DD'], zone: 'Asia/Shanghai' },
  number: 'no',
  openedAt: { column: 'opened' },
  eventTitle: { column: 'what' },
  content: { column: 'what' },
};

describe('I8: a mapping file is checked before a row is read', () => {
  test('given the least a map must say, when parsed, then the rest has its defaults', () => {
    expect(parseImportMap(least)).toMatchObject({
      ok: true,
      value: { missing: [], closedBeforeOpened: 'refuse', item: { value: 'unclassified' }, place: { ignore: [] } },
    });
  });

  test.each([
    [{ numbr: 'x' }, 'numbr'],
    [{ number: undefined }, 'number'],
    [{ prefix: 'B-1' }, 'prefix'],
    [{ times: { formats: ['MM/DD hh:mm'], zone: 'Asia/Shanghai' } }, 'times.formats.0'],
    [{ times: { formats: ['YYYY-MM-DD'], zone: 'Mars/Olympus' } }, 'times.zone'],
    [{ closing: {} }, 'closing'],
    [{ closing: { at: { colum: 'x' } } }, 'closing.at.column'],
    [{ closing: { when: [{ column: 'a', in: [] }] } }, 'closing.when.0.in'],
    [{ closedBeforeOpened: 'ignore' }, 'closedBeforeOpened'],
    [{ content: { join: [{ column: 'a' }, { colum: 'b' }], with: '' } }, 'content'],
    [{ place: { ignore: [[1]] } }, 'place.ignore.0'],
    [{ department: { id: { column: 'a' } } }, 'department.name'],
  ])('given %j, when parsed, then it is refused at %s', (over, path) => {
    expect(parseImportMap({ ...least, ...over })).toMatchObject({ ok: false, error: { path } });
  });

  test('given a map that is none, no JSON or not there, when loaded, then a sentence names it', () => {
    const bad = join(tmpdir(), `griddesk-map-${process.pid}.json`);
    writeFileSync(bad, '{"name": ');
    expect(() => loadMap(bad)).toThrow(/is no JSON/);
    writeFileSync(bad, JSON.stringify({ ...least, openedAt: 'opened' }));
    expect(() => loadMap(bad)).toThrow(/wrong at openedAt/);
    expect(() => loadMap('boston')).toThrow(/Shipped are: boston311, la311, nyc311, pingshan, sf311/);
  });

  test('given a file without a column of the map, or with it twice, when checked, then the column and its place are named', () => {
    const map = (parseImportMap(least) as { value: ImportMap }).value;
    expect(() => checkColumns(map, ['no', 'what'])).toThrow(/opened \(openedAt\.column\)/);
    expect(() => checkColumns(map, ['no', 'what', 'opened', 'no'])).toThrow(/the title no twice/);
    expect(() => checkColumns(map, ['no', 'what', 'opened', 'other', 'other'])).not.toThrow();
  });
});

/** Every code an item rule can give. */
function codesOf(rule: TextRule): readonly string[] {
  if ('value' in rule) return [rule.value];
  if ('of' in rule) return codesOf(rule.of);
  if ('first' in rule) return rule.first.flatMap(codesOf);
  if ('join' in rule) return rule.join.flatMap(codesOf);
  return [...Object.values(rule.table ?? {}), ...(rule.else === undefined ? [] : [rule.else])];
}

describe('I8: the shipped maps', () => {
  test.each(shippedMaps())('given %s, when loaded, then it fits its shape and gives only items of the list', (name) => {
    const map = loadMap(name);
    const known = new Set((itemsFile as { items: { code: string }[] }).items.map((item) => item.code));
    expect(map.name).toBe(name);
    expect(mapColumns(map).length).toBeGreaterThan(5);
    expect(codesOf(map.item).filter((code) => code !== 'unclassified' && !known.has(code))).toEqual([]);
  });
});
