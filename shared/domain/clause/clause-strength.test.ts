import { expect, test } from 'vitest';
import file from '../../../resources/clauses.json' with { type: 'json' };
import { mostBinding, strengthOf } from './clause-strength.ts';

test('given every clause of the shipped table, then its strength is the one the rules judge by', () => {
  const differing = file.clauses.filter((clause) => strengthOf(clause.id) !== clause.strength);
  expect(differing.map((clause) => clause.id)).toEqual([]);
});

test('given several clauses, then the most binding one decides; an unknown one binds', () => {
  expect(mostBinding(['LYG-10-2', 'LYG-10-1'])).toEqual({ clause: 'LYG-10-1', strength: 'must' });
  expect(mostBinding(['JS-13-3', 'JS-13-2'])).toEqual({ clause: 'JS-13-2', strength: 'should' });
  expect(mostBinding([])).toBeNull();
  expect(strengthOf('LYG-99')).toBe('must');
});
