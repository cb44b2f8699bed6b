import { expect, test } from 'vitest';
import { warningText } from './warning-text.ts';

test('LYG-28-2 given a warning with its clause, when shown, then it is words in either language and the clause stands behind them', () => {
  expect(warningText('duty-not-covered LYG-28-2', 'zh')).toBe('该事项不在此部门的职责清单内（LYG-28-2）');
  expect(warningText('duty-not-covered', 'en')).toBe('The item is not among this department’s duties');
});

test('given a warning nobody has words for, when shown, then it stands as it came', () => {
  expect(warningText('something-new X-1', 'zh')).toBe('something-new X-1');
});
