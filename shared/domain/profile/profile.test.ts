import { expect, test } from 'vitest';
import ak from '../../../resources/profiles/ak.json' with { type: 'json' };
import js from '../../../resources/profiles/js.json' with { type: 'json' };
import lyg from '../../../resources/profiles/lyg.json' with { type: 'json' };
import zg from '../../../resources/profiles/zg.json' with { type: 'json' };
import zs from '../../../resources/profiles/zs.json' with { type: 'json' };
import { provesPartly } from '../../../tests/support/proves.ts';
import type { Level } from '../actor/actor.ts';
import {
  codeAuthority,
  dispatchGround,
  dispatchLevels,
  engineering,
  extensionTimes,
  feedbackDuties,
  firstTriageLevel,
  flowStep,
  followUpDuty,
  handlingPeriod,
  itemGround,
  loadProfile,
  localPeriod,
  majorClauses,
  majorRule,
  mayStaffHoldAdminPower,
  nextLevelUp,
  onTimeTarget,
  type Profile,
  progressDuties,
  ratingDuty,
  resultDuties,
  sizeBounds,
  villageStep,
} from './profile.ts';

const of = (id: string, files: readonly unknown[] = [lyg, zs, ak, js, zg]): Profile => {
  const loaded = loadProfile(files, id);
  if (!loaded.ok) throw new Error(`${loaded.error.path}: ${loaded.error.message}`);
  return loaded.value;
};
const places = { LYG: of('LYG'), ZS: of('ZS'), AK: of('AK'), JS: of('JS'), ZG: of('ZG') };
type Place = keyof typeof places;
const each = Object.keys(places) as Place[];

test.each<[Place, Level, boolean, number, string, string]>([
  ['LYG', 'town', false, 7, 'day', 'LYG-30-1'],
  ['LYG', 'county', false, 7, 'day', 'LYG-30-1'],
  ['LYG', 'county', true, 7, 'day', 'LYG-30-1'],
  ['LYG', 'city', false, 10, 'day', 'LYG-30-3'],
  ['LYG', 'city', true, 1, 'month', 'LYG-30-4'],
])(
  'given %s at %s level, major matter %s, when the handling time is asked, then it is %i %s by %s and statutory',
  (id, level, majorMatter, length, unit, clause) => {
    provesPartly(clause);
    expect(handlingPeriod(places[id], { level, majorMatter })).toMatchObject({
      period: { length, unit },
      clause,
      statutory: true,
      source: 'LYG',
      said: null,
    });
  },
);

test.each<[Place, Level, { words: string; clause: string } | null]>([
  ['ZS', 'county', { words: 'cityMethod', clause: 'ZS-26-2' }],
  ['ZS', 'city', { words: 'cityMethod', clause: 'ZS-26-2' }],
  ['JS', 'town', { words: '及时', clause: 'JS-29-3' }],
  ['JS', 'city', { words: '及时', clause: 'JS-29-3' }],
  ['ZG', 'county', { words: '快速', clause: 'ZG-15-3' }],
  ['AK', 'county', null],
])(
  'given %s at %s level, whose text gives no number (C14, C15), then the local target stands in and is never statutory',
  (id, level, said) => {
    if (said !== null) provesPartly(said.clause);
    expect(handlingPeriod(places[id], { level, majorMatter: false })).toEqual({
      period: { length: 7, unit: 'day' },
      said,
      clause: 'local',
      clauses: [],
      source: 'local',
      statutory: false,
    });
  },
);

test('given a centre with its own handling target, when its text is silent, then that target is taken; LYG-30-1 is not moved by it', () => {
  const local = { periods: { deptHandle: { length: 3, unit: 'workingDay' } } };
  const at = { level: 'county', majorMatter: false } as const;
  expect(handlingPeriod(of('AK', [{ ...ak, local }]), at).period).toEqual({ length: 3, unit: 'workingDay' });
  expect(handlingPeriod(of('LYG', [{ ...lyg, local }, js]), at).period).toEqual({ length: 7, unit: 'day' });
});

test.each<[Place, string, string]>([
  ['LYG', 'optional', 'LYG-21-1'],
  ['ZS', 'required', 'ZS-25-7'],
  ['AK', 'required', 'AK-8.2-2'],
  ['JS', 'none', 'local'],
  ['ZG', 'none', 'ZG-5-5'],
])('given %s (C25), then the village step is %s by %s', (id, value, clause) => {
  if (id === 'LYG' || id === 'ZS') provesPartly(clause);
  expect(villageStep(places[id])).toMatchObject({ value, clause });
});

test('given AK-8.2-2, then the grid administrator takes the village step, elsewhere the committee', () => {
  expect(each.filter((id) => villageStep(places[id]).by === 'gridAdmin')).toEqual(['AK']);
});

test.each<[Place, Level, Level[]]>([
  ['LYG', 'town', ['town', 'county', 'city']],
  ['ZS', 'town', ['town', 'county', 'city']],
  ['AK', 'town', ['town', 'county', 'city']],
  ['JS', 'town', ['town', 'county', 'city']],
  ['ZG', 'county', ['county', 'city']],
])('given %s (T7, T10), then staff reports land at the %s and %j may dispatch', (id, first, reached) => {
  expect(firstTriageLevel(places[id])).toBe(first);
  expect(dispatchLevels(places[id])).toEqual(reached);
});

test('given LYG and ZS, then the level a text names dispatches by its clause and one reached by escalation by another', () => {
  provesPartly('LYG-28-2', 'ZS-25-8');
  expect(dispatchGround(places.LYG, 'county')?.clause).toBe('LYG-28-2');
  expect(dispatchGround(places.LYG, 'city')?.clauses).toEqual(['LYG-21-1', 'LYG-30-3']);
  expect(dispatchGround(places.ZS, 'county')?.clause).toBe('ZS-25-8');
  expect(dispatchGround(places.ZG, 'town')).toBeNull();
});

test('given a level, when escalated (T19), then the next one that dispatches takes it and the city is the top', () => {
  expect(nextLevelUp(places.LYG, 'town')).toBe('county');
  expect(nextLevelUp(places.LYG, 'county')).toBe('city');
  expect(nextLevelUp(places.ZG, 'village')).toBe('county');
  for (const id of each) expect(nextLevelUp(places[id], 'city'), id).toBeNull();
});

test('given LYG-30-9, then 95 % is statutory in LYG only; a centre elsewhere may set a local target, marked so', () => {
  provesPartly('LYG-30-9');
  expect(onTimeTarget(places.LYG)).toMatchObject({ minPercent: 95, clause: 'LYG-30-9', statutory: true });
  for (const id of ['ZS', 'AK', 'JS', 'ZG'] as const) expect(onTimeTarget(places[id]), id).toBeNull();
  const own = of('ZG', [{ ...zg, local: { onTimeRate: { minPercent: 90 } } }]);
  expect(onTimeTarget(own)).toMatchObject({ minPercent: 90, clause: 'local', statutory: false });
});

const brief = (duties: readonly { from: string; to: string; clause: string }[]) =>
  duties.map((d) => `${d.from}>${d.to} ${d.clause}`);

test.each<[Place, Level, string[]]>([
  ['LYG', 'county', ['department>requester LYG-29-9', 'department>gridStaff LYG-29-9']],
  ['LYG', 'city', ['center>center LYG-30-5', 'department>requester LYG-29-9', 'department>gridStaff LYG-29-9']],
  ['LYG', 'town', ['center>requester local']],
  ['ZS', 'town', ['center>requester local']],
  ['AK', 'county', ['center>requester AK-11.5-1']],
  ['JS', 'county', ['center>requester JS-29-5']],
  ['ZG', 'county', ['center>requester local']],
])('given %s and a result accepted at %s level (C16, T24), then %j must be told', (id, level, expected) => {
  for (const duty of expected.filter((text) => !text.endsWith('local'))) provesPartly(duty.split(' ')[1] ?? '');
  const duties = feedbackDuties(places[id], level);
  expect(brief(duties)).toEqual(expected);
  expect(duties.every((d) => d.content === 'result' && d.statutory === (d.clause !== 'local'))).toBe(true);
});

test('given every place and level, then the requester always gets the result exactly once (F2)', () => {
  for (const id of each) {
    for (const level of [undefined, 'village', 'town', 'county', 'city'] as const) {
      expect(
        feedbackDuties(places[id], level).filter((d) => d.to === 'requester'),
        `${id} ${level}`,
      ).toHaveLength(1);
    }
  }
});

test('given LYG-29-9, then progress is owed to party and staff above the town; no other text asks for it', () => {
  provesPartly('LYG-29-9');
  expect(brief(progressDuties(places.LYG, 'county'))).toEqual([
    'department>requester LYG-29-9',
    'department>gridStaff LYG-29-9',
  ]);
  expect(progressDuties(places.LYG, 'town')).toEqual([]);
  for (const id of ['ZS', 'AK', 'JS', 'ZG'] as const) expect(progressDuties(places[id]), id).toEqual([]);
});

test.each<[Place, string]>([
  ['LYG', 'LYG-30-2'],
  ['ZS', 'ZS-25-9'],
  ['AK', 'AK-11.5-1'],
  ['JS', 'JS-29-4'],
  ['ZG', 'ZG-15-4'],
])('given %s (T23), then the result goes to the centre by %s', (id, clause) => {
  provesPartly(clause);
  expect(brief(resultDuties(places[id]))).toEqual([`department>center ${clause}`]);
});

test('given ZS-25-1, then grass roots rate the department, nowhere else', () => {
  provesPartly('ZS-25-1');
  expect(ratingDuty(places.ZS)).toMatchObject({ by: ['grid', 'village'], clause: 'ZS-25-1', statutory: true });
  expect(each.filter((id) => ratingDuty(places[id]) !== null)).toEqual(['ZS']);
});

test('given the flow switches, then each is on by its clause, or offered or off as local practice', () => {
  expect(flowStep(places.LYG, 'flow.whistle')).toMatchObject({ on: true, clause: 'LYG-21-1' });
  expect(flowStep(places.JS, 'flow.whistle')).toMatchObject({ on: false, clause: 'local' });
  expect(flowStep(places.LYG, 'flow.to12345')).toMatchObject({ on: true, clause: 'LYG-28-3' });
  expect(flowStep(places.AK, 'flow.to12345')).toMatchObject({ on: false, statutory: false });
  expect(flowStep(places.AK, 'flow.joint')).toMatchObject({ on: true, clause: 'AK-11.5-2' });
  expect(flowStep(places.ZS, 'flow.joint')).toMatchObject({ on: true, clause: 'local' });
  expect(flowStep(places.ZG, 'flow.supervise')).toMatchObject({ on: true, clause: 'ZG-15-2' });
  expect(flowStep(places.JS, 'flow.onSpot')).toMatchObject({ on: true, clause: 'local' });
});

test('given invariant 4, then grid staff may hold administrative power nowhere; the ground differs', () => {
  provesPartly('LYG-16-3-2', 'JS-16-3-2', 'ZG-10-3');
  const rules = Object.fromEntries(
    each.map((id) => [id, [mayStaffHoldAdminPower(places[id]).rule, mayStaffHoldAdminPower(places[id]).clause]]),
  );
  expect(rules).toEqual({
    LYG: ['refuse', 'LYG-16-3-2'],
    ZS: ['generalLaw', 'local'],
    AK: ['generalLaw', 'local'],
    JS: ['refuse', 'JS-16-3-2'],
    ZG: ['excludedFromList', 'ZG-10-3'],
  });
  expect(each.every((id) => mayStaffHoldAdminPower(places[id]).may === false)).toBe(true);
});

test('given the fast path (C13), then it is a duty of LYG, ZS and JS and stays on, marked local, in AK and ZG', () => {
  provesPartly('LYG-29-7', 'LYG-29-8', 'JS-30-1', 'JS-30-2', 'ZS-28-1');
  expect(majorRule(places.LYG)).toMatchObject({
    reporter: { value: { roles: ['gridChief', 'fullTimeStaff'] }, clause: 'LYG-29-7' },
    to: { value: { level: 'town', body: 'center' } },
    urgency: { value: { vague: '第一时间' } },
  });
  expect(majorRule(places.ZS).reporter).toMatchObject({
    value: { roles: ['anyStaff'], via: 'grid' },
    clause: 'ZS-28-1',
  });
  expect(majorClauses(places.LYG)).toEqual({ firstReport: 'LYG-29-7', onward: 'LYG-29-8' });
  expect(majorClauses(places.JS)).toEqual({ firstReport: 'JS-30-1', onward: 'JS-30-2' });
  for (const id of ['AK', 'ZG'] as const) {
    expect(majorClauses(places[id]), id).toEqual({ firstReport: 'local', onward: 'local' });
    expect(majorRule(places[id]).kinds.value, id).toHaveLength(5);
  }
  expect(majorRule(places.ZG).to.value.level).toBe('county');
});

test.each<[Place, string, string]>([
  ['LYG', 'department', 'LYG-30-7'],
  ['ZS', 'grassRoots', 'ZS-25-1'],
  ['AK', 'center', 'AK-11.5-1'],
  ['JS', 'center', 'JS-5-2'],
  ['ZG', 'center', 'local'],
])('given %s (C26), then %s follows up by %s', (id, by, clause) => {
  if (clause === 'LYG-30-7' || clause === 'ZS-25-1') provesPartly(clause);
  expect(followUpDuty(places[id])).toMatchObject({ value: { by }, clause });
});

test.each<[Place, string, string]>([
  ['LYG', 'county', 'LYG-8-1'],
  ['ZS', 'county', 'local'],
  ['AK', 'county', 'AK-7.5-1'],
  ['JS', 'city', 'JS-8-1'],
  ['ZG', 'county', 'ZG-7-2'],
])('given %s (C2), then the %s gives codes by %s', (id, level, clause) => {
  if (clause !== 'local') provesPartly(clause);
  expect(codeAuthority(places[id])).toMatchObject({ level, clause });
});

test('given the size bounds (C6, C7), then each measure carries its clause and force, and ZS has none until the county method', () => {
  provesPartly('LYG-6-3', 'LYG-6-4', 'LYG-6-5', 'AK-7.3.3-i', 'ZS-11-1');
  expect(sizeBounds(places.LYG, 'urban')).toMatchObject([
    { measure: 'households', min: 300, max: 500, force: 'usual', clause: 'LYG-6-3' },
    { measure: 'persons', max: 1500, force: 'inPrinciple', clause: 'LYG-6-5' },
  ]);
  expect(sizeBounds(places.LYG, 'rural')).toMatchObject([
    { measure: 'households', usual: 300, min: null },
    { max: 1500 },
  ]);
  expect(sizeBounds(places.AK, 'urban')).toMatchObject([
    { min: 50, max: 80, or: 'persons' },
    { min: 120, max: 200, or: 'households' },
  ]);
  expect(sizeBounds(places.ZS, 'urban')).toEqual([]);
  expect(sizeBounds(places.ZG, 'rural')).toEqual([]);
});

test('given an item key, then its clause is the own item, else other assigned matters', () => {
  expect(itemGround(places.LYG, 'urbanEnvironment')).toMatchObject({ via: 'own', clause: 'LYG-9-8' });
  expect(itemGround(places.ZS, 'urbanEnvironment')).toMatchObject({ via: 'otherAssigned', clause: 'ZS-22-9' });
  expect(itemGround(places.AK, 'urbanEnvironment')).toMatchObject({ via: 'otherAssigned', clause: 'AK-6.3.2' });
  expect(itemGround(places.ZG, 'hazard')).toMatchObject({ via: 'own', clause: 'ZG-9-6' });
});

test('given local settings, then periods carry their local mark and the switches follow the file', () => {
  expect(localPeriod(places.LYG, 'signIn')).toEqual({
    length: 2,
    unit: 'hour',
    clause: 'local',
    clauses: [],
    source: 'local',
    statutory: false,
  });
  expect(extensionTimes(places.LYG)).toBe(1);
  expect(engineering(places.LYG, 'T15')).toBe(true);
  expect(engineering(of('AK', [{ ...ak, local: { eng: { T15: false } } }]), 'T15')).toBe(false);
});
