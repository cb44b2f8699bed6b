import { expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { dispatchTo, inHandling, people, registration, story } from '../../../tests/support/story.ts';
import type { GridEvent } from '../event/event.ts';
import { handlingClock } from '../event/event-clocks.ts';
import { findingsOf } from './finders.ts';
import type { Finding } from './finding.ts';

const assigned = (place: PlaceId) =>
  story(place)
    .when(people.county, registration())
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo());
const found = (place: PlaceId, event: GridEvent, at: number, code: string): readonly Finding[] =>
  findingsOf({
    rules: rulesOfPlace(place),
    registry: { divisions: [], grids: [], staff: [], departments: [] },
    dossiers: [],
    events: [event],
    at,
  }).filter((one) => one.code === code);

test('ZG-15-3 given an assignment, when it is unsigned past the local target, then it shows as slow response until it is signed', () => {
  proves('ZG-15-3');
  const s = assigned('ZG');
  const due = s.event.clocks.find(({ kind }) => kind === 'signIn')?.due ?? 0;
  expect(due).toBeGreaterThan(s.now);
  expect(found('ZG', s.event, due - 1, 'slow-response')).toEqual([]);
  expect(found('ZG', s.event, due, 'slow-response')).toMatchObject([
    { clause: 'ZG-15-3', subject: s.event.id, to: 'chengguan', gravity: 'warn', since: due },
  ]);
  s.when(people.urban, { kind: 'event.signIn', handler: '乙' });
  expect(found('ZG', s.event, due, 'slow-response')).toEqual([]);
});

test('JS-29-3 given an assigned need, when its age passes the local limit, then it is shown as late, marked as a local target', () => {
  proves('JS-29-3');
  const s = inHandling('JS');
  const clock = handlingClock(s.event);
  expect(clock).toMatchObject({ statutory: false, basis: 'local' });
  const due = clock?.due ?? 0;
  expect(found('JS', s.event, due - 1, 'late-by-local-target')).toEqual([]);
  expect(found('JS', s.event, due, 'late-by-local-target')).toMatchObject([
    { clause: 'JS-29-3', zh: expect.stringContaining('本地目标'), en: expect.stringContaining('local target') },
  ]);
});

test.each(placeIds)(
  'given %s, when an event is late, then only one without a statutory limit is late by a local target (C14)',
  (place) => {
    const { event } = inHandling(place);
    const clock = handlingClock(event);
    expect(found(place, event, clock?.due ?? 0, 'late-by-local-target')).toHaveLength(
      clock?.statutory === true ? 0 : 1,
    );
  },
);
