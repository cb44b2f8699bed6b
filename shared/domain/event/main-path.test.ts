import { describe, expect, test } from 'vitest';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import {
  department,
  dispatchTo,
  gridCode,
  inHandling,
  people,
  proof,
  registration,
  story,
} from '../../../tests/support/story.ts';
import { localDate } from '../../time/local-date.ts';
import type { Requester } from './event.ts';
import { handlingClock, isLate, nextClock } from './event-clocks.ts';

const triaged = (place: 'LYG' | 'ZS' | 'AK' | 'JS' | 'ZG' = 'LYG') =>
  story(place).when(people.county, registration()).when(people.county, { kind: 'event.reportToCenter', reason: '' });

const submitted = () =>
  inHandling('LYG').when(people.urban, { kind: 'event.submitResult', result: '已清理', measures: '', proofs: [proof] });

describe('T1 register', () => {
  test('JS-29-1 given a complete report, when a seat registers it, then it is numbered, in the pool, without a department clock', () => {
    provesPartly('JS-29-1');
    const { event } = story('LYG').when(people.county, registration());
    expect(event.state).toBe('registered');
    expect(event.number).toBe('LYG20250901-0010001');
    expect(event.clocks).toEqual([]);
    expect(event.registeredAt - event.toldAt).toBe(10 * 60_000);
  });

  test('I6 given an item outside the published list, then it is refused and `unclassified` is taken', () => {
    const s = story('LYG');
    expect(s.refused(people.county, registration({ item: '9999' }))).toMatchObject({
      code: 'unknown-item',
      rule: 'I6',
    });
    expect(s.when(people.county, registration({ item: 'unclassified' })).event.item).toBe('unclassified');
  });

  test('I3 given a grid that does not exist, then it is refused, never guessed', () => {
    const place = {
      text: '',
      lon: null,
      lat: null,
      grid: '320722001001099',
      gridBasis: 'chosen' as const,
      area: '320722001001099',
    };
    expect(story('LYG').refused(people.county, registration({ place }))).toMatchObject({ code: 'unknown-grid' });
  });

  test('given another town, then a town seat may not register there', () => {
    expect(story('LYG').refused(people.otherTown, registration())).toMatchObject({ code: 'outside-your-area' });
  });

  test('given the same id again, then the second is refused and names the first', () => {
    const s = story('LYG').when(people.county, registration());
    expect(s.refused(people.county, registration())).toMatchObject({
      code: 'already-exists',
      detail: { number: 'LYG20250901-0010001' },
    });
  });
});

describe('T2 refuse intake', () => {
  const refuse = {
    kind: 'event.refuseIntake',
    reasonCode: 'notGrid',
    reason: '不属网格事项',
    pointer: '请向法院起诉',
  } as const;
  test('given a registered event, when a seat refuses it, then it ends with reason and pointer', () => {
    const { event } = story('LYG').when(people.county, registration()).when(people.county, refuse);
    expect(event).toMatchObject({ state: 'rejected', endedReason: '不属网格事项', holder: null });
  });
  test('invariant 5: a major event is never refused', () => {
    const s = story('LYG').when(people.county, registration({ major: 'massIncident' }));
    expect(s.refused(people.county, refuse)).toMatchObject({ code: 'major-event-stays' });
  });
});

describe('T4–T9 before the centre', () => {
  const reported = () => story('LYG').when(people.staff, registration({ channel: 'gridStaff' }));
  test('LYG-29-5 given a listed item, when staff settle it with a proof, then it is completed and the requester is owed word', () => {
    provesPartly('LYG-29-5');
    const s = reported().when(people.staff, { kind: 'event.takeOnSpot' });
    expect(nextClock(s.event)).toMatchObject({ kind: 'onSpot', statutory: false });
    expect(s.refused(people.staff, { kind: 'event.settle', result: '已劝离', proofs: [] })).toMatchObject({
      code: 'proof-missing',
      clause: 'LYG-29-5',
    });
    s.when(people.staff, { kind: 'event.settle', result: '已劝离', proofs: [proof] });
    expect(s.event).toMatchObject({ state: 'completed', completedAt: s.now });
    expect(s.event.obligations).toMatchObject([{ to: 'requester', clearedAt: null }]);
  });

  test('JS-16-3-2, invariant 4: what needs licence, punishment or coercion is not for grid staff', () => {
    provesPartly('LYG-16-3-2');
    const items = story('LYG').rules.items.items.filter((i) => i.kind === 'adminPower');
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      const s = story('LYG').when(people.staff, registration({ item: item.code, channel: 'gridStaff' }));
      expect(s.refused(people.staff, { kind: 'event.takeOnSpot' })).toMatchObject({
        code: 'item-is-not-for-the-spot',
        clause: 'JS-16-3-2',
      });
      const up = s.when(people.staff, { kind: 'event.reportToCenter', reason: '' });
      const toStaff = dispatchTo('x', { to: { kind: 'gridStaff', id: 'x', name: 'x' } });
      expect(up.refused(people.town, toStaff)).toMatchObject({ code: 'grid-staff-never-hold-power' });
    }
  });

  test('LYG-21-1 given it cannot be settled, then village, then town triage; each step local, none statutory', () => {
    provesPartly('LYG-21-1', 'LYG-29-6');
    const s = reported().when(people.staff, { kind: 'event.reportToVillage', reason: '需协调' });
    expect(s.event).toMatchObject({
      state: 'atVillage',
      level: 'village',
      holder: { kind: 'village', id: '320722001001' },
    });
    s.when(people.village, { kind: 'event.collateAndReport', item: '0102', severity: 4, note: '' });
    expect(s.event).toMatchObject({ state: 'triage', level: 'town', holder: { id: 'center:320722001' } });
    expect(s.event.clocks.every((c) => !c.statutory)).toBe(true);
  });

  test('C25 village step: ZS requires it unless major, LYG leaves it open, ZG has none', () => {
    proves('ZG-14-2');
    provesPartly('LYG-29-6', 'ZS-25-7');
    const at = (place: 'ZS' | 'LYG' | 'ZG', major: 'massIncident' | null = null) =>
      story(place).when(people.staff, registration({ channel: 'gridStaff', major }));
    const up = { kind: 'event.reportToCenter', reason: '' } as const;
    expect(at('ZS').refused(people.staff, up)).toMatchObject({ code: 'village-step-required' });
    expect(at('ZS', 'massIncident').when(people.staff, up).event.state).toBe('triage');
    expect(at('LYG').when(people.staff, up).event.level).toBe('town');
    expect(at('ZG').when(people.staff, up).event.level).toBe('county');
    expect(at('ZG').refused(people.staff, { kind: 'event.reportToVillage', reason: 'x' })).toMatchObject({
      code: 'no-village-step',
    });
  });

  test('T8 given the village settles it, then requester and reporting staff are owed word', () => {
    const s = reported()
      .when(people.staff, { kind: 'event.reportToVillage', reason: '需协调' })
      .when(people.village, { kind: 'event.settleAtVillage', result: '已调解', proofs: [proof] });
    expect(s.event.obligations.map((o) => o.to)).toEqual(['requester', 'gridStaff']);
  });
});

describe('T10 dispatch', () => {
  test('LYG-30-1 given delivery on 24 Sept 2025 16:40, then the 7 days end on 9 Oct (vector 3) and the start is the hub moment', () => {
    provesPartly('LYG-30-1');
    const s = triaged().at('2025-09-24T16:40').when(people.county, dispatchTo());
    const clock = handlingClock(s.event);
    expect(clock).toMatchObject({
      kind: 'deptHandle',
      basis: 'LYG-30-1',
      statutory: true,
      dueDate: '2025-10-09',
      startAt: s.now,
    });
    expect(s.event).toMatchObject({ state: 'assigned', deliveredAt: s.now, departments: ['chengguan'] });
  });

  test('D12 given the line is down, then nothing is delivered: no department clock until the hub says so', () => {
    const s = triaged().online(false).when(people.county, dispatchTo());
    expect(s.event).toMatchObject({ state: 'assigned', deliveredAt: null });
    expect(handlingClock(s.event)).toBeUndefined();
  });

  test('C14 given a text without a number (ZG 快速), then the clock is local and never counts for the rate', () => {
    provesPartly('ZG-15-3');
    expect(handlingClock(triaged('ZG').when(people.county, dispatchTo()).event)).toMatchObject({
      basis: 'local',
      statutory: false,
    });
  });

  test('LYG-28-2 given another level, then that centre decides, not this one', () => {
    provesPartly('LYG-28-2');
    const s = story('LYG')
      .when(people.staff, registration({ channel: 'gridStaff' }))
      .when(people.staff, { kind: 'event.reportToCenter', reason: '' });
    expect(s.refused(people.county, dispatchTo())).toMatchObject({ code: 'not-your-level' });
    expect(s.when(people.town, dispatchTo()).event.dispatcher).toEqual({ level: 'town', area: '320722001' });
  });

  test('given no classification, then it is classified first', () => {
    const s = story('LYG')
      .when(people.county, registration({ item: 'unclassified' }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '' });
    expect(s.refused(people.county, dispatchTo())).toMatchObject({ code: 'unclassified' });
    s.when(people.county, { kind: 'event.classify', item: '0102', severity: 3, reason: '' }).when(
      people.county,
      dispatchTo(),
    );
    expect(s.event).toMatchObject({ item: '0102', severity: 3, state: 'assigned' });
  });

  test('given a department without liaison or duty, then it goes through with warnings', () => {
    provesPartly('LYG-28-4', 'LYG-4-2');
    const s = triaged();
    s.departments.set('shuili', { ...department('shuili'), liaison: null });
    s.when(people.county, dispatchTo('shuili'));
    expect(s.facts.at(-1)?.warnings?.map((w) => w.code)).toEqual(['no-liaison', 'duty-not-covered']);
  });
});

describe('T14 sign in', () => {
  test('LYG-30-1 given no named handler, then it is refused; with one, only the sign-in target stops', () => {
    provesPartly('LYG-30-1');
    const s = triaged().when(people.county, dispatchTo());
    expect(s.refused(people.urban, { kind: 'event.signIn', handler: ' ' })).toMatchObject({
      code: 'handler-missing',
      clause: 'LYG-30-1',
    });
    expect(s.refused(people.water, { kind: 'event.signIn', handler: '丙' })).toMatchObject({ code: 'not-the-holder' });
    s.when(people.urban, { kind: 'event.signIn', handler: '乙' });
    expect(s.event.handler).toBe('乙');
    expect(s.event.clocks.map((c) => [c.kind, c.stoppedAt !== null])).toEqual([
      ['triage', true],
      ['deptHandle', false],
      ['signIn', true],
    ]);
  });
});

describe('T15 return', () => {
  const ask = { kind: 'event.return', reasonCode: 'notOurDuty', reason: '属水利职责', proposed: null } as const;
  test('D3 given a return is asked, then the clock goes on; accepted it stops as returned and the next holder gets a full one', () => {
    const s = inHandling('LYG').when(people.urban, ask);
    expect(handlingClock(s.event)?.stoppedAt).toBeNull();
    s.at('2025-09-02T10:00').when(people.county, { kind: 'event.decideReturn', accept: true, reason: '' });
    expect(s.event).toMatchObject({ state: 'triage', returnRequest: null, handler: null });
    expect(s.event.clocks.find((c) => c.kind === 'deptHandle')?.stoppedAs).toBe('returned');
    s.at('2025-09-03T10:00').when(people.county, dispatchTo('shuili'));
    expect(handlingClock(s.event)).toMatchObject({ startAt: s.now, dueDate: '2025-09-10', stoppedAt: null });
    expect(s.event.departments).toEqual(['chengguan', 'shuili']);
  });

  test('given the centre refuses the return, then it stays with the holder and its clock', () => {
    const s = inHandling('LYG')
      .when(people.urban, ask)
      .when(people.county, { kind: 'event.decideReturn', accept: false, reason: '属你单位' });
    expect(s.event).toMatchObject({ state: 'inHandling', returnRequest: null, holder: { id: 'chengguan' } });
    expect(handlingClock(s.event)?.stoppedAt).toBeNull();
  });

  test('D3 given a second accepted return on the same ground at the town, then it goes up a level', () => {
    const s = story('LYG')
      .when(people.staff, registration({ channel: 'gridStaff' }))
      .when(people.staff, { kind: 'event.reportToCenter', reason: '' });
    for (const liaison of [people.urban, people.water]) {
      s.when(people.town, dispatchTo(liaison.department ?? ''))
        .when(liaison, ask)
        .when(people.town, { kind: 'event.decideReturn', accept: true, reason: '' });
    }
    expect(s.event).toMatchObject({ state: 'triage', level: 'county' });
  });
});

describe('T17 extension', () => {
  const until = Date.parse('2025-09-15T00:00+08:00');
  const ask = { kind: 'event.requestExtension', until, reason: '等配件' } as const;
  test('D5, D11 given it is granted, then only the extended due moves; the rate uses the statutory one; once by default', () => {
    const s = inHandling('LYG')
      .when(people.urban, ask)
      .when(people.county, { kind: 'event.decideExtension', accept: true, reason: '' });
    expect(handlingClock(s.event)).toMatchObject({ dueDate: '2025-09-08', extendedDue: until });
    s.at('2025-09-10T10:00');
    expect(isLate(s.event, s.now)).toBe(true);
    expect(s.refused(people.urban, { ...ask, until: until + 1 })).toMatchObject({ code: 'extension-used-up' });
  });
  test('given it is asked after the statutory due moment, then it is too late', () => {
    expect(inHandling('LYG').at('2025-09-09T00:00').refused(people.urban, ask)).toMatchObject({
      code: 'extension-too-late',
    });
  });
  test('given it is refused, then it buys no time', () => {
    const s = inHandling('LYG')
      .when(people.urban, ask)
      .when(people.county, { kind: 'event.decideExtension', accept: false, reason: '' });
    expect(handlingClock(s.event)?.extendedDue).toBeNull();
  });
});

describe('T19 escalate, T20 city', () => {
  test('LYG-30-3, LYG-30-4 given the county cannot, then the city has 10 days, a major matter one month', () => {
    proves('LYG-30-3', 'LYG-30-4');
    const up = () => triaged().when(people.county, { kind: 'event.escalate', reason: '跨县区' });
    expect(up().event).toMatchObject({ state: 'triage', level: 'city', holder: { id: 'center:3207' } });
    expect(handlingClock(up().when(people.city, dispatchTo('shi-chengguan')).event)).toMatchObject({
      kind: 'cityHandle',
      basis: 'LYG-30-3',
      length: 10,
      dueDate: '2025-09-11',
    });
    expect(
      handlingClock(up().when(people.city, dispatchTo('shi-chengguan', { majorMatter: true })).event),
    ).toMatchObject({
      kind: 'cityMajorMatter',
      basis: 'LYG-30-4',
      length: 1,
      unit: 'month',
      dueDate: '2025-10-09',
    });
    const monthEnd = up()
      .at('2026-01-31T09:00')
      .when(people.city, dispatchTo('shi-chengguan', { majorMatter: true }));
    expect(handlingClock(monthEnd.event)).toMatchObject({ dueDate: '2026-02-28' });
  });
  test('given no level above, then it is refused', () => {
    const s = triaged().when(people.county, { kind: 'event.escalate', reason: '跨县区' });
    expect(s.refused(people.city, { kind: 'event.escalate', reason: 'x' })).toMatchObject({ code: 'no-higher-level' });
  });
});

describe('T21–T22 transfer', () => {
  const out = { kind: 'event.transferOut', foreign: { system: '12345', number: 'F1' }, note: '' } as const;
  test('LYG-28-3 given a public service matter, then 12345 acts under its number and answers under it', () => {
    provesPartly('LYG-28-3', 'LYG-27-2');
    const s = triaged().when(people.county, out);
    expect(s.event).toMatchObject({ state: 'transferred', holder: { kind: 'foreign', id: '12345' } });
    const reply = { kind: 'event.foreignReply', number: 'F2', outcome: 'result', text: '已办' } as const;
    expect(s.refused(people.county, reply)).toMatchObject({ code: 'foreign-number-differs' });
    s.when(people.county, { ...reply, number: 'F1' });
    expect(s.event).toMatchObject({ state: 'handled', handledFrom: 'transferred', result: '已办' });
    s.when(people.county, { kind: 'event.sendBack', reason: '答非所问' });
    expect(s.event).toMatchObject({ state: 'transferred', holder: { id: '12345' } });
    expect(s.event.clocks.filter((c) => c.kind === 'foreignWatch' && c.stoppedAt === null)).toHaveLength(1);
    expect(s.event.obligations).toContainEqual(expect.objectContaining({ to: 'requester', content: 'whoActs' }));
  });
  test('C24 given it came from 12345, then it never goes back there', () => {
    provesPartly('LYG-28-3', 'LYG-27-2');
    const s = story('LYG')
      .when(people.county, registration({ channel: '12345', foreign: { system: '12345', number: 'A9' } }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '' });
    expect(s.refused(people.county, out)).toMatchObject({ code: 'loop-to-origin', clause: 'LYG-28-3' });
  });
  test('given the other system refuses, then it is back in triage', () => {
    const s = triaged()
      .when(people.county, out)
      .when(people.county, { kind: 'event.foreignReply', number: 'F1', outcome: 'refused', text: '不受理' });
    expect(s.event).toMatchObject({ state: 'triage', transferredTo: null });
  });
});

describe('T23–T26 result to close', () => {
  test('LYG-30-2 given a result with proof, then the clock stops at submission and the centre checks', () => {
    provesPartly('LYG-30-2');
    const s = inHandling('LYG').at('2025-09-08T23:59');
    expect(
      s.refused(people.urban, { kind: 'event.submitResult', result: 'x', measures: '', proofs: [] }),
    ).toMatchObject({ code: 'proof-missing' });
    s.when(people.urban, { kind: 'event.submitResult', result: '已清理', measures: '', proofs: [proof] });
    expect(s.event).toMatchObject({ state: 'handled', holder: { kind: 'center' }, submittedAt: s.now });
    expect(isLate(s.event, s.now)).toBe(false);
  });

  test('T25 given it is sent back, then the clock resumes as if it had never stopped', () => {
    const s = submitted().at('2025-09-08T12:00').when(people.county, { kind: 'event.sendBack', reason: '照片不清' });
    expect(s.event).toMatchObject({ state: 'inHandling', holder: { id: 'chengguan' } });
    expect(handlingClock(s.event)).toMatchObject({ stoppedAt: null, dueDate: '2025-09-08' });
    expect(isLate(s.event, Date.parse('2025-09-09T00:00+08:00'))).toBe(true);
  });

  test('JS-29-5, T26 given the requester has not been told, then it cannot close; told, it closes', () => {
    provesPartly('LYG-29-9');
    const s = submitted().when(people.county, { kind: 'event.accept', note: '' });
    expect(s.event.state).toBe('completed');
    expect(s.event.completedAt).toBe(s.event.submittedAt);
    const owed = s.event.obligations.filter((o) => o.clearedAt === null);
    expect(owed.some((o) => o.to === 'requester')).toBe(true);
    expect(s.refused(people.county, { kind: 'event.close' })).toMatchObject({ code: 'obligations-open' });
    for (const duty of owed) {
      s.when(people.county, {
        kind: 'event.recordFeedback',
        obligation: duty.id,
        way: 'phone',
        person: '甲',
        toldAt: s.now,
        text: '已告知',
      });
    }
    s.when(people.county, { kind: 'event.close' });
    expect(s.event).toMatchObject({ state: 'closed', closedAt: s.now, holder: null });
    expect(s.event.clocks.every((c) => c.stoppedAt !== null)).toBe(true);
  });

  test('C16 given an anonymous requester, then nobody is owed word and it closes at once where staff are not owed either', () => {
    const s = story('JS')
      .when(people.county, registration({ requester: { kind: 'anonymous' } }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '' })
      .when(people.county, dispatchTo())
      .when(people.urban, { kind: 'event.signIn', handler: '乙' })
      .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] })
      .when(people.county, { kind: 'event.accept', note: '' });
    expect(s.event.obligations.filter((o) => o.to === 'requester').every((o) => o.exempt === 'anonymous')).toBe(true);
    expect(s.when(people.county, { kind: 'event.close' }).event.state).toBe('closed');
  });

  test('JS-29-5 given a result, then telling the requester stays owed until date, way and person are on file; nobody owes an anonymous one', () => {
    proves('JS-29-5');
    const completed = (requester: Requester) =>
      story('JS')
        .when(people.county, registration({ requester }))
        .when(people.county, { kind: 'event.reportToCenter', reason: '' })
        .when(people.county, dispatchTo())
        .when(people.urban, { kind: 'event.signIn', handler: '乙' })
        .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] })
        .when(people.county, { kind: 'event.accept', note: '' });
    const s = completed({ kind: 'named', name: '甲', phone: '13800001111' });
    const owed = () =>
      s.event.obligations.find((o) => o.to === 'requester' && o.content === 'result' && o.clearedAt === null);
    const duty = owed()?.id ?? '';
    const tell = { kind: 'event.recordFeedback', obligation: duty, way: 'phone', toldAt: s.now, text: '' } as const;
    expect(owed()).toMatchObject({ basis: 'JS-29-5' });
    expect(s.refused(people.county, { kind: 'event.close' }).code).toBe('obligations-open');
    expect(s.refused(people.county, { ...tell, person: ' ' })).toMatchObject({
      code: 'field-missing',
      clause: 'JS-29-5',
    });
    s.when(people.county, { ...tell, person: '甲' });
    expect(owed()).toBeUndefined();
    expect(s.event.obligations.find((o) => o.id === duty)).toMatchObject({ clearedAt: s.now, way: 'phone' });
    const anonymous = completed({ kind: 'anonymous' });
    expect(anonymous.event.obligations.find((o) => o.to === 'requester' && o.content === 'result')).toMatchObject({
      exempt: 'anonymous',
    });
  });

  test('house: facts are never refused: a second telling of the same duty is added, marked late, and changes nothing', () => {
    const s = submitted().when(people.county, { kind: 'event.accept', note: '' });
    const duty = s.event.obligations.find((o) => o.to === 'requester' && o.clearedAt === null);
    const tell = {
      kind: 'event.recordFeedback',
      obligation: duty?.id ?? '',
      way: 'phone',
      person: '甲',
      toldAt: s.now,
      text: '',
    } as const;
    const before = s.when(people.county, tell).event;
    s.when(people.county, tell);
    expect(s.facts.at(-1)?.warnings).toMatchObject([{ code: 'late-record' }]);
    expect({ ...s.event, version: 0, changedAt: 0 }).toEqual({ ...before, version: 0, changedAt: 0 });
  });
});

describe('T28 reopen', () => {
  const again = { kind: 'event.reopen', reasonCode: 'recurred', reason: '又出现' } as const;
  const completed = () => submitted().when(people.county, { kind: 'event.accept', note: '' });
  test('LYG-30-8 given it recurs, then a new cycle starts and the old completion is kept; a second time needs the director', () => {
    provesPartly('LYG-30-8');
    const s = completed().at('2025-09-20T09:00').when(people.county, again);
    expect(s.event).toMatchObject({ state: 'triage', cycle: 2, completedAt: null, result: null });
    expect(s.event.pastCycles).toMatchObject([{ cycle: 1, statutory: true, department: 'chengguan' }]);
    s.when(people.county, dispatchTo())
      .when(people.urban, { kind: 'event.signIn', handler: '乙' })
      .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] })
      .when(people.county, { kind: 'event.accept', note: '' });
    expect(localDate(handlingClock(s.event)?.startAt ?? 0)).toBe('2025-09-20');
    expect(s.refused(people.county, again)).toMatchObject({ code: 'director-only' });
    expect(s.when(people.director, again).event.cycle).toBe(3);
  });
});

describe('T31 major event', () => {
  const flag = { kind: 'event.flagMajor', majorKind: 'suddenIncident', reason: '燃气泄漏' } as const;
  test('LYG-29-7 given grid staff flag it below the town, then it is in town triage at once, onward report owed', () => {
    provesPartly('LYG-29-7');
    const s = story('LYG')
      .when(people.staff, registration({ channel: 'gridStaff' }))
      .when(people.staff, flag);
    expect(s.event).toMatchObject({
      state: 'triage',
      level: 'town',
      majorKind: 'suddenIncident',
      flags: { majorEvent: true, majorMatter: false },
    });
    expect(s.event.obligations).toMatchObject([{ kind: 'onwardReport', basis: 'LYG-29-8', clearedAt: null }]);
    expect(s.event.clocks.find((c) => c.kind === 'majorFirstReport')).toMatchObject({
      startAt: s.event.toldAt,
      stoppedAt: s.now,
      statutory: false,
    });
  });
  test('C12 given it is a major event, then it does not become a major matter, and the other way round', () => {
    const s = triaged().when(people.county, dispatchTo('chengguan', { majorMatter: true }));
    expect(s.event.flags).toMatchObject({ majorEvent: false, majorMatter: true });
  });
  test('LYG-29-8, invariant 5: the result is not accepted while the onward report is owed, and it cannot be exempted', () => {
    provesPartly('LYG-29-8');
    const s = submitted().when(people.county, flag);
    expect(s.refused(people.county, { kind: 'event.accept', note: '' })).toMatchObject({ code: 'onward-report-open' });
    const duty = s.event.obligations.find((o) => o.kind === 'onwardReport');
    expect(
      s.refused(people.county, { kind: 'event.exemptFeedback', obligation: duty?.id ?? '', reason: 'x' }),
    ).toMatchObject({ code: 'onward-report-open' });
    s.when(people.county, {
      kind: 'event.recordFeedback',
      obligation: duty?.id ?? '',
      way: 'phone',
      person: '应急',
      toldAt: s.now,
      text: '',
    });
    expect(s.when(people.county, { kind: 'event.accept', note: '' }).event.state).toBe('completed');
  });
  test('T31u given the director takes the flag off, then its clocks and duty end; the reporter may not', () => {
    const s = triaged().when(people.county, flag);
    expect(s.refused(people.county, { kind: 'event.unflagMajor', reason: 'x' })).toMatchObject({
      code: 'not-your-role',
    });
    s.when(people.director, { kind: 'event.unflagMajor', reason: '误报' });
    expect(s.event.flags.majorEvent).toBe(false);
    expect(s.event.obligations.every((o) => o.exempt === 'flag-removed')).toBe(true);
    expect(
      story('LYG')
        .when(people.director, registration({ major: 'massIncident' }))
        .refused(people.director, { kind: 'event.unflagMajor', reason: 'x' }),
    ).toMatchObject({
      code: 'reporter-may-not',
    });
  });
  test('C13 given AK or ZG, whose texts are silent, then the fast path is on and marked local', () => {
    for (const place of ['AK', 'ZG'] as const) {
      const s = story(place).when(people.county, registration({ major: 'massIncident' }));
      expect(s.event.obligations).toMatchObject([{ basis: 'local' }]);
    }
  });
});

test('grid code of the story lies in its town', () => {
  expect(gridCode.startsWith(people.town.area)).toBe(true);
});
