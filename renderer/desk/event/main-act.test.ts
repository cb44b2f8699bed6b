import { expect, test } from 'vitest';
import { barActs, mainAct } from './main-act.ts';

test('given an event in triage, when the bar is made, then dispatching is the main act', () => {
  expect(mainAct(barActs(['event.addNote', 'event.classify', 'event.dispatch', 'event.escalate'], 0))).toBe(
    'event.dispatch',
  );
});

test('given a return that waits (D3), when the bar is made, then the decision comes first', () => {
  expect(mainAct(barActs(['event.decideReturn', 'event.signIn'], 0))).toBe('event.decideReturn');
});

test('given a completed event with an open duty (F2), when the bar is made, then telling is offered and closing is not', () => {
  const acts = ['event.close', 'event.recordFeedback', 'event.exemptFeedback', 'event.reopen'];
  expect(barActs(acts, 1)).toEqual(['event.recordFeedback', 'event.reopen', 'event.exemptFeedback']);
  expect(mainAct(barActs(acts, 0))).toBe('event.close');
});
