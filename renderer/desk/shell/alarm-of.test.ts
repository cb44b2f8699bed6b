import { expect, test } from 'vitest';
import type { Ring } from '../../../shared/domain/event/rings.ts';
import { type SessionState, type ViewId, viewIds } from '../../../shared/wire/bridge.ts';
import { alarmOf } from './alarm-of.ts';

const session: SessionState = {
  actor: null,
  line: {
    state: 'online',
    since: 0,
    hubUrl: '',
    rtt: 4,
    skew: 0,
    waiting: 0,
    oldestWaitingAt: null,
    dataAsOf: 900,
    attempt: 0,
    nextTryAt: null,
    progress: null,
  },
  outages: [],
  storage: { state: 'ok', message: '', cachedEvents: 1, freeBytes: null },
  attention: 0,
  demo: null,
  place: null,
  rulePack: null,
};
const counts = (part: Partial<Record<ViewId, number>>, ringing: readonly Ring[] = []) => ({
  asOf: 800,
  ringing,
  views: { ...(Object.fromEntries(viewIds.map((v) => [v, 0])) as Record<ViewId, number>), ...part },
});

test('given nothing that waits and a line that is up, when asked, then the line is calm and says since when it knows', () => {
  expect(alarmOf(session, counts({}))).toEqual({ kind: 'calm', asOf: 800 });
});

test.each(['offline', 'first-sync', 'signed-out'] as const)(
  'given a line that is %s, when nothing is known to wait, then it is unknown and never calm (Q5)',
  (state) => {
    expect(alarmOf({ ...session, line: { ...session.line, state } }, counts({})).kind).toBe('unknown');
  },
);

test('given counts that have not come, when asked, then it is unknown', () => {
  expect(alarmOf(session, undefined).kind).toBe('unknown');
});

test('given several things at once, when asked, then trouble with the console comes first, then refused work, then the county', () => {
  const all: SessionState = {
    ...session,
    attention: 2,
    storage: { ...session.storage, state: 'full' },
    line: { ...session.line, state: 'session-ended', skew: 600_000 },
  };
  const busy = counts({ major: 1, overdue: 3 });
  expect(alarmOf(all, busy).kind).toBe('full');
  expect(alarmOf({ ...all, storage: session.storage }, busy).kind).toBe('sessionEnded');
  expect(alarmOf({ ...session, attention: 2, line: { ...session.line, skew: 600_000 } }, busy)).toEqual({
    kind: 'attention',
    count: 2,
  });
  expect(alarmOf({ ...session, line: { ...session.line, skew: -600_000 } }, busy)).toEqual({
    kind: 'skew',
    seconds: 600,
  });
  expect(alarmOf(session, busy)).toEqual({ kind: 'major', count: 1, view: 'major' });
  expect(alarmOf(session, counts({ overdue: 3 }))).toEqual({ kind: 'overdue', count: 3, view: 'overdue' });
});

test('given a line to another system that is out, when asked, then it is named before open events and never calm (LYG-27-2, ZG-16-2)', () => {
  const outage = { system: '12345', name: '12345热线', state: 'silent', since: 500 } as const;
  const out = { ...session, outages: [outage, { ...outage, system: '110' }] };
  expect(alarmOf(out, counts({}))).toEqual({ kind: 'outage', outage, count: 2 });
  expect(alarmOf(out, counts({ major: 1, overdue: 3 })).kind).toBe('outage');
});

test('given a major event that rings, when asked, then it is named before refused work and lines (A5)', () => {
  const ring = { id: 'a', number: 'LYG1', name: '燃气泄漏', since: 100 };
  const ringing = counts({ major: 2 }, [ring, { ...ring, id: 'b' }]);
  expect(alarmOf({ ...session, attention: 2 }, ringing)).toEqual({ kind: 'ringing', ring, count: 2 });
  expect(alarmOf({ ...session, storage: { ...session.storage, state: 'damaged' } }, ringing).kind).toBe('damaged');
});

test.each([
  ['full', 'full'],
  ['damaged', 'damaged'],
  ['rebuilding', 'rebuilding'],
  ['outbox-damaged', 'outboxDamaged'],
  ['no-access', 'noAccess'],
] as const)('given storage that is %s, when asked, then the line says so', (state, kind) => {
  expect(alarmOf({ ...session, storage: { ...session.storage, state } }, counts({})).kind).toBe(kind);
});
