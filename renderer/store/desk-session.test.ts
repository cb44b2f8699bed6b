import { expect, test } from 'vitest';
import type { SessionState } from '../../shared/wire/session-view.ts';
import { createSteadySession } from './desk-session.ts';

const session = (line: Partial<SessionState['line']>, cachedEvents = 5): SessionState => ({
  actor: null,
  line: {
    state: 'online',
    since: 0,
    hubUrl: '',
    rtt: 3,
    skew: 0,
    waiting: 0,
    oldestWaitingAt: null,
    dataAsOf: 1000,
    attempt: 0,
    nextTryAt: null,
    progress: null,
    ...line,
  },
  outages: [],
  storage: { state: 'ok', message: '', cachedEvents, freeBytes: 7 },
  attention: 0,
  demo: null,
  place: null,
  rulePack: null,
});

test('given a line that carries, when only its age, round trip, clock or the number of events moves, then nobody is told (P10)', () => {
  const steady = createSteadySession();
  steady.hear(session({}));
  let told = 0;
  steady.fed.subscribe(() => told++);
  steady.hear(session({ dataAsOf: 2000, rtt: 9, skew: 4 }, 6));
  expect(told).toBe(0);
  steady.hear(session({ waiting: 1 }));
  expect(told).toBe(1);
});

test('given a line that goes down, when it is told, then the age of the data stands in it, and before the first sync there is none', () => {
  const steady = createSteadySession();
  const line = () => {
    const fed = steady.fed.get();
    return fed.state === 'here' ? fed.value.line : null;
  };
  steady.hear(session({ dataAsOf: null, state: 'first-sync' }));
  expect(line()).toMatchObject({ synced: false, heldAsOf: null });
  steady.hear(session({}));
  expect(line()).toMatchObject({ synced: true, heldAsOf: null });
  steady.hear(session({ state: 'offline' }));
  expect(line()).toMatchObject({ state: 'offline', synced: true, heldAsOf: 1000 });
});
