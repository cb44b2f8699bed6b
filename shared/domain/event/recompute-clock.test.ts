import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { invented2027 } from '../../../tests/support/shipped-calendar.ts';
import { dispatchTo, people, registration, story } from '../../../tests/support/story.ts';
import { verifyClock } from '../../time/clock.ts';
import { whyNot } from '../acts.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';
import { explainClockOf } from '../explain/explain-clock.ts';
import { clockToRecount } from '../findings/rule-findings.ts';
import { handlingClock } from './event-clocks.ts';

/** An event dispatched on 28 December 2026: seven days end in a year without a table. */
const provisional = () =>
  story('LYG')
    .at('2026-12-28T10:00')
    .when(people.county, registration({ toldAt: Date.parse('2026-12-28T09:50+08:00') }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo());

const with2027 = (rules: ReturnType<typeof provisional>['rules']) => {
  const { dossier } = dossierStory('LYG', 'calendarYear', '320722', rules)
    .at('2026-12-30T10:00')
    .when(people.director, 'import', {
      year: 2027,
      notice: invented2027.notice,
      off: invented2027.off.map(({ name, from, to }) => `${name} ${from} ${to}`),
      workdays: invented2027.workdays,
    })
    .when(people.director, 'putInForce', { checkedAgainst: '原文' });
  return rulesInForce(rules, [dossier], dossier.changedAt);
};

test('given a provisional due moment, when its year’s table is in force, then a fact counts it again and keeps what it was (D7)', () => {
  const event = provisional();
  const before = handlingClock(event.event);
  expect(before).toMatchObject({ dueDate: '2027-01-04', provisional: true });
  const rules = with2027(event.rules);
  event.under(rules).at('2026-12-31T09:00');
  event.when({ ...people.county, role: 'connector' }, { kind: 'event.recomputeClock', clock: before?.id ?? '' });
  const after = handlingClock(event.event);
  expect(after).toEqual({
    ...before,
    dueDate: '2027-01-06',
    due: Date.parse('2027-01-07T00:00+08:00'),
    provisional: false,
    calendar: rules.calendar.version,
  });
  expect(event.facts.at(-1)).toMatchObject({
    kind: 'event.clockRecomputed',
    before: { dueDate: '2027-01-04', calendar: before?.calendar },
    moved: true,
  });
  // Invariant 7: the due moment follows from start, length and calendar version alone.
  expect(after && verifyClock(after, rules.calendar)).toMatchObject({ ok: true });
});

test('given an extension and a stop since, when counted again, then both stay', () => {
  const event = provisional()
    .when(people.urban, { kind: 'event.signIn', handler: '乙' })
    .when(people.urban, { kind: 'event.requestExtension', until: Date.parse('2027-01-12T00:00+08:00'), reason: '待料' })
    .when(people.county, { kind: 'event.decideExtension', accept: true, reason: '' });
  const id = handlingClock(event.event)?.id ?? '';
  event.under(with2027(event.rules)).when(people.county, { kind: 'event.recomputeClock', clock: id });
  expect(handlingClock(event.event)).toMatchObject({
    dueDate: '2027-01-06',
    extendedDue: Date.parse('2027-01-12T00:00+08:00'),
  });
});

test('given a clock that is not provisional, one whose year still lacks its table, or an unknown one, then it is refused', () => {
  const event = provisional();
  const id = handlingClock(event.event)?.id ?? '';
  const step = { kind: 'event.recomputeClock', clock: id } as const;
  expect(event.refused(people.county, step)).toMatchObject({ code: 'rule-forbids', rule: 'D7' });
  event.under(with2027(event.rules));
  expect(event.refused(people.county, { ...step, clock: 'none' })).toMatchObject({ rule: 'D7' });
  expect(event.refused(people.urban, step)).toMatchObject({ code: 'not-your-role' });
  event.when(people.county, step);
  expect(event.refused(people.county, step)).toMatchObject({ code: 'rule-forbids' });
  // Nothing left to count: a screen does not offer it any more.
  const context = { rules: event.rules, actor: people.county, at: event.now, hubAt: event.now };
  expect(whyNot(context, event.event, 'event.recomputeClock')).not.toBeNull();
});

test('given provisional clocks and the table in force, then their events are listed to be counted again, and no longer afterwards', () => {
  const event = provisional();
  const find = () =>
    clockToRecount.find({
      rules: event.rules,
      registry: {} as never,
      dossiers: [],
      events: [event.event],
      at: event.now,
    });
  expect(find()).toEqual([]);
  event.under(with2027(event.rules));
  expect(find()).toMatchObject([{ code: 'clock-to-recount', subject: event.event.id }]);
  event.when(people.county, { kind: 'event.recomputeClock', clock: handlingClock(event.event)?.id ?? '' });
  expect(find()).toEqual([]);
});

test('given a clock counted again, then its explanation says what it was, with which calendar, and by which line', () => {
  const event = provisional();
  const clock = handlingClock(event.event);
  event.under(with2027(event.rules)).when(people.county, { kind: 'event.recomputeClock', clock: clock?.id ?? '' });
  const fact = event.facts.at(-1);
  const after = handlingClock(event.event);
  if (fact === undefined || after === undefined) throw new Error('nothing was counted again');
  const entries = [{ fact, seq: 7, actor: people.county, doneAt: event.now }];
  const clauses = { version: 'clauses@2026.11', byId: new Map() };
  const told = explainClockOf({ event: event.event, entries, clauses }, after);
  const line = told.lines.find((one) => one.zh.includes('重算'));
  expect(line?.zh).toContain('2027-01-04');
  expect(line?.zh).toContain('2027-01-06');
  expect(line?.entry).toBe(7);
});
