import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import file from '../../../resources/clauses.json' with { type: 'json' };
import { type ClauseTable, clauseOf, clauseWords, loadClauses } from './clause.ts';

function loaded(): ClauseTable {
  const result = loadClauses(file);
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result.value;
}
const table = loaded();
const root = new URL('../../../', import.meta.url);

test('given the shipped table, then it loads with its 563 rows of five places', () => {
  const rows = [...table.byId.values()];
  const places = ['LYG', 'ZS', 'AK', 'JS', 'ZG'].map((place) => rows.filter((row) => row.place === place).length);
  expect(places).toEqual([156, 123, 93, 123, 68]);
  expect(table.byId.size).toBe(563);
});

test('given the specification, then the table has its rows, with their area, strength and fit', (context) => {
  const source = new URL('../shared/clauses/clauses.jsonl', root);
  if (!existsSync(source)) context.skip('the specification (../shared/clauses) is not beside this checkout');
  const facts = (row: { id: string; place: string; article: string; area: string; strength: string; fits: string }) =>
    [row.id, row.place, row.article, row.area, row.strength, row.fits].join(' | ');
  const rows = readFileSync(source, 'utf8').trim().split('\n');
  expect([...table.byId.values()].map(facts)).toEqual(rows.map((line) => facts(JSON.parse(line))));
});

test('given the shipped table, then every row has Chinese words, and the rows outside software a reason in both languages', () => {
  for (const clause of table.byId.values()) {
    expect(clause.zh, clause.id).toMatch(/\p{Script=Han}/u);
    expect(clause.en, clause.id).not.toMatch(/\p{Script=Han}/u);
    if (clause.fits !== 'outside-software') continue;
    expect(clause.reason?.zh, clause.id).toMatch(/\p{Script=Han}/u);
    expect(clause.reason?.en, clause.id).toBeTruthy();
  }
});

test('given an id, then its words are there offline; an id of no text has none', () => {
  expect(clauseWords(table, 'LYG-30-1')).toEqual({
    zh: '7日内处置',
    en: 'Department names a person and handles reported events within 7 days',
    strength: 'must',
    place: 'LYG',
  });
  expect(clauseOf(table, 'JS-2-2')?.reason?.zh).toBe('定义，不产生义务');
  expect(clauseWords(table, 'LYG-99')).toBeUndefined();
});

/** Clause ids quoted in a text; a full stop that ends a sentence is no part of an id. */
const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:LYG|ZS|AK|JS|ZG)-\d[\w.-]*/g)].map(([id]) => id.replace(/[.-]+$/, ''));

/** A row, or a whole article (LYG-17) of which rows are known. */
const isKnown = (id: string): boolean =>
  table.byId.has(id) || [...table.byId.keys()].some((row) => row.startsWith(`${id}-`));

/** Every file below a folder of the repository that ends in one of `endings`, as paths from the root. */
const filesBelow = (folder: string, endings: RegExp): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);

test.each([
  ['shared', /\.ts$/],
  ['hub', /\.ts$/],
  ['electron', /\.ts$/],
  ['renderer', /\.tsx?$/],
  ['resources/profiles', /\.json$/],
  ['resources/items', /\.json$/],
])('given the source of %s, then every clause it quotes is in the table', (folder, endings) => {
  const files = filesBelow(folder, endings);
  expect(files.length).toBeGreaterThan(0);
  const unknown = files.flatMap((name) =>
    quoted(readFileSync(new URL(name, root), 'utf8'))
      .filter((id) => !isKnown(id))
      .map((id) => `${name}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

test.each<[string, (copy: typeof file) => void, string]>([
  ['an id given twice', (c) => Object.assign(c.clauses[1] ?? {}, { id: 'LYG-0' }), 'clauses.1.id'],
  ['an id of another place', (c) => Object.assign(c.clauses[1] ?? {}, { place: 'JS' }), 'clauses.1.place'],
  ['a row outside software without a reason', (c) => delete c.clauses[1]?.reason, 'clauses.1.reason'],
  [
    'a reason where software can do it',
    (c) => Object.assign(c.clauses[0] ?? {}, { reason: { zh: '无', en: 'none' } }),
    'clauses.0.reason',
  ],
  ['an unknown strength', (c) => Object.assign(c.clauses[2] ?? {}, { strength: 'shall' }), 'clauses.2.strength'],
  ['an unknown field', (c) => Object.assign(c.clauses[3] ?? {}, { colour: 'red' }), 'clauses.3.colour'],
  ['no rows', (c) => c.clauses.splice(0), 'clauses'],
])('given %s, when the table is loaded, then it is refused with its path', (_, edit, path) => {
  const copy = structuredClone(file);
  edit(copy);
  const result = loadClauses(copy);
  expect(result.ok ? 'loaded' : result.error.path).toBe(path);
});
