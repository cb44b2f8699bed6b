import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves } from '../../../tests/support/proves.ts';
import { department, dispatchTo, people, registration, story } from '../../../tests/support/story.ts';
import type { Department } from '../department/department.ts';
import type { Values } from '../dossier/dossier.ts';
import { liaisonMissing, outOfContact } from '../findings/collaboration-findings.ts';
import { withLiaisons } from './liaison.ts';

const urban = department('chengguan');
const nobody: Department = { ...urban, liaison: null };
const named: Values = {
  department: 'chengguan',
  liaisonName: '乙',
  liaisonPhone: '0518-5550188',
  way: 'regularMeeting',
  intervalDays: 30,
};
const entry = (over: Values = {}) =>
  dossierStory('LYG', 'liaison').when(people.county, 'register', { ...named, ...over }, { department: urban });

test('LYG-28-4 given a linked department, when it has no active liaison with phone, then dispatch to it warns and it is on the list', () => {
  proves('LYG-28-4');
  const gaps = (departments: readonly Department[], dossiers: Parameters<typeof withLiaisons>[1] = []) =>
    liaisonMissing.find(findingBooks('LYG', '2025-09-01', { registry: { departments }, dossiers }));
  const warnings = (row: Department) => {
    const one = story('LYG');
    one.departments.set('chengguan', row);
    one
      .when(people.county, registration({ item: '0102' }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '' })
      .when(people.county, dispatchTo());
    const fact = one.facts.at(-1);
    return fact?.kind === 'event.dispatched' ? (fact.warnings ?? []).map(({ code }) => code) : [];
  };
  expect(gaps([nobody])).toMatchObject([
    { code: 'liaison-missing', clause: 'LYG-28-4', subject: 'chengguan', gravity: 'gap', to: null },
  ]);
  expect(gaps([{ ...urban, phone: '' }])).toHaveLength(1);
  expect(gaps([urban])).toEqual([]);
  const register = entry();
  expect(gaps([nobody], [register.dossier])).toEqual([]);
  const [filled] = withLiaisons([nobody], [register.dossier]);
  expect(filled).toMatchObject({ liaison: '乙', phone: '0518-5550188' });
  expect([warnings(nobody).includes('no-liaison'), warnings(filled ?? nobody).includes('no-liaison')]).toEqual([
    true,
    false,
  ]);
  // Who has gone is a gap, also where the imported row still names somebody.
  register.when(people.county, 'end', { endedOn: '2025-09-01', endReason: '调离' });
  expect(gaps([urban], [register.dossier])).toHaveLength(1);
  expect(entry().refused(people.county, 'amend', { liaisonPhone: 'x' }).code).toBe('field-wrong');
});

test('LYG-28-5 given a department’s mode, when the set interval passes with no contact, then it is listed as out of contact', () => {
  proves('LYG-28-5');
  const register = entry({ intervalDays: 10 });
  const listed = (on: string, events: Parameters<typeof findingBooks>[2] = {}) =>
    outOfContact.find(findingBooks('LYG', on, { dossiers: [register.dossier], ...events }));
  expect(listed('2025-09-11')).toEqual([]);
  expect(listed('2025-09-13')).toMatchObject([
    { clause: 'LYG-28-5', to: 'chengguan', zh: '联络人已失联 2 天（每 10 天应对接一次）' },
  ]);
  register
    .at('2025-09-13T10:00')
    .when(people.urban, 'contact', { contactOn: '2025-09-12', contactWay: 'regularMeeting', contactNote: '对接' });
  expect([listed('2025-09-22').length, listed('2025-09-23').length]).toEqual([0, 1]);
  // Signing in online is contact only for one who chose to work online.
  const signedIn = story('LYG')
    .at('2025-09-20T10:00')
    .when(people.county, registration({ number: 'LYG20250920-0010001', toldAt: Date.parse('2025-09-20T09:50+08:00') }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' }).event;
  expect(listed('2025-09-23', { events: [signedIn] })).toHaveLength(1);
  register.when(people.county, 'amend', { way: 'online' });
  expect(listed('2025-09-23', { events: [signedIn] })).toEqual([]);
  expect(listed('2025-10-01', { events: [signedIn] })).toHaveLength(1);
});

test('given an interval of no days or an unknown department, when a liaison is registered, then it is refused', () => {
  const open = dossierStory('LYG', 'liaison');
  expect(open.refused(people.county, 'register', { ...named, intervalDays: 0 }, { department: urban }).code).toBe(
    'field-wrong',
  );
  expect(open.refused(people.county, 'register', named).code).toBe('unknown-department');
});
