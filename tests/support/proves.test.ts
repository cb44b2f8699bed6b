import { expect, test } from 'vitest';
import { proves, provesPartly } from './proves.ts';

test('given a running test, when it names its clauses, then they stand in its meta, each once', ({ task }) => {
  provesPartly('LYG-30-6');
  provesPartly('LYG-30-6', 'JS-29-3');
  expect(task.meta.provesPartly).toEqual(['LYG-30-6', 'JS-29-3']);
  // Nothing of this is proven here: the ledger must not count it.
  delete task.meta.provesPartly;
});

test.for([
  ['an id no regulation has', ['LYG-99-1'], 'LYG-99-1 is no clause'],
  ['a row outside software', ['JS-2-2'], 'JS-2-2 lies outside software'],
  ['one wrong id among right ones', ['LYG-30-1', 'LYG-30'], 'LYG-30 is no clause'],
  ['no id at all', [], 'name at least one clause'],
] as const)('given %s, when a test names it, then it throws and marks nothing', ([, ids, message], { task }) => {
  expect(() => proves(...ids)).toThrow(message);
  expect(() => provesPartly(...ids)).toThrow(message);
  expect(task.meta).toEqual({});
});
