import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds } from '../../../tests/support/rules.ts';
import {
  department,
  dispatchTo,
  inHandling,
  morePeople,
  people,
  proof,
  registration,
  type Step,
  story,
} from '../../../tests/support/story.ts';
import { onTimeBy } from '../../figures/figures.ts';
import { createMapSums } from '../../figures/map-sums.ts';
import { handlingClock } from './event-clocks.ts';
import { owingDepartments, unsettled } from './party-work.ts';

const triaged = (place: PlaceId = 'LYG') =>
  story(place).when(people.county, registration()).when(people.county, { kind: 'event.reportToCenter', reason: '' });

type Assistant = { readonly id: string; readonly name: string; readonly share: string; readonly due: number | null };
const assistant = (id: string, due: number | null = null): Assistant => ({ id, name: id, share: '配合', due });
const form = (lead: string, ...assistants: Assistant[]): Step => ({
  kind: 'event.formJoint',
  lead: { id: lead, name: lead },
  leadShare: '牵头处置',
  assistants,
  majorMatter: false,
  dutyReason: '清单待补',
});
const joint = (place: PlaceId = 'LYG') =>
  triaged(place)
    .when(people.county, form('chengguan', assistant('gongan'), assistant('shuili')))
    .when(people.urban, { kind: 'event.signIn', handler: '乙' });
const task = (s: ReturnType<typeof story>, department: string): string =>
  s.event.subTasks.findLast((t) => t.department === department)?.id ?? '';
const done: Step = { kind: 'event.submitResult', result: '已联合清理', measures: '', proofs: [proof] };
const day = (d: string): number => Date.parse(`${d}T00:00+08:00`);

/** An assistant's whole share. */
const serves = (s: ReturnType<typeof story>, who: typeof people.water, department: string) =>
  s
    .when(who, { kind: 'event.signInSubTask', subTask: task(s, department), officer: '丁' })
    .when(who, { kind: 'event.submitSubResult', subTask: task(s, department), result: '已配合', proofs: [proof] });

describe('T18 joint handling', () => {
  test.each([
    ['LYG', 'LYG-21-1'],
    ['AK', 'AK-11.5-2'],
  ] as const)(
    '%s: given a joint event (%s), then lead, helpers, shares and due moments are set and every party sees it',
    (place, clause) => {
      if (clause === 'AK-11.5-2') proves(clause);
      const s = triaged(place).at('2025-09-01T10:00');
      s.when(people.county, form('chengguan', assistant('gongan', day('2025-09-05')), assistant('shuili')));
      expect(s.event).toMatchObject({ state: 'jointHandling', holder: { kind: 'department', id: 'chengguan' } });
      expect(s.event.flags.joint).toBe(true);
      expect(s.facts.at(-1)).toMatchObject({ lead: 'chengguan', leadShare: '牵头处置' });
      const due = handlingClock(s.event)?.due;
      expect(s.event.subTasks.map((t) => [t.department, t.share, t.due, t.state])).toEqual([
        ['gongan', '配合', day('2025-09-05'), 'open'],
        ['shuili', '配合', due, 'open'],
      ]);
      expect(s.event.departments).toEqual(['chengguan', 'gongan', 'shuili']);
      expect(owingDepartments(s.event)).toEqual(['chengguan', 'gongan', 'shuili']);
      expect(s.event.dispatcher).toEqual({ level: 'county', area: '320722' });
    },
  );

  test.each(placeIds)('%s: joint handling is there in every profile', (place) => {
    expect(joint(place).event.state).toBe('jointHandling');
  });

  test('LYG-30-1 given it is formed in triage, then the lead’s 7 days start on delivery, sub-clocks are local, and the lead names a person before it reports', () => {
    const s = triaged()
      .at('2025-09-01T10:00')
      .when(people.county, form('chengguan', assistant('gongan')));
    expect(handlingClock(s.event)).toMatchObject({ kind: 'deptHandle', statutory: true, dueDate: '2025-09-08' });
    expect(s.event.clocks.filter((c) => c.kind === 'subTask')).toMatchObject([{ statutory: false, basis: 'local' }]);
    expect(s.refused(people.urban, done)).toMatchObject({ code: 'handler-missing', clause: 'LYG-30-1' });
    s.when(people.urban, { kind: 'event.signIn', handler: '乙' });
    expect(s.event).toMatchObject({ state: 'jointHandling', handler: '乙' });
    expect(s.refused(people.urban, { kind: 'event.signIn', handler: '丙' }).code).toBe('already-signed-in');
  });

  test('invariant 2 given no lead but one, then it is refused: the lead as assistant, one twice, an unknown one, none', () => {
    const s = triaged();
    expect(s.refused(people.county, form('chengguan', assistant('chengguan'))).code).toBe('parties-differ');
    expect(s.refused(people.county, form('chengguan', assistant('gongan'), assistant('gongan'))).code).toBe(
      'parties-differ',
    );
    expect(s.refused(people.county, form('chengguan', assistant('nowhere'))).code).toBe('unknown-department');
    expect(s.refused(people.county, form('shi-chengguan', assistant('gongan'))).code).toBe('department-of-other-level');
  });

  test('given a sub-task due later than the event or already past, then it is refused and nothing changes', () => {
    const s = triaged().at('2025-09-01T10:00');
    const before = s.event;
    expect(s.refused(people.county, form('chengguan', assistant('gongan', day('2025-09-10')))).code).toBe(
      'sub-due-too-late',
    );
    expect(s.refused(people.county, form('chengguan', assistant('gongan', day('2025-08-30')))).code).toBe(
      'sub-due-past',
    );
    expect(s.event).toBe(before);
    expect(s.when(people.county, form('chengguan', assistant('gongan', day('2025-09-09')))).event.state).toBe(
      'jointHandling',
    );
  });

  test('D12 given the line is down, then the shares stand and no clock runs', () => {
    const s = triaged()
      .online(false)
      .when(people.county, form('chengguan', assistant('gongan')));
    expect(s.event.subTasks).toMatchObject([{ clock: null, state: 'open' }]);
    expect(s.event.clocks.filter((c) => c.stoppedAt === null)).toEqual([]);
  });

  test('given a department at work asks for others, then the centre forms it with that department in the lead, its clock going on; or refuses', () => {
    const ask: Step = {
      kind: 'event.askJoint',
      reason: '需公安维持秩序',
      proposed: [{ id: 'gongan', name: '公安局', share: '维持秩序' }],
    };
    const s = inHandling('LYG');
    const clock = handlingClock(s.event);
    expect(s.refused(people.water, ask).code).toBe('not-the-holder');
    s.when(people.urban, ask);
    expect(s.refused(people.urban, ask).code).toBe('joint-asked');
    expect(s.refused(people.county, form('shuili', assistant('gongan'))).code).toBe('lead-is-the-holder');
    s.when(people.county, form('chengguan', assistant('gongan')));
    expect(s.event).toMatchObject({ state: 'jointHandling', handler: '乙', jointAsk: null });
    expect(handlingClock(s.event)).toEqual(clock);
    const alone = inHandling('LYG')
      .when(people.urban, ask)
      .when(people.county, { kind: 'event.refuseJoint', reason: '可独立办理' });
    expect(alone.event).toMatchObject({ state: 'inHandling', jointAsk: null });
    expect(alone.refused(people.county, { kind: 'event.refuseJoint', reason: 'x' }).code).toBe('no-joint-asked');
  });
});

describe('sub-tasks', () => {
  test('T23 given shares still open, then the lead cannot report; once each is done or waived it can, and only the lead', () => {
    const s = joint();
    expect(s.refused(people.urban, done)).toMatchObject({
      code: 'sub-tasks-open',
      detail: { count: '2', departments: 'gongan、shuili' },
    });
    serves(s, people.water, 'shuili');
    expect(s.event.subTasks[1]).toMatchObject({ state: 'done', officer: '丁', result: '已配合', proofs: [proof] });
    expect(s.refused(people.urban, done)).toMatchObject({ code: 'sub-tasks-open', detail: { count: '1' } });
    expect(s.refused(people.water, done).code).toBe('not-the-holder');
    s.when(people.urban, { kind: 'event.waiveSubTask', subTask: task(s, 'gongan'), reason: '现场秩序良好' });
    expect(unsettled(s.event)).toEqual([]);
    s.when(people.urban, done);
    expect(s.event).toMatchObject({ state: 'handled', handledFrom: 'jointHandling' });
    expect(s.event.clocks.filter((c) => c.kind === 'subTask').map((c) => c.stoppedAs)).toEqual(['cleared', 'done']);
    expect(onTimeBy(createMapSums([s.event]), 'department', 0, day('2026-01-01'), s.now)).toEqual(
      new Map([['chengguan', { numerator: 1, denominator: 1, percent: 100 }]]),
    );
  });

  test('given an assistant, then it signs in with a named officer, only its own share, and reports with a proof', () => {
    const s = joint();
    const signIn = { kind: 'event.signInSubTask', subTask: task(s, 'shuili'), officer: '丁' } as const;
    expect(s.refused(people.water, { ...signIn, officer: ' ' }).code).toBe('handler-missing');
    expect(s.refused(morePeople.police, signIn).code).toBe('no-such-sub-task');
    expect(s.refused(people.urban, signIn).code).toBe('not-a-party');
    const result = (...proofs: (typeof proof)[]): Step => ({
      kind: 'event.submitSubResult',
      subTask: signIn.subTask,
      result: 'x',
      proofs,
    });
    expect(s.refused(people.water, result(proof)).code).toBe('sub-task-settled');
    s.when(people.water, signIn);
    expect(s.refused(people.water, signIn).code).toBe('sub-task-settled');
    expect(s.refused(people.water, result()).code).toBe('proof-missing');
    expect(s.when(people.water, result(proof)).event.state).toBe('jointHandling');
  });

  test('T15 given an assistant returns its share to the lead, then the event stays joint and the lead gives it to another or waives it', () => {
    const s = joint();
    const back = { reasonCode: 'notOurDuty', reason: '非水利职责' };
    s.when(people.water, { kind: 'event.returnSubTask', subTask: task(s, 'shuili'), ...back });
    expect(s.event).toMatchObject({ state: 'jointHandling', returnRequest: null, returns: [] });
    expect(s.refused(people.urban, done)).toMatchObject({ code: 'sub-tasks-open', detail: { count: '2' } });
    const to = (id: string, due: number | null = null): Step => ({
      kind: 'event.reassignSubTask',
      subTask: task(s, 'shuili'),
      to: { id, name: id },
      share: '断水处置',
      due,
      reason: '改派',
    });
    expect(s.refused(people.county, to('gongan')).code).toBe('not-your-role');
    expect(s.refused(people.urban, to('chengguan')).code).toBe('parties-differ');
    expect(s.refused(people.urban, to('gongan')).code).toBe('parties-differ');
    expect(s.refused(people.urban, to('nowhere')).code).toBe('unknown-department');
    expect(s.refused(people.urban, to('shuili', day('2025-12-01'))).code).toBe('sub-due-too-late');
    s.departments.set('weijian', department('weijian'));
    s.when(people.urban, to('weijian'));
    expect(s.event.subTasks.map((t) => [t.department, t.state])).toEqual([
      ['gongan', 'open'],
      ['shuili', 'waived'],
      ['weijian', 'open'],
    ]);
    expect(s.event.departments).toContain('weijian');
  });

  test('T15 given the lead gives the whole event back and the centre agrees, then it is in triage again and open shares end', () => {
    const s = joint();
    const back: Step = { kind: 'event.return', reasonCode: 'notOurDuty', reason: '不属本部门', proposed: null };
    expect(s.refused(people.water, back).code).toBe('not-the-holder');
    s.when(people.urban, back).when(people.county, { kind: 'event.decideReturn', accept: true, reason: '同意' });
    expect(s.event).toMatchObject({ state: 'triage', flags: { joint: false } });
    expect(s.event.subTasks.every((t) => t.state === 'waived')).toBe(true);
    expect(s.event.clocks.filter((c) => c.stoppedAt === null).map((c) => c.kind)).toEqual(['triage']);
    expect(s.when(people.county, dispatchTo('shuili')).event.state).toBe('assigned');
  });

  test('T25 given the check finds it wanting, then it goes back to joint handling under the same lead and clock', () => {
    const s = joint();
    serves(serves(s, people.water, 'shuili'), morePeople.police, 'gongan');
    const clock = handlingClock(s.event);
    s.at('2025-09-03T10:00')
      .when(people.urban, done)
      .when(people.county, { kind: 'event.sendBack', reason: '现场未清' });
    expect(s.event).toMatchObject({ state: 'jointHandling', holder: { id: 'chengguan' }, flags: { joint: true } });
    expect(handlingClock(s.event)).toEqual(clock);
    s.when(people.urban, done).when(people.county, { kind: 'event.accept', note: '' });
    expect(s.event.state).toBe('completed');
    s.when(people.county, { kind: 'event.reopen', reasonCode: 'recurred', reason: '又占道' });
    expect(s.event).toMatchObject({ state: 'triage', subTasks: [], flags: { joint: false } });
  });
});
