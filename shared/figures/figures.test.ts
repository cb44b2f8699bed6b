import { describe, expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { dispatchTo, inHandling, people, proof, registration, story } from '../../tests/support/story.ts';
import { figureDefinitions } from './definitions.ts';
import { countAll, everFrom, everTo, hourly, meets, onTime, onTimeBy, overdueBy, rate } from './figures.ts';
import { createMapSums } from './map-sums.ts';
import { roomFigures } from './room-figures.ts';

const day = (d: string): number => Date.parse(`${d}T00:00+08:00`);
const september = [day('2025-09-01'), day('2025-10-01')] as const;
const done = (at: string) =>
  inHandling('LYG')
    .at(at)
    .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] });

describe('LYG-30-9 on-time rate (C11)', () => {
  test('given due in the period and done before, then 1 of 1; done a second late, then 0 of 1', () => {
    provesPartly('LYG-30-9');
    expect(onTime(createMapSums([done('2025-09-08T23:59').event]), ...september, day('2025-09-20'))).toEqual(
      rate(1, 1),
    );
    expect(onTime(createMapSums([done('2025-09-09T00:00').event]), ...september, day('2025-09-20'))).toEqual(
      rate(0, 1),
    );
  });
  test('given it is not due yet and not done, then it is not in the rate; once due it is', () => {
    const sums = createMapSums([inHandling('LYG').event]);
    expect(onTime(sums, ...september, day('2025-09-05')).percent).toBeNull();
    expect(onTime(sums, ...september, day('2025-09-09'))).toEqual(rate(0, 1));
  });
  test('D5 given an extension, then the statutory due moment is judged', () => {
    const s = inHandling('LYG')
      .when(people.urban, { kind: 'event.requestExtension', until: day('2025-09-20'), reason: 'x' })
      .when(people.county, { kind: 'event.decideExtension', accept: true, reason: '' })
      .at('2025-09-15T10:00')
      .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] });
    expect(onTime(createMapSums([s.event]), ...september, day('2025-09-20'))).toEqual(rate(0, 1));
  });
  test('given it was reopened, then the old completion stays in the statistics, for its department', () => {
    const s = done('2025-09-05T10:00')
      .when(people.county, { kind: 'event.accept', note: '' })
      .when(people.county, { kind: 'event.reopen', reasonCode: 'recurred', reason: 'x' });
    expect(onTimeBy(createMapSums([s.event]), 'department', ...september, day('2025-09-20')).get('chengguan')).toEqual(
      rate(1, 1),
    );
  });
  test('given a local target only (ZG), then there is no rate: n/a, not 100 %', () => {
    const sums = createMapSums([inHandling('ZG').event]);
    const r = onTime(sums, everFrom, everTo, day('2026-09-20'));
    expect(r.percent).toBeNull();
    expect(meets(r, 95)).toBeNull();
  });
  test('D15 given exactly 95 %, then it is met; a hair under is not', () => {
    expect(meets(rate(95, 100), 95)).toBe(true);
    expect(meets(rate(949_999, 1_000_000), 95)).toBe(false);
  });
});

describe('open, inflow, overdue', () => {
  test('given open and closed events, then counts, late ones per department, and hourly inflow', () => {
    const open = inHandling('LYG').event;
    const refused = story('LYG')
      .when(people.county, registration())
      .when(people.county, { kind: 'event.refuseIntake', reasonCode: 'x', reason: 'x', pointer: 'x' }).event;
    const sums = createMapSums([open, { ...refused, id: 'b' }]);
    expect(countAll(sums, 'inflow')).toBe(2);
    expect(countAll(sums, 'open')).toBe(1);
    expect(sums.byKey('inflow', 'department', everFrom, everTo)).toEqual(new Map([['chengguan', 1]]));
    expect(overdueBy(sums, 'department', day('2025-09-09') - 1).size).toBe(0);
    expect(overdueBy(sums, 'department', day('2025-09-09'))).toEqual(new Map([['chengguan', 1]]));
    const series = hourly(sums, 'inflow', Date.parse('2025-09-01T12:30+08:00'), 24);
    expect(series.map((p) => p.n).reduce((a, b) => a + b, 0)).toBe(2);
    expect(series.at(-3)?.n).toBe(2);
  });
  test('invariant 9 given a restricted kind, then it counts in totals and never under its item', () => {
    const s = story('LYG');
    const restricted = s.rules.items.items.find((i) => i.kind === 'restricted');
    s.when(people.county, registration({ item: restricted?.code ?? '' }));
    const sums = createMapSums([s.event]);
    expect(countAll(sums, 'inflow')).toBe(1);
    expect(sums.byKey('inflow', 'item', everFrom, everTo).size).toBe(0);
  });
  test('given a return was accepted, then the first holder is neither late nor rated', () => {
    const s = inHandling('LYG')
      .when(people.urban, { kind: 'event.return', reasonCode: 'x', reason: 'x', proposed: null })
      .when(people.county, { kind: 'event.decideReturn', accept: true, reason: '' })
      .when(people.county, dispatchTo('shuili'));
    expect(overdueBy(createMapSums([s.event]), 'department', day('2026-01-01'))).toEqual(new Map([['shuili', 1]]));
  });
});

test('W2 given what a report needs, then each figure has one definition with formula, exclusions and clause in both languages', () => {
  const asked = [
    'inflow closing open overdue onTime completion signIn returned bounced misdirected reached contented',
    'alarmMean alarmPeak patrolCoverage dutyAttendance repeatPlaces',
  ].flatMap((line) => line.split(' '));
  const all = [...figureDefinitions, ...Object.entries(roomFigures).map(([key, one]) => ({ ...one, key }))];
  expect(all.map(({ key }) => key).sort((a, b) => (a < b ? -1 : 1))).toEqual(asked.sort((a, b) => (a < b ? -1 : 1)));
  for (const { key, zh, en, formula, exclusions, clause } of all)
    for (const words of [zh, en, formula.zh, formula.en, exclusions.zh, exclusions.en, clause])
      expect(words, key).not.toBe('');
});
