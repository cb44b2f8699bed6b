import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { type PlaceId, rulesOfPlace } from '../../../tests/support/rules.ts';
import { people } from '../../../tests/support/story.ts';
import { startClock } from '../../time/clock.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';
import { handlingPeriod, localPeriod, sizeBounds } from '../profile/profile.ts';

const proposed = (place: PlaceId, path: string, value: string, document?: string) =>
  dossierStory(place, 'parameterOverride').when(people.county, 'propose', {
    path,
    value,
    reason: '本县实际',
    ...(document !== undefined && { document }),
  });

const inForce = (place: PlaceId, path: string, value: string, document?: string) =>
  proposed(place, path, value, document).when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });

test('given a binding clause, when a centre overrides it, then it is refused with that clause and nothing is kept', () => {
  const story = dossierStory('LYG', 'parameterOverride');
  const refused = story.refused(people.county, 'propose', {
    path: 'time.deptHandle',
    value: '15日',
    reason: '人手不足',
    document: '某县办〔2025〕1号',
  });
  expect(refused).toMatchObject({ code: 'rule-forbids', clause: 'LYG-30-1' });
  expect(refused.detail['zh']).toContain('LYG-30-1');
  expect(story.facts).toEqual([]);
});

test('given a clause that says 一般 (LYG-6-3), when overridden without a document, then it is asked for; with it the bounds are local', () => {
  const story = dossierStory('LYG', 'parameterOverride');
  const words = { path: 'size.urban.households', value: '{"min":250,"max":450,"force":"usual"}', reason: '本县实际' };
  expect(story.refused(people.county, 'propose', words)).toMatchObject({ clause: 'LYG-6-3' });
  const { dossier, rules } = inForce('LYG', 'size.urban.households', words.value, '某县办〔2025〕2号');
  const bounds = sizeBounds(rulesInForce(rules, [dossier], dossier.changedAt).profile, 'urban');
  expect(bounds[0]).toMatchObject({ min: 250, max: 450, clause: 'local', statutory: false });
});

test('given a local target, when set in words, then it is the target from its date on, with author, reason and a version of its own', () => {
  const story = proposed('ZG', 'local.periods.signIn', '4小时').when(people.director, 'putInForce', {
    effectiveFrom: '2025-09-03',
  });
  const { dossier, rules } = story;
  expect(dossier).toMatchObject({
    state: 'inForce',
    title: '签收目标：4小时',
    data: { author: 'countySeat 320722', reason: '本县实际' },
  });
  const at = (local: string) => rulesInForce(rules, [dossier], Date.parse(`${local}+08:00`));
  expect(at('2025-09-02T23:59:59')).toBe(rules);
  expect(localPeriod(at('2025-09-03T00:00').profile, 'signIn')).toMatchObject({
    length: 4,
    unit: 'hour',
    clause: 'local',
    statutory: false,
  });
  expect(at('2025-09-03T00:00').profile.version).toBe(`${rules.profile.version}+1`);
});

test('given one in force, when ended, then the old value holds from then on, and moments before keep their answer', () => {
  const story = inForce('AK', 'local.periods.check', '3日').at('2025-10-01T09:00');
  story.when(people.director, 'end', { endReason: '恢复' });
  const { dossier, rules } = story;
  const check = (local: string) => {
    const then = rulesInForce(rules, [dossier], Date.parse(`${local}+08:00`));
    return [localPeriod(then.profile, 'check').length, then.profile.version];
  };
  expect(check('2025-09-30T12:00')).toEqual([3, 'AK@2026.11+1']);
  expect(check('2025-10-01T09:00')).toEqual([1, 'AK@2026.11+2']);
  expect(dossier.endedAt).toBe(story.now);
});

test('given a date already past, a value that does not fit, or a town seat, then it is refused', () => {
  const story = proposed('LYG', 'local.periods.signIn', '4小时');
  expect(story.refused(people.director, 'putInForce', { effectiveFrom: '2025-08-31' })).toMatchObject({
    code: 'rule-forbids',
  });
  const fresh = dossierStory('LYG', 'parameterOverride');
  const words = { path: 'local.periods.signIn', value: '很快', reason: '试' };
  expect(fresh.refused(people.county, 'propose', words).detail['zh']).toContain('local.periods.signIn');
  expect(fresh.refused(people.town, 'propose', words).code).toBe('not-your-role');
});

test('given LYG silent where JS speaks (LYG-1), then the value is inherited with its clause, and an own override never reaches JS', () => {
  const { profile } = rulesOfPlace('LYG');
  expect(profile.parameters['staff.chief.decidedBy']).toMatchObject({ from: 'JS', clauses: ['JS-12-3'] });
  expect(profile.parameters['time.deptHandle']).toMatchObject({ from: 'LYG', clauses: ['LYG-30-1'] });
  expect(profile.parent?.id).toBe('JS');
  expect(profile.parent?.parent).toBeNull();
  // What it inherits binds as in the text it comes from.
  expect(
    dossierStory('LYG', 'parameterOverride').refused(people.county, 'propose', {
      path: 'staff.chief.decidedBy',
      value: '{"level":"county"}',
      reason: '试',
      document: '某文件',
    }),
  ).toMatchObject({ clause: 'JS-12-3' });
});

test('C1 given LYG-12-2 against JS-12-2, when the county pins followParent with a document, then main heads are excluded as in JS', () => {
  const path = 'followParent.staff.chief.pool';
  const story = dossierStory('LYG', 'parameterOverride');
  const words = { path, value: '是', reason: '法制办意见' };
  expect(story.refused(people.county, 'propose', words)).toMatchObject({ clause: 'JS-12-2' });
  const { dossier, rules } = inForce('LYG', path, '是', '法制办意见〔2025〕3号');
  const pool = rulesInForce(rules, [dossier], dossier.changedAt).profile.parameters['staff.chief.pool'];
  expect(pool).toMatchObject({ from: 'JS', clauses: ['JS-12-2'], value: { excluded: ['mainHead'] } });
  expect(rules.profile.parameters['staff.chief.pool']).toMatchObject({ from: 'LYG' });
});

test('C10 given calendar days by default, when a county orders working days with a document, then the 7 days of LYG-30-1 are counted so', () => {
  const story = dossierStory('LYG', 'parameterOverride');
  const words = { path: 'dayKind', value: 'workingDay', reason: '县政府决定' };
  expect(story.refused(people.county, 'propose', words)).toMatchObject({ clause: 'LYG-30-1' });
  const { dossier, rules } = inForce('LYG', 'dayKind', 'workingDay', '县政府〔2025〕4号');
  const ordered = rulesInForce(rules, [dossier], dossier.changedAt);
  const dueDate = (given: typeof rules) => {
    const { period, clause, statutory } = handlingPeriod(given.profile, { level: 'county', majorMatter: false });
    expect([clause, statutory]).toEqual(['LYG-30-1', true]);
    const startAt = Date.parse('2025-09-26T09:00+08:00');
    const { calendar } = given;
    const rule = given.profile.version;
    return startClock({ id: 'a', kind: 'deptHandle', basis: clause, statutory, startAt, period, rule, calendar })
      .dueDate;
  };
  // Example 16 of periods.md: working days end on 13 October; calendar days on the first working day after the holiday.
  expect(dueDate(ordered)).toBe('2025-10-13');
  expect(dueDate(rules)).toBe('2025-10-09');
  // The month of LYG-30-4 is no day and stays.
  expect(handlingPeriod(ordered.profile, { level: 'city', majorMatter: true }).period).toEqual({
    length: 1,
    unit: 'month',
  });
});

test('C10 given AK, when working days are ordered, then the seven days of the filing are working days too (AK-7.5-3)', () => {
  const { dossier, rules } = inForce('AK', 'dayKind', 'workingDay', '县政府〔2025〕5号');
  const { profile } = rulesInForce(rules, [dossier], dossier.changedAt);
  expect(profile.parameters['filing.grid.limit']).toMatchObject({ value: { length: 7, unit: 'workingDay' } });
});

test('ZS-26-2 is not for one parameter alone: given time.deptHandle set by the method, then it is statutory under that clause', () => {
  const { dossier, rules } = inForce('ZS', 'time.deptHandle', '5日', '舟山办法〔2026〕1号');
  expect(
    handlingPeriod(rulesInForce(rules, [dossier], dossier.changedAt).profile, { level: 'town', majorMatter: false }),
  ).toMatchObject({
    period: { length: 5, unit: 'day' },
    clause: 'ZS-26-2',
    statutory: true,
  });
});

test('given 43 articles that let localities make finer rules, then an override names who made it (LYG-43, JS-43, ZS-40)', () => {
  const { dossier } = inForce('JS', 'local.periods.signIn', '1小时');
  expect(dossier.steps.map((step) => [step.act, step.account])).toEqual([
    ['propose', people.county.account],
    ['putInForce', people.director.account],
  ]);
});
