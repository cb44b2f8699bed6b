import { expect, test } from 'vitest';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { type ViewId, viewIds } from '../../../shared/wire/queue-view.ts';
import type { SessionState } from '../../../shared/wire/session-view.ts';
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
const counts = (part: Partial<Record<ViewId, number>>) => ({
  asOf: 800,
  views: { ...(Object.fromEntries(viewIds.map((v) => [v, 0])) as Record<ViewId, number>), ...part },
});

test('given nothing that waits and a line that is up, when asked, then the line is calm and says since when it knows', () => {
  expect(alarmOf(session, counts({}), null)).toEqual({ kind: 'calm', asOf: 800 });
});

test.each(['offline', 'first-sync', 'signed-out'] as const)(
  'given a line that is %s, when nothing is known to wait, then it is unknown and never calm (Q5)',
  (state) => {
    expect(alarmOf({ ...session, line: { ...session.line, state } }, counts({}), null).kind).toBe('unknown');
  },
);

test('given counts that have not come, when asked, then it is unknown', () => {
  expect(alarmOf(session, undefined, null).kind).toBe('unknown');
});

test('given several things at once, when asked, then trouble with the console comes first, then refused work, then the county', () => {
  const all: SessionState = {
    ...session,
    attention: 2,
    storage: { ...session.storage, state: 'full' },
    line: { ...session.line, state: 'session-ended', skew: 600_000 },
  };
  const busy = counts({ major: 1, overdue: 3 });
  expect(alarmOf(all, busy, null).kind).toBe('full');
  expect(alarmOf({ ...all, storage: session.storage }, busy, null).kind).toBe('sessionEnded');
  expect(alarmOf({ ...session, attention: 2, line: { ...session.line, skew: 600_000 } }, busy, null)).toEqual({
    kind: 'attention',
    count: 2,
  });
  expect(alarmOf({ ...session, line: { ...session.line, skew: -600_000 } }, busy, null)).toEqual({
    kind: 'skew',
    seconds: 600,
  });
  expect(alarmOf(session, busy, null)).toEqual({ kind: 'major', count: 1, view: 'major' });
  expect(alarmOf(session, counts({ overdue: 3 }), null)).toEqual({ kind: 'overdue', count: 3, view: 'overdue' });
});

test('given a line to another system that is out, when asked, then it is named before open events and never calm (LYG-27-2, ZG-16-2)', () => {
  const outage = { system: '12345', name: '12345热线', state: 'silent', since: 500 } as const;
  const out = { ...session, outages: [outage, { ...outage, system: '110' }] };
  expect(alarmOf(out, counts({}), null)).toEqual({ kind: 'outage', outage, count: 2 });
  expect(alarmOf(out, counts({ major: 1, overdue: 3 }), null).kind).toBe('outage');
});

const row = (part: Partial<AlarmRow>): AlarmRow =>
  ({ key: 'a', state: 'loud', priority: 'urgent', why: { code: 'unacknowledged' }, ...part }) as AlarmRow;
const alarms = (...rows: readonly AlarmRow[]): AlarmsView => ({ ready: true, rows }) as unknown as AlarmsView;

test('O5 given a clock that is off, when the room has no alarm of it yet, then it is said all the same and never calm', () => {
  const off = { ...session, line: { ...session.line, skew: 600_000 } };
  expect(alarmOf(off, counts({}), alarms())).toEqual({ kind: 'skew', seconds: 600 });
  expect(alarmOf({ ...off, demo: {} as SessionState['demo'] }, counts({}), alarms()).kind).toBe('calm');
});

test('given an alarm nobody has taken, when asked, then it is named before refused work and after trouble with the console (A5)', () => {
  const top = row({});
  const view = alarms(top, row({ key: 'b', priority: 'high' }));
  expect(alarmOf({ ...session, attention: 2 }, counts({}), view)).toEqual({ kind: 'alarm', row: top, count: 2 });
  expect(alarmOf({ ...session, storage: { ...session.storage, state: 'damaged' } }, counts({}), view).kind).toBe(
    'damaged',
  );
});

test('given a low one, when asked, then refused work comes first; it is seen, not heard', () => {
  const low = row({ priority: 'low' });
  expect(alarmOf({ ...session, attention: 2 }, counts({}), alarms(low)).kind).toBe('attention');
  expect(alarmOf(session, counts({}), alarms(low)).kind).toBe('alarm');
});

test('A4: given one that has not come up to this person, or that he handed on, when asked, then it is not his', () => {
  const view = alarms(row({ why: { code: 'notYetHere' } }), row({ why: { code: 'handedOver' } }));
  expect(alarmOf(session, counts({}), view).kind).toBe('calm');
});

test('given alarms that have not been read whole, when asked, then it is unknown and never calm (Q5)', () => {
  expect(alarmOf(session, counts({}), { ...alarms(), ready: false }).kind).toBe('unknown');
});

test('given files that were damaged, when an alarm presses, then it stands before them, and they before the tray', () => {
  const damaged = { ...session, attention: 2, storage: { ...session.storage, state: 'files-damaged' as const } };
  expect(alarmOf(damaged, counts({}), alarms(row({}))).kind).toBe('alarm');
  expect(alarmOf(damaged, counts({}), alarms()).kind).toBe('filesDamaged');
});

test.each([
  ['full', 'full'],
  ['damaged', 'damaged'],
  ['rebuilding', 'rebuilding'],
  ['outbox-damaged', 'outboxDamaged'],
  ['no-access', 'noAccess'],
] as const)('given storage that is %s, when asked, then the line says so', (state, kind) => {
  expect(alarmOf({ ...session, storage: { ...session.storage, state } }, counts({}), null).kind).toBe(kind);
});
