import { expect, test } from 'vitest';
import { createAdmission } from './admission.ts';

const stays = (): boolean => false;

/** Work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('given more than are let in at once, when they come, then never more are inside, and they go in as they came (P9)', async () => {
  const admission = createAdmission(2);
  const began: number[] = [];
  let inside = 0;
  let most = 0;
  const all = Array.from({ length: 9 }, (_, i) =>
    admission.enter(stays, async () => {
      began.push(i);
      inside += 1;
      most = Math.max(most, inside);
      await settle();
      inside -= 1;
    }),
  );
  expect(admission.waiting()).toBe(7);
  await Promise.all(all);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(2);
  expect(admission.waiting()).toBe(0);
});

test('given somebody who hung up while waiting, when it is his turn, then nothing is done for him and the next goes in', async () => {
  const admission = createAdmission(1);
  const first = work();
  const began: string[] = [];
  let gone = false;
  const all = [
    admission.enter(stays, () => first.ended),
    admission.enter(
      () => gone,
      async () => void began.push('gone'),
    ),
    admission.enter(stays, async () => void began.push('next')),
  ];
  gone = true;
  first.end();
  await Promise.all(all);
  expect(began).toEqual(['next']);
});

test('given work that fails, when it does, then its place is free again and only its own caller hears of it', async () => {
  const admission = createAdmission(1);
  const failing = admission.enter(stays, () => Promise.reject(new Error('store')));
  let done = false;
  const next = admission.enter(stays, async () => {
    done = true;
  });
  await expect(failing).rejects.toThrow('store');
  await next;
  expect(done).toBe(true);
});

test('given a long queue, when it grows and shrinks, then the hub is crowded only while it is long', async () => {
  const admission = createAdmission(1);
  const first = work();
  const all = [admission.enter(stays, () => first.ended)];
  for (let i = 0; i < 40; i++) all.push(admission.enter(stays, () => Promise.resolve()));
  expect(admission.isCrowded()).toBe(true);
  first.end();
  await Promise.all(all);
  expect(admission.isCrowded()).toBe(false);
});
