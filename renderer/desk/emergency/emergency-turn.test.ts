import { expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { createDeskModel } from '../desk-model.ts';
import { emergencyTurn } from './emergency-turn.ts';

test('ZS-29-4 given a declared emergency, when started, then the desk switches to its board once; who leaves stays away, a second one switches again', () => {
  proves('ZS-29-4');
  const desk = createDeskModel();
  const turn = (on: string | null) => emergencyTurn(on, desk.state.get());
  expect(turn(null)).toBe('stay');
  expect(turn('a')).toBe('switch');
  desk.meet('a');
  expect(desk.state.get().module).toBe('emergency');
  desk.go('queue');
  expect(turn('a')).toBe('stay');
  expect(turn('b')).toBe('switch');
});

test('given a call being taken or an act being filled in, when an emergency starts, then the switch waits until that is done', () => {
  const desk = createDeskModel();
  const turn = () => emergencyTurn('a', desk.state.get());
  desk.go('intake');
  expect(turn()).toBe('wait');
  desk.open('row');
  desk.act('event.addNote');
  expect(turn()).toBe('wait');
  desk.act(null);
  expect(turn()).toBe('switch');
});
