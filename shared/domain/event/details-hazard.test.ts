import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { dispatchTo, gridCode, people, proof, registration, story } from '../../../tests/support/story.ts';
import { detailFields } from '../profile/item-details.ts';
import { openStates } from './event.ts';

const fireLane = '6201';
const workSafety = '6205';
const securityTask = '6304';
const clue = '6401';
const check = '7701';
type Place = 'LYG' | 'ZS' | 'AK' | 'JS' | 'ZG';

const report = { kind: 'event.reportToCenter', reason: '' } as const;
const result = { kind: 'event.submitResult' as const, result: '已清理', measures: '', proofs: [proof] };
const optionsOf = (place: Place, group: string, key: string) =>
  detailFields(story(place).rules.profile, group)
    .find((f) => f.key === key)
    ?.list?.options.map((o) => o.key);
const found = (place: Place, item = fireLane, details = {}) =>
  story(place).when(people.staff, registration({ item, channel: 'gridStaff', severity: 2, details, major: null }));
const taken = (place: Place, item: string, department = 'chengguan') =>
  story(place)
    .when(people.county, registration({ item }))
    .when(people.county, report)
    .when(people.county, dispatchTo(department));

/** Open until what became of it is on file, and while it is not put right. */
function staysOpenUntilRectified(place: Place, clause: string): void {
  const s = taken(place, fireLane).when(people.urban, { kind: 'event.signIn', handler: '乙' });
  expect(s.refused(people.urban, result)).toMatchObject({
    code: 'details-missing',
    clause,
    detail: { fields: 'rectified' },
  });
  const said = (rectified: 'done' | 'notYet') => ({ ...result, details: { rectified } });
  expect(s.refused(people.urban, said('notYet'))).toMatchObject({ code: 'not-rectified', clause });
  expect(openStates.has(s.event.state)).toBe(true);
  s.when(people.urban, said('done')).when(people.county, { kind: 'event.accept', note: '' });
  expect(s.event).toMatchObject({ state: 'completed', details: { rectified: 'done' } });
}

describe('hazards', () => {
  test.each([
    ['LYG', 'LYG-9-4'],
    ['JS', 'JS-9-3'],
  ] as const)(
    '%s: given a hazard, when reported, then place, kind, level and photo are kept and it is open until rectified',
    (place, clause) => {
      proves(clause);
      expect(optionsOf(place, 'hazard', 'kind')).toEqual(['publicOrder', 'publicSafety']);
      const s = found(place);
      expect(s.refused(people.staff, report)).toMatchObject({
        code: 'details-missing',
        clause,
        detail: { fields: 'evidence' },
      });
      s.when(people.staff, { kind: 'event.completeDetails', details: { evidence: [proof] } }).when(
        people.staff,
        report,
      );
      expect(s.event).toMatchObject({
        state: 'triage',
        place: { grid: gridCode },
        details: { kind: 'publicSafety', level: 'major', evidence: [proof] },
      });
      staysOpenUntilRectified(place, clause);
    },
  );

  test.each([
    ['ZS', 'ZS-22-3-1', 12, 'railway'],
    ['AK', 'AK-9.3-1', 12, 'disasterRelief'],
  ] as const)(
    '%s: given a hazard, when classified, then its kind is of the list and maps to a department, and it stays open until corrected',
    (place, clause, count, kind) => {
      proves(clause);
      expect(optionsOf(place, 'hazard', 'kind')).toHaveLength(count);
      expect(optionsOf(place, 'hazard', 'kind')).toContain(kind);
      const s = found(place, 'unclassified');
      const classify = { kind: 'event.classify', item: fireLane, severity: 2, reason: '' } as const;
      s.when(people.village, classify);
      expect(s.event.details).toMatchObject({ kind: 'fire', department: 'xiaofang' });
      expect(s.when(people.village, { ...classify, item: workSafety }).event.details).toMatchObject({
        kind: 'workSafety',
        department: 'yingji',
      });
      s.when(people.village, { ...classify, details: { kind: 'foodDrug' } });
      expect(s.event.details).toMatchObject({ kind: 'foodDrug', department: 'shichang' });
      expect(s.refused(people.village, { ...classify, details: { kind: 'publicSafety' } })).toMatchObject({
        code: 'detail-not-listed',
        clause,
      });
      staysOpenUntilRectified(place, clause);
    },
  );

  test('ZG-9-6 given a hazard, when reported, then its site class is one of the list', () => {
    proves('ZG-9-6');
    expect(optionsOf('ZG', 'hazard', 'site')).toEqual(['dwelling', 'keyUnit', 'keyPlace', 'keyArea']);
    const s = found('ZG');
    expect(s.refused(people.staff, report)).toMatchObject({
      code: 'details-missing',
      clause: 'ZG-9-6',
      detail: { fields: 'site' },
    });
    const completes = { kind: 'event.completeDetails', details: { site: 'warehouse' } } as const;
    expect(s.refused(people.staff, completes)).toMatchObject({ code: 'detail-not-listed', clause: 'ZG-9-6' });
    s.when(people.staff, { ...completes, details: { site: 'keyUnit' } }).when(people.staff, report);
    expect(s.event).toMatchObject({ state: 'triage', details: { site: 'keyUnit' } });
  });
});

describe('safety protection', () => {
  test.each([
    ['LYG', 'LYG-9-5'],
    ['JS', 'JS-9-4'],
  ] as const)(
    '%s: given a protection task, when it is issued to a grid, then the grid assists, a lead department is set and both report it done',
    (place, clause) => {
      proves(clause);
      const s = story(place)
        .when(people.county, registration({ item: securityTask }))
        .when(people.county, report);
      const toGrid = dispatchTo('x', { to: { kind: 'gridStaff', id: 'x', name: 'x' } });
      expect(s.refused(people.county, toGrid)).toMatchObject({ code: 'grid-only-assists', clause });
      const issue = { kind: 'event.completeDetails', details: { assistGrid: gridCode } } as const;
      expect(s.refused(people.county, issue)).toMatchObject({
        code: 'details-missing',
        clause,
        detail: { fields: 'leadDepartment' },
      });
      const whole = { ...issue, details: { assistGrid: gridCode, leadDepartment: 'gongan' } };
      expect(s.refused(people.staff, whole)).toMatchObject({ code: 'not-your-role' });
      s.when(people.county, whole);
      expect(s.event.details).toMatchObject({ role: 'assist', leadDepartment: 'gongan', assistGrid: gridCode });

      s.when(people.county, dispatchTo('chengguan')).when(people.urban, { kind: 'event.signIn', handler: '乙' });
      expect(s.refused(people.urban, result)).toMatchObject({
        code: 'details-missing',
        clause,
        detail: { fields: 'gridReport' },
      });
      const reports = { kind: 'event.completeDetails', details: { gridReport: '已在路口引导' } } as const;
      expect(s.refused(people.urban, reports)).toMatchObject({ code: 'assisting-grid-only' });
      s.when(people.staff, reports);
      // The grid alone does not end it either: the lead answers for the whole.
      expect(s.event).toMatchObject({ state: 'inHandling', result: null });
      s.when(people.urban, result).when(people.county, { kind: 'event.accept', note: '' });
      expect(s.event).toMatchObject({ state: 'completed', result: '已清理', details: { gridReport: '已在路口引导' } });
    },
  );

  test('JS-10 given a national-security clue, when entered, then it is restricted and goes to the competent department only', () => {
    proves('JS-9-10');
    for (const place of ['JS', 'LYG'] as const) {
      expect(optionsOf(place, 'nationalSecurity', 'kind')).toEqual([
        'antiInfiltration',
        'antiEspionage',
        'antiSecession',
        'antiTerror',
        'antiCult',
      ]);
      const s = story(place).when(people.county, registration({ item: clue, details: { kind: 'antiEspionage' } }));
      // Restricted rows stand on no wall, list or posting: cf. wall-view.test.ts and scope.test.ts.
      expect(s.event).toMatchObject({
        flags: { restricted: true },
        details: { kind: 'antiEspionage', department: 'gongan' },
      });
      s.when(people.county, report);
      const clause = place === 'JS' ? 'JS-9-10' : 'LYG-9-5';
      expect(s.refused(people.county, dispatchTo('chengguan'))).toMatchObject({
        code: 'competent-department-only',
        clause,
      });
      expect(
        s.refused(people.county, dispatchTo('x', { to: { kind: 'gridStaff', id: 'x', name: 'x' } })),
      ).toMatchObject({
        code: 'competent-department-only',
      });
      expect(s.when(people.county, dispatchTo('gongan', { dutyReason: '主管' })).event.holder?.id).toBe('gongan');
    }
  });
});

describe('compliance checks (C22)', () => {
  test.each([
    ['ZS', 'ZS-22-3-2', 5],
    ['AK', 'AK-9.3-2', 4],
  ] as const)(
    '%s: given a check, when a problem is found, then it is reported with a rectification request and no penalty form is offered',
    (place, clause, count) => {
      proves(clause);
      expect(optionsOf(place, 'complianceCheck', 'subject')).toHaveLength(count);
      const offered = detailFields(story(place).rules.profile, 'complianceCheck').map((f) => f.key);
      expect(offered).toEqual(['subject', 'finding', 'request']);
      const s = found(place, check, { subject: 'antiTerror', finding: 'problem' });
      const up = { kind: 'event.reportToVillage', reason: '督促整改' } as const;
      expect(s.refused(people.staff, up)).toMatchObject({
        code: 'details-missing',
        clause,
        detail: { fields: 'request' },
      });
      s.when(people.staff, { kind: 'event.completeDetails', details: { request: '三日内补齐登记' } }).when(
        people.staff,
        up,
      );
      expect(s.event).toMatchObject({ state: 'atVillage', details: { finding: 'problem', request: '三日内补齐登记' } });
      // In order: nothing to ask for.
      expect(
        found(place, check, { subject: 'antiTerror', finding: 'inOrder' }).when(people.staff, up).event.state,
      ).toBe('atVillage');
      const fine = { kind: 'event.completeDetails', details: { fine: 500 } } as never;
      expect(JSON.stringify(s.refused(people.staff, fine))).toContain('detail-not-offered');
    },
  );
});
