import { expect, test } from 'vitest';
import ak from '../../../resources/profiles/ak.json' with { type: 'json' };
import js from '../../../resources/profiles/js.json' with { type: 'json' };
import lyg from '../../../resources/profiles/lyg.json' with { type: 'json' };
import zg from '../../../resources/profiles/zg.json' with { type: 'json' };
import zs from '../../../resources/profiles/zs.json' with { type: 'json' };
import { provesPartly } from '../../../tests/support/proves.ts';
import { loadProfile, type Profile } from './load-profile.ts';
import { engineeringTransitions } from './local-shape.ts';
import { parameterKeys } from './profile-shape.ts';

const all = [lyg, zs, ak, js, zg];

function load(id: string, files: readonly unknown[] = all): Profile {
  const loaded = loadProfile(files, id);
  if (!loaded.ok) throw new Error(`${loaded.error.path}: ${loaded.error.message}`);
  return loaded.value;
}

const refused = (files: readonly unknown[], id: string) => {
  const loaded = loadProfile(files, id);
  if (loaded.ok) throw new Error('expected a refusal');
  return loaded.error;
};

test.each([
  ['LYG', '连云港', '3207', ['LYG@2026.11', 'JS@2026.11']],
  ['ZS', '舟山', '3309', ['ZS@2026.11']],
  ['AK', '安康', '6109', ['AK@2026.11']],
  ['JS', '江苏', '32', ['JS@2026.11']],
  ['ZG', '自贡', '5103', ['ZG@2026.11']],
])(
  'given the five files, when %s is loaded, then it is %s with the versions of every text it reads',
  (id, place, cityCode, versions) => {
    expect(load(id)).toMatchObject({ id, place, cityCode, versions, version: `${id}@2026.11` });
  },
);

test('given LYG under JS (LYG-1), when LYG is silent, then JS speaks and says so; where LYG speaks, JS is not asked', () => {
  provesPartly('JS-43');
  const { parameters } = load('LYG');
  expect(parameters['staff.chief.decidedBy']).toMatchObject({ clauses: ['JS-12-3'], from: 'JS' });
  expect(parameters['flow.standard']).toEqual({ value: 'provincial', clauses: ['JS-28-2'], from: 'JS' });
  expect(parameters['time.deptHandle']).toEqual({
    value: { length: 7, unit: 'day' },
    clauses: ['LYG-30-1'],
    from: 'LYG',
  });
  expect(parameters['code.authority']).toMatchObject({ value: { level: 'county' }, from: 'LYG' });
  expect(parameters['archive.retention']).toEqual({ value: null, clauses: [], from: 'local' });
});

test('given LYG, when each parameter is resolved, then own text comes first, then JS, then nobody', () => {
  const { parameters } = load('LYG');
  for (const key of parameterKeys) {
    const expected = lyg.parameters[key].value !== null ? 'LYG' : js.parameters[key].value !== null ? 'JS' : 'local';
    expect(parameters[key].from, key).toBe(expected);
  }
});

test('given ZS, AK, JS and ZG without a parent, when loaded, then nothing comes from another text', () => {
  for (const id of ['ZS', 'AK', 'JS', 'ZG']) {
    const { parameters } = load(id);
    const sources = new Set(parameterKeys.map((key) => parameters[key].from));
    expect([...sources].sort(), id).toEqual([id, 'local'].sort());
  }
});

test('given a centre that set nothing, when loaded, then every local setting has its start value', () => {
  const { local } = load('LYG');
  expect(local.periods).toEqual({
    triage: { length: 30, unit: 'minute' },
    signIn: { length: 2, unit: 'hour' },
    reportIn: { length: 2, unit: 'hour' },
    onSpot: { length: 1, unit: 'day' },
    village: { length: 1, unit: 'day' },
    check: { length: 1, unit: 'day' },
    foreignWatch: { length: 3, unit: 'day' },
    returnDecision: { length: 2, unit: 'hour' },
    deptHandle: { length: 7, unit: 'day' },
    feedbackToRequester: { length: 2, unit: 'day' },
    followUpInterval: { length: 7, unit: 'day' },
    followUp: { length: 3, unit: 'day' },
    effectTracking: { length: 30, unit: 'day' },
    majorFirstReport: { length: 15, unit: 'minute' },
    majorOnwardReport: { length: 30, unit: 'minute' },
    complaintHandle: { length: 15, unit: 'day' },
    gridFiling: { length: 15, unit: 'day' },
  });
  expect(Object.keys(local.eng)).toEqual([...engineeringTransitions]);
  expect(new Set(Object.values(local.eng))).toEqual(new Set([true]));
  expect(local.extensionTimes.max).toBe(1);
  expect(local.warning).toEqual({ share: 0.8, beforeHours: 24 });
});

test('given one setting changed, when loaded, then the others keep their start values', () => {
  const changed = {
    ...structuredClone(lyg),
    local: { periods: { signIn: { length: 4, unit: 'hour' } }, eng: { T17: false } },
  };
  const { local } = load('LYG', [changed, js]);
  expect(local.periods.signIn).toEqual({ length: 4, unit: 'hour' });
  expect(local.periods.triage).toEqual({ length: 30, unit: 'minute' });
  expect(local.eng).toMatchObject({ T17: false, T15: true });
});

test('given a bad file among good ones, when another place is loaded, then the whole set is refused and the path names the file', () => {
  const broken = structuredClone(js) as { parameters: Record<string, unknown> };
  broken.parameters['time.deptHandle'] = { value: { length: 'seven', unit: 'day' }, clauses: ['JS-29-3'] };
  expect(refused([lyg, broken], 'LYG')).toMatchObject({
    code: 'bad-shape',
    path: 'JS.parameters.time.deptHandle.value',
  });
  expect(refused([lyg, 7], 'LYG')).toMatchObject({ code: 'bad-shape', path: expect.stringMatching(/^files\[1\]/) });
});

test('given a place nobody ships, when loaded, then the known ones are named', () => {
  expect(refused(all, 'XX')).toMatchObject({
    code: 'unknown-profile',
    message: expect.stringContaining('AK, JS, LYG, ZG, ZS'),
  });
});

test('given LYG without JS, a file twice or parents in a ring, when loaded, then it is refused with the reason', () => {
  expect(refused([lyg], 'LYG')).toMatchObject({ code: 'parent-missing', path: 'LYG.parent' });
  expect(refused([js, js], 'JS')).toMatchObject({ code: 'duplicate-profile', path: 'JS.id' });
  const ring = structuredClone(js) as unknown as { parent: string; parameters: Record<string, unknown> };
  ring.parent = 'LYG';
  ring.parameters['rule.parentProfile'] = { value: 'LYG', clauses: ['JS-0'] };
  expect(refused([lyg, ring], 'LYG')).toMatchObject({ code: 'parent-loop', path: 'JS.parent' });
});
