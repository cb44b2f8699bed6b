import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import ak from '../../../resources/profiles/ak.json' with { type: 'json' };
import js from '../../../resources/profiles/js.json' with { type: 'json' };
import lyg from '../../../resources/profiles/lyg.json' with { type: 'json' };
import zg from '../../../resources/profiles/zg.json' with { type: 'json' };
import zs from '../../../resources/profiles/zs.json' with { type: 'json' };
import { provesPartly } from '../../../tests/support/proves.ts';
import { parseWith } from '../../std/shape.ts';
import { itemKeys, parameterKeys, profileFileShape } from './profile-shape.ts';

const files = { LYG: lyg, ZS: zs, AK: ak, JS: js, ZG: zg };
type Raw = {
  parameters: Record<string, unknown>;
  items: Record<string, unknown>;
  local: Record<string, unknown>;
} & Record<string, unknown>;
const copyOf = (file: unknown): Raw => structuredClone(file) as Raw;

/** Path and message of the refusal; fails when the file is taken. */
function refusalOf(file: unknown): { path: string; message: string } {
  const parsed = parseWith(profileFileShape, file);
  if (parsed.ok) throw new Error('expected a refusal');
  return parsed.error;
}

test.each(Object.entries(files))('given %s as shipped, when read, then it fits and names itself', (id, file) => {
  const parsed = parseWith(profileFileShape, file);
  expect(parsed).toMatchObject({ ok: true, value: { id, version: `${id}@2026.11` } });
});

test('given the shape, then it has the 166 parameters and 18 item keys of the clause tables', () => {
  expect(parameterKeys).toHaveLength(166);
  expect(itemKeys).toHaveLength(18);
});

test('given ZS, then it says that it is a draft without effective date (ZS-41, C15), and no other place does', () => {
  provesPartly('ZS-0', 'ZS-41');
  expect(Object.values(files).filter((f) => f.draft)).toEqual([zs]);
  expect(zs.parameters['rule.effectiveFrom']).toEqual({ value: { unset: true }, clauses: ['ZS-41'] });
});

test('given any place and any parameter, when it is missing, doubled under another name or has a wrong value, then its path is named', () => {
  const place = fc.constantFrom(...Object.values(files));
  const key = fc.constantFrom(...parameterKeys);
  // None of these is a value any parameter can have.
  const wrong = fc.constantFrom<unknown>(-1, '', 'no such word', [], ['no such word'], { noSuchField: 1 }, false, {
    length: 0,
    unit: 'day',
  });
  fc.assert(
    fc.property(place, key, wrong, (file, at, value) => {
      const changed = copyOf(file);
      const free =
        ['rule.name', 'org.bodyName', 'platform.name'].includes(at) && JSON.stringify(value).includes('no such word');
      fc.pre(!free);
      changed.parameters[at] = { value, clauses: [`${file.id}-1`] };
      expect(refusalOf(changed).path).toMatch(new RegExp(`^parameters\\.${at.replaceAll('.', '\\.')}\\.value`));

      const renamed = copyOf(file);
      renamed.parameters[`${at}X`] = renamed.parameters[at];
      expect(refusalOf(renamed).path).toBe(`parameters.${at}X`);

      const missing = copyOf(file);
      delete missing.parameters[at];
      expect(refusalOf(missing).path).toBe(`parameters.${at}`);
    }),
    { numRuns: 300 },
  );
});

const change = (edit: (file: Raw) => void): Raw => {
  const file = copyOf(lyg);
  edit(file);
  return file;
};

test.each<[string, Raw, string]>([
  ['a key the profile does not know', change((f) => (f['speed'] = 1)), 'speed'],
  [
    'an unknown field of a parameter',
    change(
      (f) => (f.parameters['time.deptHandle'] = { value: { length: 7, unit: 'day', about: 1 }, clauses: ['LYG-30-1'] }),
    ),
    'parameters.time.deptHandle.value.about',
  ],
  [
    'a period in hours (P3)',
    change((f) => (f.parameters['time.deptHandle'] = { value: { length: 7, unit: 'hour' }, clauses: ['LYG-30-1'] })),
    'parameters.time.deptHandle.value',
  ],
  [
    'a value without a clause',
    change((f) => (f.parameters['time.deptHandle'] = { value: { length: 7, unit: 'day' }, clauses: [] })),
    'parameters.time.deptHandle.clauses',
  ],
  [
    'a clause of another text',
    change((f) => (f.parameters['time.deptHandle'] = { value: { length: 7, unit: 'day' }, clauses: ['JS-29-3'] })),
    'parameters.time.deptHandle.clauses.0',
  ],
  [
    'a clause that is none',
    change((f) => (f.parameters['time.deptHandle'] = { value: null, clauses: ['article 30'] })),
    'parameters.time.deptHandle.clauses.0',
  ],
  [
    'a village that dispatches (T10)',
    change((f) => (f.parameters['flow.dispatchBy'] = { value: { levels: ['village'] }, clauses: ['LYG-28-2'] })),
    'parameters.flow.dispatchBy.value.levels.0',
  ],
  [
    'a rate above 100 %',
    change((f) => (f.parameters['time.onTimeRate'] = { value: { minPercent: 101 }, clauses: ['LYG-30-9'] })),
    'parameters.time.onTimeRate.value.minPercent',
  ],
  [
    'a feedback duty on a clause its parameter does not have',
    change(
      (f) =>
        (f.parameters['feedback.toStaff'] = {
          value: [{ from: 'center', to: 'gridStaff', content: ['result'], clearedBy: 'ownEntry', clause: 'LYG-30-2' }],
          clauses: ['LYG-29-9'],
        }),
    ),
    'parameters.feedback.toStaff.value',
  ],
  ['an item key that is none', change((f) => (f.items['parking'] = ['LYG-9-8'])), 'items.parking'],
  ['an unknown local setting', change((f) => (f.local['tea'] = true)), 'local.tea'],
  [
    'an unknown local period',
    change((f) => (f.local['periods'] = { lunch: { length: 1, unit: 'hour' } })),
    'local.periods.lunch',
  ],
  [
    'a local period of no length',
    change((f) => (f.local['periods'] = { signIn: { length: 0, unit: 'hour' } })),
    'local.periods.signIn.length',
  ],
  ['an engineering transition that is in the texts', change((f) => (f.local['eng'] = { T10: false })), 'local.eng.T10'],
  ['a version of another place', change((f) => (f['version'] = 'ZS@2026.11')), 'version'],
  ['a parent other than the text names', change((f) => (f['parent'] = null)), 'parent'],
  [
    'return reasons with one code twice',
    change(
      (f) =>
        (f.local['returnReasons'] = [
          { code: 'aa', zh: '甲', en: 'a' },
          { code: 'aa', zh: '乙', en: 'b' },
        ]),
    ),
    'local.returnReasons',
  ],
])('given %s, when read, then it is refused with its path', (_, file, path) => {
  expect(refusalOf(file).path).toBe(path);
});

const source = new URL('../../../../shared/clauses/profiles.json', import.meta.url);
type Source = {
  profiles: Record<string, Record<string, { value: unknown; clauses: string[] }> & { items: Record<string, string[]> }>;
};

// The clause tables are material beside the repository; without them the shipped values cannot be compared with their source.
test.skipIf(!existsSync(source)).each(Object.keys(files) as (keyof typeof files)[])(
  'given the clause tables beside the repository (skipped where ../shared is absent), then every parameter and item of %s rests on the very clauses they list',
  (id) => {
    const stated = (JSON.parse(readFileSync(source, 'utf8')) as Source).profiles[id];
    if (!stated) throw new Error(`no ${id} in the clause tables`);
    const { items, ...parameters } = stated;
    const clausesOf = (cells: Record<string, { clauses: string[] }>) =>
      Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.clauses]));
    expect(clausesOf(files[id].parameters)).toEqual(clausesOf(parameters));
    expect(files[id].items).toEqual(items);
    // A cell is silent here exactly where the table is: null, or a remark ("- (apply by law)") that rests on no clause.
    const silent = (cells: Record<string, { value: unknown; clauses: string[] }>) =>
      Object.entries(cells).flatMap(([key, { value, clauses }]) =>
        value === null || (typeof value === 'string' && value.startsWith('- (') && clauses.length === 0) ? [key] : [],
      );
    expect(silent(files[id].parameters)).toEqual(silent(parameters));
  },
);
