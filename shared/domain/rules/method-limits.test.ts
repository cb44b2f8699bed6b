import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { dispatchTo, people, registration, story } from '../../../tests/support/story.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';
import { localPeriod } from '../profile/profile.ts';
import type { Rules } from '../verb.ts';
import { methodLimits } from './method-limits.ts';

const method = {
  document: '舟山市事件办理办法 舟政办〔2026〕1号',
  documentDate: '2025-08-20',
  accept: '1小时',
  collate: '1日',
  route: '4小时',
  handle: '5个工作日',
  feedback: '3日',
};

/** Clocks of one event on its way to a department, under given rules. */
function clocksOf(rules: Rules) {
  const { event } = story('ZS', rules)
    .when(people.town, registration())
    .when(people.staff, { kind: 'event.reportToVillage', reason: '需村里归集' })
    .when(people.village, { kind: 'event.collateAndReport', item: '0102', severity: 4, note: '已归集' })
    .when(people.town, dispatchTo());
  return Object.fromEntries(event.clocks.map((c) => [c.kind, [c.length, c.unit, c.basis, c.statutory] as const]));
}

test('C15 given ZS before the city method, then every step runs on local targets, marked non-statutory; with the method its times are statutory (ZS-26-2)', () => {
  proves('ZS-26-2');
  const rules = rulesOfPlace('ZS');
  const before = clocksOf(rules);
  expect(Object.keys(before).sort()).toEqual(['deptHandle', 'signIn', 'triage', 'village']);
  for (const [, , basis, statutory] of Object.values(before)) expect([basis, statutory]).toEqual(['local', false]);

  const { dossier } = dossierStory('ZS', 'methodLimits')
    .when(people.director, 'import', method)
    .when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });
  const after = rulesInForce(rules, [dossier], dossier.changedAt);
  expect(clocksOf(after)).toEqual({
    village: [1, 'day', 'ZS-26-2', true],
    triage: [4, 'hour', 'ZS-26-2', true],
    deptHandle: [5, 'workingDay', 'ZS-26-2', true],
    signIn: [1, 'hour', 'ZS-26-2', true],
  });
  expect(localPeriod(rules.profile, 'feedbackToRequester')).toMatchObject({ clause: 'local', statutory: false });
  expect(localPeriod(after.profile, 'feedbackToRequester')).toMatchObject({
    length: 3,
    clause: 'ZS-26-2',
    statutory: true,
  });
  expect(after.profile.version).toBe('ZS@2026.11+1');
  expect(after.profile.draft).toBe(true);
});

test('given a method without any time, or one that cannot be read, then it is refused with ZS-26-2', () => {
  const { document, documentDate } = method;
  const fresh = dossierStory('ZS', 'methodLimits');
  expect(fresh.refused(people.director, 'import', { document, documentDate })).toMatchObject({ clause: 'ZS-26-2' });
  const refused = fresh.refused(people.director, 'import', { document, documentDate, route: '尽快' });
  expect(refused.detail['zh']).toContain('分流');
  // No text counts handling in hours (periods.md P3).
  expect(fresh.refused(people.director, 'import', { document, documentDate, handle: '5小时' }).code).toBe(
    'rule-forbids',
  );
});

test('given only some steps in the method, then the others keep their local target', () => {
  const { document, documentDate, route } = method;
  const { dossier, rules } = dossierStory('ZS', 'methodLimits')
    .when(people.director, 'import', { document, documentDate, route })
    .when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });
  const clocks = clocksOf(rulesInForce(rules, [dossier], dossier.changedAt));
  expect(clocks['triage']).toEqual([4, 'hour', 'ZS-26-2', true]);
  expect(clocks['deptHandle']?.slice(2)).toEqual(['local', false]);
  expect(clocks['village']?.slice(2)).toEqual(['local', false]);
});

test.each(placeIds)(
  'C15 given %s, then the import is there exactly where the text leaves its times to a method',
  (place) => {
    expect(methodLimits.on?.(rulesOfPlace(place).profile)).toBe(rulesOfPlace(place).profile.draft);
  },
);
