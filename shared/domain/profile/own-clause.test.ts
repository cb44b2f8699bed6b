import { expect, test } from 'vitest';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { ownClause } from './own-clause.ts';

const under = (place: Parameters<typeof rulesOfPlace>[0], clause: string) =>
  ownClause(rulesOfPlace(place).profile, clause);

test('given a clause of the text in force or of its parent, when quoted, then it stands (C1)', () => {
  expect(under('LYG', 'LYG-30-2')).toBe('LYG-30-2');
  expect(under('LYG', 'JS-16-3-2')).toBe('JS-16-3-2');
});

test.each([
  ['ZS', 'LYG-30-2', 'ZS-25-9'],
  ['ZG', 'LYG-30-2', 'ZG-15-4'],
  ['AK', 'LYG-28-2', 'AK-11.5-1'],
  ['JS', 'LYG-29-7', 'JS-30-1'],
] as const)('given %s and %s of another text, when quoted, then its own %s is named', (place, clause, own) => {
  expect(under(place, clause)).toBe(own);
});

test('given a text that says nothing of it, when quoted, then no clause is named; a rule number stays', () => {
  expect(under('ZG', 'LYG-30-8')).toBeNull();
  expect(under('JS', 'LYG-21-1')).toBeNull();
  expect(under('ZG', 'T18')).toBe('T18');
});
