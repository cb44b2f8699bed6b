import { expect, test } from 'vitest';
import { emptyForm } from './intake-form.ts';
import { answerCall, endIntake, intakeStore, isEnded, takeRinging } from './intake-store.ts';

const form = (event: string) => emptyForm({ event, number: 'LYG20261119-0030412', toldAt: 0, channel: 'phone' });

test('I1 given a form that was registered, when its draft would be saved late, then it counts as ended and another form stays', () => {
  intakeStore.set(form('a'));
  endIntake('a');
  expect([intakeStore.get(), isEnded('a')]).toEqual([null, true]);
  intakeStore.set(form('b'));
  endIntake('a');
  expect([intakeStore.get()?.event, isEnded('b')]).toEqual(['b', false]);
});

test('I1, I2 given a call that rings, when it is answered, then a blank form takes the number, and one with words in it gives way to a fresh one', () => {
  intakeStore.set(form('c'));
  answerCall('12800001001');
  expect([intakeStore.get()?.callerPhone, takeRinging()]).toEqual(['12800001001', null]);
  answerCall('12800001001');
  expect(intakeStore.get()?.event).toBe('c');
  answerCall('12800001002');
  expect(intakeStore.get()).toBeNull();
  expect([takeRinging(), takeRinging()]).toEqual(['12800001002', null]);
});
