import { describe, expect, test } from 'vitest';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import type { PlaceId } from '../../../tests/support/rules.ts';
import {
  dispatchTo,
  gridCode,
  inHandling,
  morePeople,
  people,
  proof,
  registration,
  type Step,
  story,
} from '../../../tests/support/story.ts';
import { countAll } from '../../figures/figures.ts';
import { createMapSums } from '../../figures/map-sums.ts';
import type { Actor } from '../actor/actor.ts';
import { actsFor, whyNot } from '../acts.ts';
import { findItem } from '../item/item.ts';
import { verbs } from '../verbs.ts';
import { type GridEvent, isOpen } from './event.ts';

// What several texts ask in their own words, each proven under its own profile.

const register = { kind: 'event.register', event: '0190a000-0000-7000-8000-000000000001' } as const;
const up = { kind: 'event.reportToCenter', reason: '' } as const;
const done: Step = { kind: 'event.submitResult', result: '已清理', measures: '', proofs: [proof] };
const context = (s: ReturnType<typeof story>, actor: Actor) => ({ rules: s.rules, actor, at: s.now, hubAt: s.now });

/** The rows of one event from the pool to its close, through county triage. */
function wholeLife(place: PlaceId): readonly GridEvent[] {
  const s = story(place);
  const rows: GridEvent[] = [];
  const step = (...[actor, words]: Parameters<typeof s.when>): void => void rows.push(s.when(actor, words).event);
  step(people.county, registration());
  step(people.county, up);
  step(people.county, dispatchTo());
  step(people.urban, { kind: 'event.signIn', handler: '乙' });
  step(people.urban, done);
  step(people.county, { kind: 'event.accept', note: '' });
  for (const duty of s.event.obligations.filter((o) => o.clearedAt === null)) {
    const told = { way: 'phone', person: '甲', toldAt: s.now, text: '已告知' } as const;
    step(people.county, { kind: 'event.recordFeedback', obligation: duty.id, ...told });
  }
  step(people.county, { kind: 'event.close' });
  return rows;
}

describe('intake', () => {
  test.each([
    ['JS', 'JS-29-1'],
    ['ZS', 'ZS-25-2'],
  ] as const)(
    '%s: given a need by any way (%s), when saved, then way, requester and contact are kept under a receipt number',
    (place, clause) => {
      proves(clause);
      for (const channel of ['gridStaff', 'resident', 'phone', 'letter', '12345', 'department'] as const) {
        const words = registration({ channel, requester: { kind: 'named', name: '甲', phone: '13800001111' } });
        const { event } = story(place).when(channel === 'gridStaff' ? people.staff : people.county, words);
        expect(event).toMatchObject({ channel, requester: { name: '甲', phone: '13800001111' } });
        expect(event.number).toBe('LYG20250901-0010001');
      }
      const { shape } = verbs['event.register'];
      expect(shape.safeParse({ ...registration(), ...register }).success).toBe(true);
      for (const missing of ['number', 'channel', 'requester']) {
        expect(shape.safeParse({ ...registration(), ...register, [missing]: undefined }).success, missing).toBe(false);
      }
    },
  );

  test('ZS-25-6 given a report by phone or paper, when a seat enters it, then the original reporter and the time it was told stay', () => {
    proves('ZS-25-6');
    for (const channel of ['phone', 'letter'] as const) {
      const toldAt = Date.parse('2025-08-30T16:00+08:00');
      const requester = { kind: 'named', name: '丁', phone: '13900002222' } as const;
      const { event, now } = story('ZS').when(people.town, registration({ channel, toldAt, requester }));
      expect(event).toMatchObject({ requester, toldAt, registeredAt: now, reporter: people.town.name });
    }
  });

  test.each([
    ['ZS', 'ZS-25-3'],
    ['JS', 'JS-29-2'],
  ] as const)(
    '%s: given a need told the day before (%s), when it is entered, then both moments are kept and no step came before',
    (place, clause) => {
      // Part: the delay itself is shown by no test here.
      provesPartly(clause);
      const s = story(place);
      expect(() => s.when(people.staff, { kind: 'event.takeOnSpot' })).toThrow('not-found');
      s.when(people.staff, registration({ channel: 'gridStaff', toldAt: Date.parse('2025-08-31T10:00+08:00') }));
      expect(s.event.registeredAt - s.event.toldAt).toBe(24 * 3_600_000);
    },
  );
});

describe('on the spot', () => {
  test.each([
    ['LYG', 'LYG-29-5'],
    ['ZS', 'ZS-25-5'],
    ['ZG', 'ZG-14-1'],
  ] as const)(
    '%s: given a listed matter staff found (%s), when they settle it, then it is done with proof, without a step upward, and counted',
    (place, clause) => {
      proves(clause);
      const s = story(place)
        .when(people.staff, registration({ channel: 'gridStaff' }))
        .when(people.staff, { kind: 'event.takeOnSpot' });
      expect(s.refused(people.staff, { kind: 'event.settle', result: '已劝离', proofs: [] }).code).toBe(
        'proof-missing',
      );
      s.when(people.staff, { kind: 'event.settle', result: '已劝离', proofs: [proof] });
      expect(s.event).toMatchObject({ state: 'completed', result: '已劝离', proofs: [proof], completedAt: s.now });
      expect(s.event).toMatchObject({ dispatcher: null, departments: [], level: 'village' });
      expect(s.facts.map((fact) => fact.kind)).toEqual(['event.registered', 'event.takenOnSpot', 'event.settled']);
      const sums = createMapSums([s.event]);
      expect([countAll(sums, 'inflow'), countAll(sums, 'closing'), countAll(sums, 'open')]).toEqual([1, 1, 0]);
    },
  );

  test.each([
    ['LYG', 'LYG-16-3-2'],
    ['JS', 'JS-16-3-2'],
  ] as const)(
    '%s: given a licence, a punishment or coercion (%s), when grid staff are to have it, then it is refused and a department takes it',
    (place, clause) => {
      proves(clause);
      const typed = story(place).rules.items.items.filter((item) => item.kind === 'adminPower');
      expect(typed.map((item) => item.name)).toEqual(['要求办理行政许可', '要求行政处罚', '要求行政强制']);
      for (const { code } of typed) {
        const s = story(place).when(people.staff, registration({ item: code, channel: 'gridStaff' }));
        expect(s.refused(people.staff, { kind: 'event.takeOnSpot' }).code).toBe('item-is-not-for-the-spot');
        s.when(people.staff, up);
        const toStaff = dispatchTo('x', { to: { kind: 'gridStaff', id: 'x', name: 'x' } });
        expect(s.refused(people.town, toStaff).code).toBe('grid-staff-never-hold-power');
        expect(s.when(people.town, dispatchTo()).event.holder).toMatchObject({ kind: 'department', id: 'chengguan' });
      }
    },
  );
});

describe('result', () => {
  test.each([
    ['LYG', 'LYG-30-2'],
    ['ZS', 'ZS-25-9'],
    ['JS', 'JS-21-1'],
    ['JS', 'JS-29-4'],
    ['ZG', 'ZG-15-4'],
  ] as const)(
    '%s: given a department handles an event (%s), when it gives no result here, then it stays open; given one, the same-level centre has it to check',
    (place, clause) => {
      proves(clause);
      const s = inHandling(place).at('2025-10-20T10:00');
      for (const actor of [people.county, people.director, people.urban]) {
        expect(whyNot(context(s, actor), s.event, 'event.accept')).not.toBeNull();
        expect(whyNot(context(s, actor), s.event, 'event.close')).not.toBeNull();
      }
      expect(verbs['event.submitResult'].shape.safeParse({ ...done, result: '', event: s.event.id }).success).toBe(
        false,
      );
      expect(s.refused(people.urban, { ...done, proofs: [] }).code).toBe('proof-missing');
      expect(isOpen(s.event)).toBe(true);
      s.when(people.urban, done);
      expect(s.event).toMatchObject({ state: 'handled', submittedAt: s.now, result: '已清理' });
      expect(s.event.holder).toMatchObject({ kind: 'center', id: 'center:320722' });
      expect(actsFor(context(s, people.county), s.event)).toContain('event.accept');
    },
  );

  test('LYG-30-5 given a city department answers, then the city centre checks and owes word to the centre it came from', () => {
    proves('LYG-30-5');
    const s = story('LYG')
      .when(people.county, registration({ requester: { kind: 'anonymous' } }))
      .when(people.county, up)
      .when(people.county, { kind: 'event.escalate', reason: '跨县区' })
      .when(people.city, dispatchTo('shi-chengguan'))
      .when(morePeople.cityUrban, { kind: 'event.signIn', handler: '乙' })
      .when(morePeople.cityUrban, done);
    expect(s.event.holder).toMatchObject({ kind: 'center', id: 'center:3207' });
    s.when(people.city, { kind: 'event.accept', note: '' });
    const duty = s.event.obligations.find((o) => o.to === 'center' && o.from === 'center');
    expect(duty).toMatchObject({ basis: 'LYG-30-5', content: 'result', clearedAt: null });
    expect(s.refused(people.city, { kind: 'event.close' }).code).toBe('obligations-open');
    const told = { way: 'platform', person: '县中心', toldAt: s.now, text: '已转' } as const;
    s.when(people.city, { kind: 'event.recordFeedback', obligation: duty?.id ?? '', ...told });
    expect(s.when(people.city, { kind: 'event.close' }).event.state).toBe('closed');
  });

  test('LYG-29-9 given staff reported it and it was handled above the town, then staff and party are owed word by that clause and a dated entry clears it', () => {
    // Part: no duty opens for progress.
    provesPartly('LYG-29-9');
    const s = story('LYG')
      .when(people.staff, registration({ channel: 'gridStaff' }))
      .when(people.staff, up)
      .when(people.town, { kind: 'event.escalate', reason: '镇级无力' })
      .when(people.county, dispatchTo())
      .when(people.urban, { kind: 'event.signIn', handler: '乙' })
      .when(people.urban, done)
      .when(people.county, { kind: 'event.accept', note: '' });
    const owed = s.event.obligations.filter((o) => o.to !== 'center');
    expect(owed.map((o) => [o.to, o.basis, o.clearedAt])).toEqual([
      ['requester', 'LYG-29-9', null],
      ['gridStaff', 'LYG-29-9', null],
    ]);
    for (const { id } of owed) {
      const told = { way: 'phone', person: '甲', toldAt: s.now, text: '' } as const;
      s.when(people.county, { kind: 'event.recordFeedback', obligation: id, ...told });
    }
    expect(
      s.event.obligations.filter((o) => o.to !== 'center').every((o) => o.clearedAt === s.now && o.way === 'phone'),
    ).toBe(true);
  });
});

describe('levels and areas', () => {
  test('ZS-23-1 given an event that goes from town to county to city, then it keeps its one id and number on every entry', () => {
    proves('ZS-23-1');
    const s = story('ZS')
      .when(people.town, registration())
      .when(people.town, up)
      .when(people.town, { kind: 'event.escalate', reason: '镇级无力' });
    const { id, number } = s.event;
    expect(s.event.level).toBe('county');
    s.when(people.county, { kind: 'event.escalate', reason: '跨县区' }).when(people.city, dispatchTo('shi-chengguan'));
    expect(s.event).toMatchObject({ id, number, level: 'city' });
    expect(new Set(s.facts.map((fact) => fact.event))).toEqual(new Set([id]));
  });

  test.each([
    ['LYG', 'LYG-4-3'],
    ['ZS', 'ZS-6-2-0'],
    ['JS', 'JS-4-3'],
    ['ZG', 'ZG-5-4'],
  ] as const)(
    '%s: given an account of another town (%s), then it can do nothing to an event in any state of its life',
    (place, clause) => {
      // Part: events only, the other records of a town have tests of their own.
      provesPartly(clause);
      const s = story(place);
      expect(s.refused(people.otherTown, registration()).code).toBe('outside-your-area');
      for (const row of wholeLife(place)) expect(actsFor(context(s, people.otherTown), row), row.state).toEqual([]);
      expect(actsFor(context(s, people.town), wholeLife(place)[0] as GridEvent)).not.toEqual([]);
    },
  );

  test.each([
    ['ZS', 'ZS-7-2'],
    ['ZG', 'ZG-5-5'],
  ] as const)(
    '%s: given a village account (%s), then it may report, and dispatch to a department in no state',
    (place, clause) => {
      // Part: assisting and organising are no acts of their own yet.
      provesPartly(clause);
      const s = story(place).when(people.village, registration());
      expect(s.event.reporter).toBe(people.village.name);
      for (const row of wholeLife(place)) {
        expect(whyNot(context(s, people.village), row, 'event.dispatch'), row.state).toMatchObject({
          code: 'not-your-role',
        });
      }
    },
  );

  test('JS-9-11 given a matter of city management, building or ecology, when classified, then it maps to the department of that field', () => {
    proves('JS-9-11');
    const { items } = story('JS').rules;
    const codes = items.items.filter((item) => item.parent === 'urbanEnvironment').map((item) => item.code);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) {
      const s = story('JS')
        .when(people.county, registration({ item: 'unclassified' }))
        .when(people.county, { kind: 'event.classify', item: code, severity: 4, reason: '' });
      const department = findItem(items, s.event.item)?.department;
      expect(['chengguan', 'zhujian', 'shengtai', 'shuili', 'gongan'], code).toContain(department);
    }
    expect(gridCode.startsWith(people.county.area)).toBe(true);
  });
});
