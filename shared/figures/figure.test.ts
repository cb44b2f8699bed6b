import { expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { dispatchTo, inHandling, people, proof, registration, story } from '../../tests/support/story.ts';
import { figureDefinitions } from './definitions.ts';
import { figure, figureBy, openByAge, repeatPlaces } from './figure.ts';
import { everFrom, everTo } from './figures.ts';
import { createMapSums } from './map-sums.ts';
import { areaOfCell, middleOfCell, placeCell } from './place-cell.ts';

const ever = (now: number) => ({ from: everFrom, to: everTo, now });
const atTime = (local: string): number => Date.parse(`${local}+08:00`);
const giveBack = { kind: 'event.return', reason: 'x', proposed: null } as const;
const accept = { kind: 'event.decideReturn', accept: true, reason: '' } as const;

/** Given back twice by two departments, then done by a third. */
const bounced = () =>
  inHandling('LYG')
    .when(people.urban, { ...giveBack, reasonCode: 'notOurDuty' })
    .when(people.county, accept)
    .when(people.county, dispatchTo('shuili'))
    .when(people.water, { kind: 'event.signIn', handler: '乙' })
    .when(people.water, { ...giveBack, reasonCode: 'contentUnclear' })
    .when(people.county, accept)
    .when(people.county, dispatchTo('chengguan'))
    .when(people.urban, { kind: 'event.signIn', handler: '乙' })
    .at('2025-09-04T10:00')
    .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] })
    .when(people.county, { kind: 'event.accept', note: '' });

test('W2 given the figures, when looked at, then each says formula, what it is divided by, what stays out and its clause, in both languages', () => {
  for (const f of figureDefinitions) {
    for (const words of [f, f.formula, f.exclusions]) expect(words.zh !== '' && words.en !== '').toBe(true);
    expect(f.denominatorWords === null, f.key).toBe(f.denominator === null);
    expect(f.clause).toMatch(/^(local|[A-Z]{2,3}-[\d.]+(-\d+)*)$/);
  }
});

test('D3 given an event given back twice and then completed, then returns, bounces and wrong dispatches stand with who gave it back', () => {
  const sums = createMapSums([bounced().event]);
  const now = atTime('2025-09-05T00:00');
  expect(figure(sums, 'returned', ever(now))).toMatchObject({ numerator: 2, denominator: 3 });
  expect(figure(sums, 'bounced', ever(now))).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
  expect(figure(sums, 'misdirected', ever(now))).toMatchObject({ numerator: 1, denominator: 3 });
  const by = figureBy(sums, 'returned', 'department', ever(now));
  expect(by.get('shuili')).toMatchObject({ numerator: 1, denominator: 1, value: 100 });
  expect(by.get('chengguan')).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
});

test('D3 given it was reopened, then the returns of the old round stay in the statistics', () => {
  const s = bounced().when(people.county, { kind: 'event.reopen', reasonCode: 'recurred', reason: 'x' });
  expect(s.event.returns).toEqual([]);
  expect(figure(createMapSums([s.event]), 'returned', ever(s.event.changedAt)).numerator).toBe(2);
});

test('LYG-30-9 D5 given an extension, then on time is judged by the statutory moment and completion counts it done', () => {
  provesPartly('LYG-30-9');
  const s = inHandling('LYG')
    .when(people.urban, { kind: 'event.requestExtension', until: atTime('2025-09-20T00:00'), reason: 'x' })
    .when(people.county, { kind: 'event.decideExtension', accept: true, reason: '' })
    .at('2025-09-15T10:00')
    .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] });
  const sums = createMapSums([s.event]);
  const range = { from: atTime('2025-09-01T00:00'), to: atTime('2025-10-01T00:00'), now: atTime('2025-09-20T00:00') };
  expect(figure(sums, 'onTime', range)).toEqual({ numerator: 0, denominator: 1, value: 0 });
  expect(figure(sums, 'completion', range)).toEqual({ numerator: 1, denominator: 1, value: 100 });
});

test('given nothing to divide by, then a share is unknown and a count is nought', () => {
  const sums = createMapSums();
  expect(figure(sums, 'contented', ever(0)).value).toBeNull();
  expect(figure(sums, 'inflow', ever(0))).toEqual({ numerator: 0, denominator: null, value: 0 });
});

test('I5 W3 given two events of one corner and a restricted one, then the place is repeated twice, told by its cell alone', () => {
  const one = story('LYG').when(people.county, registration()).event;
  const located = { ...one, place: { ...one.place, lon: 118.7605, lat: 34.541 } };
  const restricted = { ...located, flags: { ...located.flags, restricted: true } };
  const sums = createMapSums([located, located, restricted]);
  const [place, ...more] = repeatPlaces(sums, { from: everFrom / 2, to: everTo / 2 });
  expect(more).toEqual([]);
  expect(place).toMatchObject({ events: 2, before: 0 });
  expect(placeCell(located.place)).toBe(place?.cell);
  expect(located.place.area.startsWith(areaOfCell(place?.cell ?? ''))).toBe(true);
  expect(middleOfCell(place?.cell ?? '').lon).toBeCloseTo(118.76, 2);
  expect(openByAge(sums, one.registeredAt + 2 * 86_400_000)).toEqual([0, 3, 0, 0, 0]);
});
