import { expect, test } from 'vitest';
import { createDeskModel } from './desk-model.ts';

test('given an act that was sent, when its answer comes, then its form is closed', () => {
  const desk = createDeskModel();
  desk.open('a');
  desk.act('event.addNote');
  desk.actDone('a', { kind: 'event.addNote', prefill: {} });
  expect(desk.state.get().act).toBeNull();
});

test('given another form opened meanwhile, when the answer of the first comes, then the other stays open', () => {
  const desk = createDeskModel();
  desk.open('a');
  desk.act('event.addNote');
  desk.act('event.dispatch', { to: 'shuili' });
  desk.actDone('a', { kind: 'event.addNote', prefill: {} });
  desk.actDone('a', { kind: 'event.dispatch', prefill: {} });
  expect(desk.state.get().act).toEqual({ kind: 'event.dispatch', prefill: { to: 'shuili' } });
});

test('given another event opened meanwhile, when the answer of the first comes, then the same form there stays open', () => {
  const desk = createDeskModel();
  desk.open('a');
  desk.act('event.dispatch', { quiet: 'yes' });
  desk.open('b');
  desk.act('event.dispatch', { quiet: 'yes' });
  desk.actDone('a', { kind: 'event.dispatch', prefill: { quiet: 'yes' } });
  expect(desk.state.get().act).not.toBeNull();
});
