import { expect, test } from 'vitest';
import { rulesInForce } from '../../../shared/domain/dossier/rules-in-force.ts';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { people } from '../../../tests/support/story.ts';
import { parameterRows, plainValue } from './parameter-rows.ts';

const rowOf = (rows: ReturnType<typeof parameterRows>, path: string) => {
  const row = rows.find((one) => one.path === path);
  if (row === undefined) throw new Error(`no row ${path}`);
  return row;
};

test('given LYG, then a binding time cannot be set otherwise and says by which clause; a local target can (LYG-30-1)', () => {
  const rows = parameterRows(rulesOfPlace('LYG').profile, [], 0);
  const time = rowOf(rows, 'time.deptHandle');
  expect([time.group, time.freedom.kind, time.clauses[0], plainValue(time.now, 'zh')]).toEqual([
    'time',
    'refused',
    'LYG-30-1',
    '7日',
  ]);
  expect(time.freedom.why.zh).toContain('LYG-30-1');
  expect(rowOf(rows, 'local.periods.signIn').freedom.kind).toBe('free');
});

test('given an override in force, then the row shows what holds, what it was, and which dossier set it', () => {
  const story = dossierStory('LYG', 'parameterOverride')
    .when(people.county, 'propose', { path: 'local.periods.signIn', value: '1小时', reason: '收紧' })
    .when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });
  const at = story.now + 1;
  const rules = rulesInForce(story.rules, [story.dossier], at);
  const row = rowOf(parameterRows(rules.profile, [story.dossier], at), 'local.periods.signIn');
  expect([plainValue(row.text, 'zh'), plainValue(row.now, 'zh'), row.override?.id]).toEqual([
    '2小时',
    '1小时',
    story.dossier.id,
  ]);
});

test('given a value made of parts, then it has no plain words and its clause is shown instead', () => {
  expect(plainValue({ by: 'center', way: 'visit' }, 'zh')).toBeNull();
  expect(plainValue({ vague: '定期' }, 'zh')).toBe('“定期”');
  expect(plainValue({ minPercent: 95 }, 'en')).toBe('≥ 95%');
  expect(plainValue([{ code: 'x', zh: '不属职责', en: 'Not our duty' }], 'en')).toBe('Not our duty');
  expect(plainValue(false, 'zh')).toBe('否');
});

test.each(['LYG', 'JS', 'ZS', 'AK', 'ZG'] as const)('given %s, then every parameter has a name in words', (place) => {
  const unnamed = parameterRows(rulesOfPlace(place).profile, [], 0).filter((row) => /本地设置 /.test(row.zh));
  expect(unnamed.map(({ path }) => path)).toEqual([]);
});
