import { expect, test } from 'vitest';
import { condition, minute, room, second, t0 } from '../../tests/support/alarm-room.ts';
import { startAlarmRules } from '../domain/profile/alarm-rules.ts';

test('A3: given a major event, when it is known, then it sounds at once', () => {
  const r = room();
  r.start();
  const major = condition('major', 'e1', t0);
  r.set('e1', major);
  expect(r.records.map((one) => one.what)).toEqual(['raised', 'sounded']);
  expect(r.stance(major.id)).toBe('loud');
});

test('A3: given another condition, when it is true, then it waits 30 s as a group and sounds once for all of them', () => {
  const r = room();
  r.start();
  const [a, b] = [condition('notSigned', 'e1', t0), condition('notSigned', 'e2', t0 + 10 * second)];
  r.set('e1', a);
  r.set('e2', b);
  r.to(t0 + 29 * second);
  expect(r.records).toEqual([]);
  r.to(t0 + 5 * minute);
  expect(r.count('sounded')).toBe(1);
  expect(r.count('raised')).toBe(2);
});

test('A3, A7: given a condition that clears within its wait, then nothing is said and it is kept as fleeting', () => {
  const r = room();
  r.start();
  r.set('e1', condition('notSigned', 'e1', t0));
  r.to(t0 + 20 * second);
  r.set('e1');
  r.to(t0 + 10 * minute);
  expect(r.records.map((one) => one.what)).toEqual(['fleeting']);
});

test('A3: given a sounding group, when more members join, then it says so after 5 min and not before', () => {
  const r = room();
  r.start();
  r.set('e1', condition('notSigned', 'e1', t0));
  r.to(t0 + minute);
  r.set('e2', condition('notSigned', 'e2', t0));
  r.to(t0 + 5 * minute);
  expect(r.count('joined')).toBe(0);
  r.to(t0 + 6 * minute);
  expect(r.count('joined')).toBe(1);
});

test('A3: given an unchanged group nobody takes, then it sounds again every 30 min', () => {
  const r = room();
  r.start();
  r.set('e1', condition('feedback', 'e1', t0));
  r.to(t0 + 61 * minute);
  expect(r.count('repeated')).toBe(2);
});

test('A4: given nobody acknowledges, then it reaches the shift leader after 10 min and the director after 30', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + 10 * minute);
  expect(r.rung(late.id)).toBe(0);
  r.to(t0 + 10 * minute + 30 * second);
  expect(r.rung(late.id)).toBe(1);
  r.to(t0 + 30 * minute + 30 * second);
  expect(r.rung(late.id)).toBe(2);
  expect(r.count('escalated')).toBe(2);
});

test('A4: given a major event, then the steps are 2 and 5 min', () => {
  const r = room();
  r.start();
  const major = condition('major', 'e1', t0);
  r.set('e1', major);
  r.to(t0 + 2 * minute);
  expect(r.rung(major.id)).toBe(1);
  r.to(t0 + 5 * minute);
  expect(r.rung(major.id)).toBe(2);
});

test('A4: given an acknowledgement, then it goes no further, and after 30 min without progress it sounds again', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + 5 * minute);
  r.act('acknowledge', [late.id]);
  r.to(t0 + 34 * minute);
  expect(r.stance(late.id)).toBe('acknowledged');
  expect(r.count('escalated')).toBe(0);
  const sounds = r.count('sounded') + r.count('joined') + r.count('repeated');
  r.to(t0 + 36 * minute);
  expect(r.stance(late.id)).toBe('loud');
  expect(r.count('ackEnded')).toBe(1);
  expect(r.count('sounded') + r.count('joined') + r.count('repeated')).toBe(sounds + 1);
  r.to(t0 + 45 * minute);
  expect(r.rung(late.id)).toBe(1);
});

test('A4: given it has cleared, when an acknowledgement of before comes in late, then clearing wins', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + 5 * minute);
  r.set('e1');
  r.to(t0 + 6 * minute);
  r.act('acknowledge', [late.id], { at: t0 + 4 * minute, groups: [] });
  expect(r.count('lateAct')).toBe(1);
  r.to(t0 + 10 * minute);
  r.set('e1', { ...late, from: t0 + 10 * minute });
  r.to(t0 + 12 * minute);
  expect(r.stance(late.id)).toBe('loud');
});

test('A4: given it is handed to the shift leader, then it is his at once', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + 2 * minute);
  r.act('handOver', [late.id]);
  expect(r.rung(late.id)).toBe(1);
  expect(r.records.at(-1)?.reason).toMatchObject({ code: 'handedOver' });
  r.to(t0 + 22 * minute);
  expect(r.rung(late.id)).toBe(2);
});

test('A5: given it stood before a restart, then it is not raised or told of twice and its ladder goes on', () => {
  const before = room();
  before.start();
  const late = condition('overdue', 'e1', t0);
  before.set('e1', late);
  before.to(t0 + 8 * minute);
  const after = room({}, before.saved());
  after.to(t0 + 9 * minute);
  after.set('e1', late);
  after.start();
  expect(after.records).toEqual([]);
  expect(after.stance(late.id)).toBe('loud');
  after.to(t0 + 10 * minute + 30 * second);
  expect(after.rung(late.id)).toBe(1);
});

test('A5: given it arose while the console was away and still holds, then it sounds when it is back, on the step it has reached', () => {
  const r = room();
  r.to(t0 + 20 * minute);
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.start();
  expect(r.count('sounded')).toBe(1);
  expect(r.rung(late.id)).toBe(1);
});

test('A5: given it stood before a restart and is true no more, then it is recorded as cleared', () => {
  const before = room();
  before.start();
  before.set('e1', condition('overdue', 'e1', t0));
  before.to(t0 + 8 * minute);
  const after = room({}, before.saved());
  after.start();
  expect(after.records.map((one) => one.what)).toEqual(['cleared']);
  expect(after.saved().alarms).toEqual([]);
});

test('A5: given it waited before a restart and is true no more, then it is recorded as fleeting, so that the journal says why an older act is over', () => {
  const before = room();
  before.start();
  before.set('e1', condition('notSigned', 'e1', t0));
  before.to(t0 + 20 * second);
  const after = room({}, before.saved());
  after.start();
  expect(after.records).toMatchObject([{ what: 'fleeting', reason: { code: 'whileAway' } }]);
  expect(after.saved().alarms).toEqual([]);
});

test('A6: given the line is down, then what it silences is recorded and sounds when the line is back and it is still true', () => {
  const r = room();
  r.start();
  const down = condition('lineDown', 'console', t0);
  const unsigned = condition('notSigned', 'e1', t0 + minute);
  r.set('console', down);
  r.set('e1', unsigned);
  r.to(t0 + 10 * minute);
  expect(r.stance(unsigned.id)).toBe('inhibited');
  expect(r.count('inhibited')).toBe(1);
  r.set('console');
  r.to(t0 + 11 * minute);
  expect(r.stance(unsigned.id)).toBe('loud');
  expect(r.count('released')).toBe(1);
});

test('A6: given it is shelved with an end, then it is quiet until then and goes to the shift leader', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + minute);
  r.act('shelve', [late.id], { until: t0 + 31 * minute, reason: 'promised', groups: [] });
  r.to(t0 + 30 * minute);
  expect(r.stance(late.id)).toBe('shelved');
  r.to(t0 + 31 * minute);
  expect(r.stance(late.id)).toBe('loud');
  expect(r.rung(late.id)).toBe(1);
  expect(r.count('shelfEnded')).toBe(1);
});

test('A6: given a shelving is taken off, then it sounds at once', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + minute);
  r.act('shelve', [late.id], { until: t0 + 31 * minute, groups: [] });
  r.to(t0 + 2 * minute);
  r.act('unshelve', [late.id], { groups: [] });
  expect(r.stance(late.id)).toBe('loud');
  expect(r.rung(late.id)).toBe(0);
});

test('screens §7: given a group was acknowledged, then a new member is silent with it unless it is graver', () => {
  const r = room();
  r.start();
  const first = condition('overdue', 'e1', t0);
  r.set('e1', first);
  r.to(t0 + minute);
  r.act('acknowledge', [first.id], { priority: 'medium' });
  r.set('e2', condition('overdue', 'e2', t0));
  const graver = condition('overdue', 'e3', t0, { priority: 'high' });
  r.to(t0 + 2 * minute);
  expect(r.stance(condition('overdue', 'e2', t0).id)).toBe('acknowledged');
  r.set('e3', graver);
  const sounds = r.count('sounded') + r.count('joined');
  r.to(t0 + 3 * minute);
  expect(r.stance(graver.id)).toBe('loud');
  expect(r.count('sounded') + r.count('joined')).toBe(sounds + 1);
});

test('A7: given one that clears and comes again at once, then it waits until it is re-armed', () => {
  const r = room();
  r.start();
  const late = condition('notSigned', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + minute);
  r.set('e1');
  r.set('e1', late);
  r.to(t0 + minute + 59 * second);
  expect(r.stance(late.id)).toBeNull();
  r.to(t0 + 3 * minute);
  expect(r.count('raised')).toBe(2);
  expect(r.count('cleared')).toBe(1);
});

test('A7: given more than 10 in ten minutes, then a flood is recorded with its cause, grouped, and ended below 5', () => {
  const r = room();
  r.start();
  for (let i = 0; i < 40; i++)
    r.set(`e${i}`, condition('notSigned', `e${i}`, t0, { label: `department:${i}`, town: '320722003' }));
  r.to(t0 + minute);
  for (let i = 40; i < 80; i++)
    r.set(`e${i}`, condition('notSigned', `e${i}`, t0, { label: `department:${i}`, town: '320722003' }));
  r.to(t0 + 2 * minute);
  expect(r.count('floodBegan')).toBe(1);
  expect([...r.engine.groups()].filter((one) => one.key.includes('flood')).length).toBe(1);
  r.to(t0 + 15 * minute);
  const ended = r.records.find((one) => one.what === 'floodEnded');
  expect(ended?.reason).toMatchObject({ cause: 'notSigned|320722003', count: 80 });
});

test('A4 part 7: given the shift leader is offline, then he is skipped with a record and the director is asked', () => {
  const r = room({
    turnOf: (rung) =>
      rung === 1
        ? { who: null, skipped: [{ account: 'leader1', name: '李', why: 'offline' }] }
        : { who: { account: 'director1', name: '周' }, skipped: [] },
  });
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + 11 * minute);
  expect(r.records.find((one) => one.what === 'skipped')?.reason).toMatchObject({
    account: 'leader1',
    code: 'offline',
  });
  expect(r.rung(late.id)).toBe(2);
  expect(r.count('nobody')).toBe(0);
});

test('part 7: given nobody can be reached, then that is recorded', () => {
  const r = room({ turnOf: () => ({ who: null, skipped: [] }) });
  r.start();
  r.set('e1', condition('overdue', 'e1', t0));
  r.to(t0 + 11 * minute);
  expect(r.count('nobody')).toBe(1);
});

test('A8: given another console escalated first, then this one is on the same step and tells nobody again', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + 10 * minute);
  r.act('escalate', [late.id], { rung: 1 });
  expect(r.rung(late.id)).toBe(1);
  r.to(t0 + 11 * minute);
  expect(r.count('escalated')).toBe(0);
});

test('A2: given a time limit that is due soon, then it turns into late at its moment and the one ends where the other begins', () => {
  const r = room();
  r.start();
  const soon = condition('dueSoon', 'e1', t0, { until: t0 + 10 * minute });
  const late = condition('overdue', 'e1', t0 + 10 * minute);
  r.set('e1', soon, late);
  r.to(t0 + 5 * minute);
  expect([r.stance(soon.id), r.stance(late.id)]).toEqual(['loud', null]);
  r.to(t0 + 11 * minute);
  expect([r.stance(soon.id), r.stance(late.id)]).toEqual([null, 'loud']);
});

test('A8: given clocks that jump back, then what stands is neither cleared nor raised again', () => {
  const r = room();
  r.start();
  const late = condition('overdue', 'e1', t0);
  r.set('e1', late);
  r.to(t0 + minute);
  r.to(t0 - 9 * minute);
  r.set('e1', late);
  r.to(t0 + minute);
  expect(r.count('raised')).toBe(1);
  expect(r.count('cleared')).toBe(0);
});

test('A1: every row of the table can be switched off, and its start values hold for all kinds', () => {
  const rules = startAlarmRules();
  expect(rules.major).toMatchObject({ waitSeconds: 0, leaderMinutes: 2, directorMinutes: 5, priority: 'urgent' });
  expect(rules.overdue).toMatchObject({ waitSeconds: 30, joinMinutes: 5, repeatMinutes: 30, ackMinutes: 30 });
});

test('A3, R7: given a clock that stood 5 min ahead when a condition cleared or was told, when it is put right, then what is true is raised at once or 10 s after, not minutes later', () => {
  const rules = startAlarmRules();
  const r = room({ rules: { ...rules, major: { ...rules.major, rearmSeconds: 10 } } });
  r.start();
  const [again, fresh] = [condition('major', 'e1', t0), condition('major', 'e2', t0)];
  r.set('e1', again);
  r.to(t0 + 5 * minute);
  r.set('e1');
  r.set('e1', again);
  expect(r.count('raised', again.id)).toBe(1);
  r.to(t0 + 10 * second);
  r.set('e2', fresh);
  expect(r.count('raised', fresh.id)).toBe(1);
  r.to(t0 + 20 * second);
  expect(r.count('raised', again.id)).toBe(2);
});

test('A4, R7: given an alarm that somebody has, when a clock that stands ahead says his time is over, then it is his again once that clock is put right', () => {
  const r = room();
  r.start();
  const [told, waits] = [condition('overdue', 'e1', t0), condition('overdue', 'e2', t0 + 2 * minute)];
  r.set('e1', told);
  r.to(t0 + minute);
  r.set('e2', waits);
  r.to(t0 + 2 * minute + second);
  // One that is heard and one that still waits, and is first looked at when his time seems to be over.
  r.act('acknowledge', [told.id, waits.id]);
  expect(r.stance(told.id)).toBe('acknowledged');
  r.to(t0 + 40 * minute);
  expect([r.stance(told.id), r.stance(waits.id)]).toEqual(['loud', 'loud']);
  r.to(t0 + 5 * minute);
  expect([r.stance(told.id), r.stance(waits.id)]).toEqual(['acknowledged', 'acknowledged']);
  r.to(t0 + 33 * minute);
  expect(r.stance(told.id)).toBe('loud');
});

test('A3, A4, R7: given alarms that came while a clock stood 5 min ahead, when it is put right, then what waits stands after its wait and what is loud goes up after its minutes, counted from then', () => {
  const r = room();
  r.start();
  const [waits, loud] = [condition('notSigned', 'e1', t0, { label: 'a' }), condition('overdue', 'e2', t0)];
  r.to(t0 + 5 * minute);
  r.set('e2', loud);
  r.to(t0 + 6 * minute);
  r.set('e1', waits);
  expect([r.stance(waits.id), r.stance(loud.id)]).toEqual(['waiting', 'loud']);
  r.to(t0 + minute);
  r.to(t0 + minute + 31 * second);
  expect(r.stance(waits.id)).toBe('loud');
  r.to(t0 + 11 * minute + second);
  expect(r.rung(loud.id)).toBe(1);
  r.to(t0 + 31 * minute + second);
  expect(r.count('repeated', r.engine.member(loud.id)?.group?.key)).toBe(1);
});

test('A5, R7: given a console that went down while its clock stood 5 min ahead, when it starts with the clock put right, then nothing waits for the moments it had written down', () => {
  const before = room();
  before.start();
  const [waits, loud] = [condition('notSigned', 'e1', t0, { label: 'a' }), condition('overdue', 'e2', t0)];
  before.to(t0 + 5 * minute);
  before.set('e2', loud);
  before.to(t0 + 6 * minute);
  before.set('e1', waits);
  const r = room({}, before.saved());
  r.set('e1', waits);
  r.set('e2', loud);
  r.start();
  r.to(t0 + 31 * second);
  expect([r.stance(waits.id), r.stance(loud.id)]).toEqual(['loud', 'loud']);
  r.to(t0 + 10 * minute + second);
  expect(r.rung(loud.id)).toBe(1);
});
