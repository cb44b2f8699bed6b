import { expect, test } from 'vitest';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { strengthOf } from '../clause/clause-strength.ts';
import { freedomOf, localPaths, settablePaths } from './freedom.ts';
import { leavesToRule } from './overlay-profile.ts';
import { parameterKeys } from './profile-shape.ts';

const freedom = (place: PlaceId, path: string) => freedomOf(rulesOfPlace(place).profile, path);

test.each<[PlaceId, string, string, string]>([
  ['LYG', 'time.deptHandle', 'refused', 'LYG-30-1'],
  ['LYG', 'time.onTimeRate', 'refused', 'LYG-30-9'],
  ['LYG', 'item.excluded', 'refused', 'LYG-10-4'],
  ['AK', 'item.temporaryMax', 'refused', 'AK-10.2-3'],
  ['ZG', 'item.admissionApprover', 'refused', 'ZG-11-1'],
  // 及时 is a duty without a number: the number stays a local target.
  ['JS', 'time.deptHandle', 'refused', 'JS-29-3'],
  ['LYG', 'size.urban.households', 'withDocument', 'LYG-6-3'],
  ['LYG', 'ins.accident', 'withDocument', 'LYG-34-3'],
  ['AK', 'collab.liaison', 'free', 'local'],
  ['ZS', 'time.deptHandle', 'withDocument', 'ZS-26-2'],
  ['ZS', 'rule.effectiveFrom', 'withDocument', 'ZS-41'],
  ['ZS', 'size.urban.households', 'withDocument', 'ZS-11-1'],
  ['AK', 'time.deptHandle', 'free', 'local'],
  ['ZG', 'local.periods.signIn', 'free', 'local'],
  ['LYG', 'dayKind', 'withDocument', 'LYG-30-1'],
  ['AK', 'dayKind', 'withDocument', 'AK-7.5-3'],
  ['ZG', 'dayKind', 'refused', 'local'],
  ['LYG', 'followParent.staff.chief.pool', 'withDocument', 'JS-12-2'],
  ['LYG', 'followParent.code.authority', 'withDocument', 'JS-8-1'],
  ['JS', 'followParent.staff.chief.pool', 'refused', 'local'],
  ['LYG', 'followParent.size.rural.households', 'refused', 'local'],
  ['LYG', 'rule.parentProfile', 'refused', 'LYG-1'],
  ['LYG', 'no.such', 'refused', 'local'],
  ['LYG', 'local.tea', 'refused', 'local'],
])('given %s, when %s is to be set, then it is %s on %s', (place, path, kind, clause) => {
  expect(freedom(place, path)).toMatchObject({ kind, clause });
});

test.each(placeIds)(
  'given %s, then every parameter is free, by document or refused just as its clauses bind',
  (place) => {
    const { profile } = rulesOfPlace(place);
    for (const key of parameterKeys.filter((one) => one !== 'rule.parentProfile')) {
      const { value, clauses } = profile.parameters[key];
      const binds = clauses.some((clause) => strengthOf(clause) === 'must');
      const open = leavesToRule(value) !== null;
      const expected = value === null ? 'free' : open || !binds ? 'withDocument' : 'refused';
      const found = freedomOf(profile, key);
      expect(found.kind, key).toBe(expected);
      if (found.kind === 'refused') expect(clauses, key).toContain(found.clause);
    }
  },
);

test.each(placeIds)('given %s, then every local setting is free and has its place in the list offered', (place) => {
  const { profile } = rulesOfPlace(place);
  const paths = localPaths(profile);
  expect(paths).toEqual(expect.arrayContaining(['local.periods.signIn', 'local.eng.T17', 'local.onTimeRate']));
  const offered = settablePaths(profile).map((one) => one.key);
  for (const path of paths) {
    expect(freedomOf(profile, path).kind, path).toBe('free');
    expect(offered).toContain(path);
  }
  expect(new Set(offered).size).toBe(offered.length);
});
