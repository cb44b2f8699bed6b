import { expect, test } from 'vitest';
import { defaultPlan } from '../../../shared/wire/wall-presets.ts';
import { beginHistory, doAgain, step, takeBack } from './plan-history.ts';

const plan = (situation: number) => ({ ...defaultPlan('single'), situation });

test('given three steps, when two are taken back and one is done again, then the second stands and the third can come again', () => {
  const three = [20, 30, 40].reduce((h, n) => step(h, plan(n)), beginHistory(plan(10)));
  const back = doAgain(takeBack(takeBack(three)));
  expect(back.now.situation).toBe(30);
  expect(doAgain(back).now.situation).toBe(40);
  expect(doAgain(doAgain(back)).now.situation).toBe(40);
});

test('given steps taken back, when something else is done, then what was taken back is gone', () => {
  const two = step(step(beginHistory(plan(10)), plan(20)), plan(30));
  const other = step(takeBack(two), plan(99));
  expect(doAgain(other).now.situation).toBe(99);
  expect(takeBack(takeBack(takeBack(other))).now.situation).toBe(10);
});
