import { expect, test } from 'vitest';
import { emptyForm } from './intake-form.ts';
import { endIntake, intakeStore, isEnded } from './intake-store.ts';

const form = (event: string) => emptyForm({ event, number: 'LYG20261119-0030412', toldAt: 0, channel: 'phone' });

test('I1 given a form that was registered, when its draft would be saved late, then it counts as ended and another form stays', () => {
  intakeStore.set(form('a'));
  endIntake('a');
  expect([intakeStore.get(), isEnded('a')]).toEqual([null, true]);
  intakeStore.set(form('b'));
  endIntake('a');
  expect([intakeStore.get()?.event, isEnded('b')]).toEqual(['b', false]);
});
