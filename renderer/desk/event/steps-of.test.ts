import { expect, test } from 'vitest';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { TimelineLine } from '../../../shared/wire/event-view.ts';
import { stepsOf } from './steps-of.ts';

const event = (part: Partial<GridEvent>): GridEvent =>
  ({ state: 'registered', registeredAt: 1000, clocks: [], ...part }) as GridEvent;
const line = (kind: string, doneAt: number): TimelineLine =>
  ({ pending: false, entry: { doneAt, fact: { kind } } }) as TimelineLine;

test('given an event being handled, when its steps are drawn, then past ones carry their time and later ones wait', () => {
  const steps = stepsOf(event({ state: 'inHandling' }), [
    line('event.registered', 1000),
    line('event.reportedToCenter', 1500),
    line('event.dispatched', 3000),
    line('event.signedIn', 3600),
  ]);
  expect(steps.map((s) => s.step)).toEqual(['done', 'done', 'done', 'now', 'next', 'next', 'next']);
  expect(steps.slice(0, 3).map((s) => (s.step === 'done' ? s.took : null))).toEqual([500, 1500, 600]);
});

test('given a closed event, when its steps are drawn, then all are done', () => {
  expect(stepsOf(event({ state: 'closed' }), [line('event.closed', 9000)]).every((s) => s.step === 'done')).toBe(true);
});

test('given a reopened event (T28), when its steps are drawn, then the times of the earlier round do not run backwards', () => {
  const steps = stepsOf(event({ state: 'assigned' }), [
    line('event.dispatched', 2000),
    line('event.signedIn', 2500),
    line('event.reopened', 5000),
    line('event.dispatched', 6000),
  ]);
  for (const step of steps) if (step.step === 'done') expect(step.took ?? 0).toBeGreaterThanOrEqual(0);
  expect(steps[2]?.step).toBe('now');
});

test('T3 given an event merged before anybody dealt with it, when its steps are drawn, then no step counts as done', () => {
  expect(stepsOf(event({ state: 'merged' }), [line('event.merged', 2000)]).map((s) => s.step)).not.toContain('done');
  const late = stepsOf(event({ state: 'withdrawn' }), [
    line('event.reportedToCenter', 1500),
    line('event.withdrawn', 2000),
  ]);
  expect(late.map((s) => s.step)).toEqual(['done', 'next', 'next', 'next', 'next', 'next', 'next']);
});
