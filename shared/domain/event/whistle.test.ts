import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, rulesOfPlace } from '../../../tests/support/rules.ts';
import { dispatchTo, morePeople, people, proof, registration, type Step, story } from '../../../tests/support/story.ts';
import { onTimeBy, overdueBy } from '../../figures/figures.ts';
import { createMapSums } from '../../figures/map-sums.ts';
import { whyNot } from '../acts.ts';
import type { Rules } from '../verb.ts';
import { verbs } from '../verbs.ts';
import { handlingClock } from './event-clocks.ts';
import { owingDepartments } from './party-work.ts';

const atTown = (place: PlaceId = 'LYG', rules?: Rules) =>
  story(place, rules).when(people.town, registration()).when(people.town, { kind: 'event.reportToCenter', reason: '' });

const call = (...ids: string[]): Step => ({
  kind: 'event.whistle',
  departments: ids.map((id) => ({ id, name: id })),
  problem: '夜市占道，油烟扰民',
  wanted: '今晚到场联合处置',
  dutyReason: '清单待补',
});
const whistled = (...ids: string[]) =>
  atTown()
    .at('2025-09-01T10:00')
    .when(people.town, call(...ids));
const reportIn: Step = { kind: 'event.reportIn', officer: '丙' };
const escalate: Step = { kind: 'event.escalateNoAnswer', reason: '两小时无人报到' };
const running = (s: ReturnType<typeof story>, kind: string) =>
  s.event.clocks.filter((c) => c.kind === kind && c.stoppedAt === null);

describe('T11 whistle', () => {
  test('LYG-21-1, LYG-30-1 given a town calls two departments, then each owes a report-in by a local target and its 7 days start on delivery; the county has a copy', () => {
    const s = whistled('chengguan', 'gongan');
    expect(s.event).toMatchObject({ state: 'whistled', holder: { kind: 'center', id: 'center:320722001' } });
    expect(running(s, 'reportIn').map((c) => [c.statutory, c.basis, c.startAt])).toEqual([
      [false, 'local', s.now],
      [false, 'local', s.now],
    ]);
    expect(running(s, 'deptHandle')).toHaveLength(2);
    for (const clock of running(s, 'deptHandle'))
      expect(clock).toMatchObject({ basis: 'LYG-30-1', statutory: true, startAt: s.now, dueDate: '2025-09-08' });
    expect(s.event.departments).toEqual(['chengguan', 'gongan']);
    expect(owingDepartments(s.event)).toEqual(['chengguan', 'gongan']);
    expect(s.event.obligations).toMatchObject([
      { kind: 'notice', to: 'center', content: 'whistle', basis: 'LYG-21-1', clearedAt: s.now, way: 'platform' },
    ]);
  });

  test('D12 given the line is down, then nothing is delivered: no clock runs and the copy is not served', () => {
    const s = atTown().online(false).when(people.town, call('chengguan'));
    expect(s.event.whistle?.calls).toMatchObject([{ clock: null, reportIn: null, answer: 'waiting' }]);
    expect(s.event.clocks.filter((c) => c.stoppedAt === null)).toEqual([]);
    expect(s.event.obligations[0]?.clearedAt).toBeNull();
  });

  test('given words that do not fit, then it is refused: nobody called, an unknown department, one twice, an unclassified item', () => {
    const s = atTown();
    const { shape } = verbs['event.whistle'];
    expect(shape.safeParse({ ...call(), event: s.event.id }).success).toBe(false);
    expect(shape.safeParse({ ...call('chengguan'), event: s.event.id, problem: '' }).success).toBe(false);
    expect(s.refused(people.town, call('chengguan', 'nowhere')).code).toBe('unknown-department');
    expect(s.refused(people.town, call('chengguan', 'chengguan')).code).toBe('parties-differ');
    const vague = story('LYG')
      .when(people.town, registration({ item: 'unclassified' }))
      .when(people.town, { kind: 'event.reportToCenter', reason: '' });
    expect(vague.refused(people.town, call('chengguan')).code).toBe('unclassified');
  });

  test('LYG-4-2 given a department outside its duty list, then it is called only with a reason', () => {
    const s = atTown();
    const bare = { ...call('chengguan'), dutyReason: null } as Step;
    expect(s.refused(people.town, bare)).toMatchObject({ code: 'duty-not-covered', clause: 'LYG-4-2' });
  });

  test('T11 given other seats, then only the town of the event whistles: seat or director', () => {
    const s = atTown();
    expect(s.refused(people.county, call('chengguan')).code).toBe('not-your-level');
    expect(s.refused(people.otherTown, call('chengguan')).code).toBe('outside-your-area');
    expect(s.refused(people.village, call('chengguan')).code).toBe('not-your-role');
    expect(atTown().when(morePeople.townDirector, call('chengguan')).event.state).toBe('whistled');
    const county = story('LYG')
      .when(people.county, registration())
      .when(people.county, { kind: 'event.reportToCenter', reason: '' });
    expect(county.refused(people.county, call('chengguan')).code).toBe('whistle-is-for-towns');
  });

  test.each([
    ['LYG', 'town', 'LYG-21-1'],
    ['ZS', 'grid', 'ZS-25-1'],
  ] as const)('%s has the step, on the order of the %s (%s)', (place, caller, clause) => {
    const s = atTown(place).when(people.town, call('chengguan'));
    expect(s.event.whistle).toMatchObject({ caller });
    expect(s.event.obligations[0]?.basis).toBe(clause);
  });

  test.each(['AK', 'JS'] as const)('%s: given no text has the step, then it is off', (place) => {
    expect(atTown(place).refused(people.town, call('chengguan')).code).toBe('switched-off-by-profile');
  });
});

describe('T12 report-in', () => {
  test('LYG-30-1 given the one called department comes, then it handles it at once under its running clock, with a named officer', () => {
    const s = whistled('chengguan');
    const clock = running(s, 'deptHandle')[0];
    s.at('2025-09-01T11:00');
    expect(s.refused(people.urban, { kind: 'event.reportIn', officer: '  ' })).toMatchObject({
      code: 'handler-missing',
      clause: 'LYG-30-1',
    });
    expect(s.refused(people.water, reportIn).code).toBe('not-a-party');
    s.when(people.urban, reportIn);
    expect(s.event).toMatchObject({ state: 'inHandling', handler: '丙', holder: { id: 'chengguan' } });
    expect(running(s, 'deptHandle')).toEqual([clock]);
    expect(running(s, 'reportIn')).toEqual([]);
    expect(handlingClock(s.event)).toEqual(clock);
    const done: Step = { kind: 'event.submitResult', result: '已劝离', measures: '', proofs: [proof] };
    s.when(people.urban, done);
    expect(s.event).toMatchObject({ state: 'handled', holder: { id: 'center:320722001' } });
    expect(
      onTimeBy(createMapSums([s.event]), 'department', 0, Date.parse('2026-01-01'), s.now).get('chengguan'),
    ).toEqual({ numerator: 1, denominator: 1, percent: 100 });
  });

  test('JS-27-2, LYG-28-5 given an officer stationed at the centre, then he reports in for his department', () => {
    const s = whistled('chengguan').when(morePeople.stationed, reportIn);
    expect(s.event).toMatchObject({ state: 'inHandling', holder: { id: 'chengguan' } });
  });

  test('given several come, then it waits for the town to name the lead; the others get their share and their clock joins the lead’s', () => {
    const s = whistled('chengguan', 'gongan').when(people.urban, reportIn).when(morePeople.police, reportIn);
    expect(s.event.state).toBe('whistled');
    expect(owingDepartments(s.event)).toEqual([]);
    const lead = (shares: object[]): Step => ({ kind: 'event.nameLead', lead: 'chengguan', shares }) as unknown as Step;
    expect(s.refused(people.town, lead([]))).toMatchObject({ code: 'share-missing', detail: { department: 'gongan' } });
    const due = Date.parse('2025-09-20T00:00+08:00');
    expect(s.refused(people.town, lead([{ department: 'gongan', share: '维持秩序', due }])).code).toBe(
      'sub-due-too-late',
    );
    expect(s.refused(people.town, { kind: 'event.nameLead', lead: 'shuili', shares: [] } as Step).code).toBe(
      'not-reported-in',
    );
    s.when(people.town, lead([{ department: 'gongan', share: '维持秩序', due: null }]));
    expect(s.event).toMatchObject({ state: 'jointHandling', holder: { id: 'chengguan' }, handler: '丙' });
    expect(s.event.flags.joint).toBe(true);
    expect(s.event.subTasks).toMatchObject([
      { department: 'gongan', share: '维持秩序', state: 'signedIn', officer: '丙', due: handlingClock(s.event)?.due },
    ]);
    expect(s.event.clocks.filter((c) => c.kind === 'deptHandle').map((c) => c.stoppedAs)).toEqual([null, 'joined']);
    expect(running(s, 'subTask')).toMatchObject([{ statutory: false, basis: 'local' }]);
  });

  test('given one came, one declined and one is out of time, then the town goes on with the one and the miss stays on file', () => {
    const s = whistled('chengguan', 'gongan', 'shuili')
      .when(people.urban, reportIn)
      .when(morePeople.police, { kind: 'event.declineWhistle', reasonCode: 'notOurDuty', reason: '非警务' })
      .at('2025-09-01T12:30')
      .when(people.town, { kind: 'event.nameLead', lead: 'chengguan', shares: [] });
    expect(s.event).toMatchObject({ state: 'inHandling', holder: { id: 'chengguan' } });
    expect(s.event.whistle?.calls.map((c) => c.answer)).toEqual(['reportedIn', 'declined', 'missed']);
    expect(s.event.clocks.filter((c) => c.kind === 'deptHandle').map((c) => c.stoppedAs)).toEqual([
      null,
      'returned',
      'escalated',
    ]);
    expect(overdueBy(createMapSums([s.event]), 'department', Date.parse('2026-01-01'))).toEqual(
      new Map([['chengguan', 1]]),
    );
  });

  test('given nobody came yet, then there is no lead to name; given one came, the rest are released where their target runs', () => {
    const s = whistled('chengguan', 'gongan');
    const lead: Step = { kind: 'event.nameLead', lead: 'chengguan', shares: [] };
    expect(s.refused(people.town, lead).code).toBe('nobody-reported-in');
    s.when(people.urban, reportIn).when(people.town, lead);
    expect(s.event.whistle?.calls.map((c) => c.answer)).toEqual(['reportedIn', 'released']);
    expect(s.event.clocks.filter((c) => c.kind === 'deptHandle').map((c) => c.stoppedAs)).toEqual([null, 'withdrawn']);
  });
});

describe('T13 nobody came', () => {
  test('LYG-21-1, LYG-39-5 given the target has passed, then the town takes it to the county, the miss is on file and the departments’ clocks go on', () => {
    const s = whistled('chengguan', 'gongan');
    expect(s.refused(people.town, escalate)).toMatchObject({
      code: 'whistle-still-running',
      detail: { departments: 'chengguan、gongan' },
    });
    s.at('2025-09-01T12:00').when(people.town, escalate);
    expect(s.event).toMatchObject({ state: 'triage', level: 'county', holder: { id: 'center:320722' } });
    expect(s.event.whistle?.calls.map((c) => c.answer)).toEqual(['missed', 'missed']);
    expect(running(s, 'deptHandle')).toHaveLength(2);
    expect(s.event.obligations.filter((o) => o.content === 'noAnswer').map((o) => [o.to, o.clearedAt])).toEqual([
      ['director', s.now],
      ['departments', s.now],
    ]);
    expect(s.event.origin).toMatchObject({ id: 'center:320722001' });
  });

  test('given a department declines with a reason, then nobody waits for it; its clock goes on until a centre decides', () => {
    const s = whistled('chengguan')
      .when(people.urban, { kind: 'event.declineWhistle', reasonCode: 'notOurDuty', reason: '应由镇街处理' })
      .when(people.town, escalate);
    expect(s.event.whistle?.calls).toMatchObject([{ answer: 'declined', reason: '应由镇街处理' }]);
    expect(running(s, 'deptHandle')).toHaveLength(1);
  });

  test('given the county gives it to one that was called, then its first clock goes on and the other’s ends; to a third, then a new one starts', () => {
    const up = () => whistled('chengguan', 'gongan').at('2025-09-01T12:00').when(people.town, escalate);
    const again = up().at('2025-09-03T09:00').when(people.county, dispatchTo('chengguan'));
    const first = again.event.clocks.find((c) => c.id === again.event.whistle?.calls[0]?.clock);
    expect(running(again, 'deptHandle')).toEqual([first]);
    expect(handlingClock(again.event)).toMatchObject({ dueDate: '2025-09-08' });
    const third = up().at('2025-09-03T09:00').when(people.county, dispatchTo('shuili'));
    expect(running(third, 'deptHandle')).toMatchObject([{ startAt: third.now, dueDate: '2025-09-10' }]);
    expect(third.event.clocks.filter((c) => c.stoppedAs === 'escalated')).toHaveLength(2);
  });

  test('given somebody came, then the lead is named first; given the centre switched T13 off, then it is off', () => {
    const s = whistled('chengguan', 'gongan').when(people.urban, reportIn).at('2025-09-01T13:00');
    expect(s.refused(people.town, escalate).code).toBe('lead-first');
    const rules = rulesOfPlace('LYG');
    const { profile } = rules;
    const off = { ...profile, local: { ...profile.local, eng: { ...profile.local.eng, T13: false } } };
    const quiet = atTown('LYG', { ...rules, profile: off })
      .when(people.town, call('chengguan'))
      .at('2025-09-02T10:00');
    expect(quiet.refused(people.town, escalate).code).toBe('switched-off-by-profile');
  });
});

test('LYG-21-1 given an event that takes all six steps, then each is one journalled fact with its actor, and no step opens out of its order', () => {
  proves('LYG-21-1');
  const s = story('LYG').when(people.staff, registration({ channel: 'gridStaff' }));
  const context = (actor: (typeof people)[keyof typeof people]) => ({ rules: s.rules, actor, at: s.now, hubAt: s.now });
  const closed = (actor: (typeof people)[keyof typeof people], ...kinds: Parameters<typeof whyNot>[2][]) => {
    for (const kind of kinds) expect(whyNot(context(actor), s.event, kind), `${s.event.state} ${kind}`).not.toBeNull();
  };
  closed(people.town, 'event.whistle', 'event.nameLead', 'event.dispatch');
  closed(people.urban, 'event.reportIn', 'event.submitResult');
  s.when(people.staff, { kind: 'event.reportToVillage', reason: '需多部门' });
  closed(people.town, 'event.whistle', 'event.dispatch', 'event.accept');
  s.when(people.village, { kind: 'event.collateAndReport', item: '0102', severity: 4, note: '' });
  closed(people.urban, 'event.reportIn', 'event.signIn', 'event.submitResult');
  s.when(people.town, call('chengguan', 'gongan')).at('2025-09-01T12:00');
  closed(people.urban, 'event.signIn', 'event.submitResult');
  s.when(people.town, escalate);
  closed(people.town, 'event.whistle', 'event.dispatch', 'event.formJoint');
  s.when(people.county, {
    kind: 'event.formJoint',
    lead: { id: 'chengguan', name: '城管局' },
    leadShare: '牵头清理',
    assistants: [{ id: 'gongan', name: '公安局', share: '维持秩序', due: null }],
    majorMatter: false,
    dutyReason: '清单待补',
  });
  expect(s.facts.map((fact) => fact.kind)).toEqual([
    'event.registered',
    'event.reportedToVillage',
    'event.collated',
    'event.whistled',
    'event.noAnswerEscalated',
    'event.jointFormed',
  ]);
  // Departments report in between whistle and joint handling.
  const come = whistled('chengguan').when(people.urban, reportIn);
  expect(come.facts.at(-1)).toMatchObject({ kind: 'event.reportedIn', department: 'chengguan', officer: '丙' });
});
