import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import type { Answer, ReadError } from '../../../shared/wire/bridge.ts';
import { createNumberAsker } from './number-asker.ts';

type Given = Result<Answer['newNumber'], ReadError>;
const number = { event: 'e1', number: 'LYG20261122-0010001' };
const notYet: Given = err({ code: 'not-found', path: '', message: 'wait for the first sync' });

/** A station that answers when told to. */
function rig() {
  const questions: ((answer: Given) => void)[] = [];
  const told: unknown[] = [];
  const ask = createNumberAsker(() => new Promise((resolve) => questions.push(resolve)), {
    given: (value) => told.push(value),
    failed: (why) => told.push(why),
  });
  const answer = async (given: Given): Promise<void> => {
    questions.shift()?.(given);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { ask, answer, told, open: () => questions.length };
}

test('given the first sync is under way, when it ends, then the number is there without leaving the page', async () => {
  const { ask, answer, told } = rig();
  ask();
  await answer(notYet);
  expect(told).toEqual(['wait for the first sync']);
  ask();
  await answer(ok(number));
  expect(told).toEqual(['wait for the first sync', null, number]);
});

test('given a question under way, when the first sync ends meanwhile, then it is asked once more only if it failed', async () => {
  const failing = rig();
  failing.ask();
  failing.ask();
  failing.ask();
  expect(failing.open()).toBe(1);
  await failing.answer(notYet);
  expect(failing.open()).toBe(1);
  await failing.answer(ok(number));
  expect(failing.told).toEqual(['wait for the first sync', null, number]);

  const lucky = rig();
  lucky.ask();
  lucky.ask();
  await lucky.answer(ok(number));
  // No number is used up for nothing.
  expect(lucky.open()).toBe(0);
});
