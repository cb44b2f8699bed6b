import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, gridCode, people } from '../../../tests/support/story.ts';
import type { Actor } from '../actor/actor.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { machineOf } from '../dossier/machines.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';
import { gridToFile, toSync } from '../findings/grid-change-findings.ts';
import { divisionRule } from '../profile/grid-rules.ts';
import { codeAuthority } from '../profile/profile.ts';
import type { Rules } from '../verb.ts';
import { nextGridCode } from './grid-code.ts';

const town = '320722001';
const director: Actor = people.director;
const signed: Values = { signedOn: '2025-09-01', signedDocument: '会签单' };
const plan = (over: Values = {}): Values => ({
  changeKind: 'split',
  gridType: 'comprehensive',
  name: '一村网格拆分',
  grids: [gridCode],
  reason: '户数超过上限',
  plan: '方案1号',
  ...over,
});
/** Signers a text asks for beside the decider: `shuili` stands for whoever it is. */
const joint = (place: PlaceId, type: 'comprehensive' | 'dedicated' = 'comprehensive'): Values => {
  const { jointWith } = divisionRule(rulesOfPlace(place).profile, type);
  if (jointWith.includes('civilAffairs')) return { civilAffairs: 'shuili' };
  return jointWith.length > 0 ? { signingDepartments: ['shuili'] } : {};
};
const decider = (place: PlaceId, type: 'comprehensive' | 'dedicated' = 'comprehensive'): Actor =>
  divisionRule(rulesOfPlace(place).profile, type).by === 'town' ? people.town : people.county;

const drafted = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  dossierStory(place, 'gridChange', town, rules).when(people.county, 'draft', plan({ ...joint(place), ...over }));

function signedBy(place: PlaceId, over: Values = {}, rules?: Rules) {
  const story = drafted(place, over, rules);
  if (Object.keys(joint(place)).length > 0)
    story.when(people.water, 'signDepartment', { department: 'shuili', ...signed });
  return story.when(decider(place), 'signDecider', signed);
}

/** Signed, and where the text wants it approved by the county. */
function agreed(place: PlaceId, over: Values = {}, rules?: Rules) {
  const story = signedBy(place, over, rules);
  return place === 'AK'
    ? story
        .when(people.town, 'requestApproval', { requestDocument: '镇请示1号' })
        .when(director, 'approve', { approvalNumber: '县批1号', approvedOn: '2025-09-01' })
    : story;
}

const next = '320722001001002';
const coded = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  agreed(place, over, rules).when(director, 'allocateCode', {
    grid: next,
    gridName: '02网格',
    ...(codeAuthority(rulesOfPlace(place).profile).level === 'city' && { cityReply: '市号段〔2025〕1号' }),
  });
const inForce = (place: PlaceId, over: Values = {}, adjustedOn = '2025-09-01') =>
  coded(place, over).when(director, 'putInForce', { adjustedOn });

const books = (
  story: { readonly rules: Rules; readonly now: number },
  dossiers: readonly Dossier[],
  local?: string,
) => ({
  rules: story.rules,
  registry: {} as never,
  dossiers,
  events: [],
  at: local === undefined ? story.now : Date.parse(`${local}+08:00`),
});

test('C5 given each text, then its decider and its joint signers must all have signed before a plan moves on', () => {
  for (const place of placeIds) {
    const story = drafted(place);
    const wrong = decider(place) === people.town ? people.county : people.town;
    expect(story.refused(wrong, 'signDecider', signed), place).toMatchObject({ code: 'rule-forbids' });
    expect(story.refused(director, 'putInForce', { adjustedOn: '2025-09-01' }), place).toMatchObject({
      code: 'wrong-act-state',
    });
    story.when(decider(place), 'signDecider', signed);
    if (divisionRule(story.rules.profile, 'comprehensive').jointWith.length === 0) {
      expect(story.dossier.state, place).toBe('signed');
      continue;
    }
    expect(story.dossier.state, place).toBe('signing');
    expect(story.refused(decider(place), 'signDecider', signed)).toMatchObject({ code: 'rule-forbids' });
    expect(story.refused(people.urban, 'signDepartment', { department: 'shuili', ...signed })).toBeDefined();
    story.when(people.water, 'signDepartment', { department: 'shuili', ...signed });
    expect(story.dossier.state, place).toBe('signed');
  }
});

test('C5 given a dedicated grid, then ZS asks the county with departments and AK the town (ZS-11-2-2, AK-8.1-2)', () => {
  const zs = dossierStory('ZS', 'gridChange', town);
  expect(zs.refused(people.county, 'draft', plan({ gridType: 'dedicated' }))).toMatchObject({ clause: 'ZS-11-2-2' });
  zs.when(people.county, 'draft', plan({ gridType: 'dedicated', signingUnits: ['港口集团'] }));
  expect(zs.refused(people.town, 'signDecider', signed)).toMatchObject({ clause: 'ZS-11-2-2' });
  zs.when(people.county, 'signDecider', signed).when(people.county, 'signUnit', { unit: '港口集团', ...signed });
  expect(zs.dossier.state).toBe('signed');
  const ak = drafted('AK', { gridType: 'dedicated' });
  expect(ak.when(people.town, 'signDecider', signed).dossier.state).toBe('signed');
});

test('LYG-7-1 given a division plan, when submitted, then it takes effect only after both the county centre and civil affairs have signed', () => {
  proves('LYG-7-1');
  const alone = dossierStory('LYG', 'gridChange', town);
  expect(alone.refused(people.county, 'draft', plan())).toMatchObject({ code: 'rule-forbids', clause: 'LYG-7-1' });
  // Another department is no civil affairs.
  expect(alone.refused(people.county, 'draft', plan({ signingDepartments: ['chengguan'] }))).toMatchObject({
    clause: 'LYG-7-1',
  });
  const story = drafted('LYG').when(people.county, 'signDecider', signed);
  for (const act of ['putInForce', 'allocateCode'])
    expect(story.acts(director).map(({ key }) => key)).not.toContain(act);
  story.when(people.water, 'signDepartment', { department: 'shuili', ...signed });
  expect(story.acts(director).map(({ key }) => key)).toEqual(expect.arrayContaining(['allocateCode', 'putInForce']));
});

test('AK-7.6-2 given a change request, when the approval of the county with number and date is missing, then the change cannot take effect', () => {
  proves('AK-7.6-2');
  const story = signedBy('AK');
  const force: Values = { adjustedOn: '2025-09-01' };
  expect(story.refused(director, 'putInForce', force)).toMatchObject({ code: 'rule-forbids', clause: 'AK-7.6-2' });
  story.when(people.town, 'requestApproval', { requestDocument: '镇请示1号' });
  expect(story.refused(director, 'putInForce', force)).toMatchObject({ code: 'wrong-act-state' });
  expect(story.refused(director, 'approve', { approvalNumber: '县批1号' })).toMatchObject({ clause: 'AK-7.6-2' });
  expect(story.refused(director, 'approve', { approvedOn: '2025-09-01' })).toMatchObject({ clause: 'AK-7.6-2' });
  const refused = signedBy('AK')
    .when(people.town, 'requestApproval', { requestDocument: '镇请示2号' })
    .when(director, 'refuse', { refuseReason: '不符合规划' });
  expect(refused.dossier).toMatchObject({ state: 'refused', endedAt: refused.now });
  expect(inForce('AK').dossier.state).toBe('inForce');
  // No other text has that step.
  expect(
    signedBy('LYG')
      .acts(people.town)
      .map(({ key }) => key),
  ).not.toContain('requestApproval');
});

test('C2 given the county codes in LYG, AK and ZG and the city in JS, then JS records the reply of the city and no code is ever given twice', () => {
  proves('JS-8-1');
  expect(placeIds.map((place) => codeAuthority(rulesOfPlace(place).profile).level)).toEqual([
    'county',
    'county',
    'county',
    'city',
    'county',
  ]);
  const code: Values = { grid: next, gridName: '02网格' };
  const js = agreed('JS');
  expect(js.refused(director, 'allocateCode', code)).toMatchObject({ code: 'rule-forbids', clause: 'JS-8-1' });
  js.when(director, 'allocateCode', { ...code, cityReply: '市号段〔2025〕1号' });
  expect(js.dossier.data['newCodes']).toEqual([next]);
  for (const place of ['LYG', 'AK', 'ZG'] as const) {
    expect(agreed(place).when(director, 'allocateCode', code).dossier.data['newCodes']).toEqual([next]);
  }
});

test('LYG-8-2, JS-8-2 given a code in use, given by another change or retired long ago, when proposed again, then it is refused in every profile', () => {
  proves('LYG-8-2');
  provesPartly('JS-8-2', 'AK-7.5-1', 'ZG-7-2');
  const merged = agreed('LYG', { changeKind: 'merge', grids: [gridCode, next] }).when(director, 'putInForce', {
    adjustedOn: '2025-09-01',
    retired: [next],
  });
  const before = { ...merged.dossier, id: '0190d000-0000-7000-8000-0000000000aa' };
  for (const place of placeIds) {
    const rules = rulesInForce(rulesOfPlace(place), [before], merged.now);
    const story = agreed(place, {}, rules);
    const code = (grid: string): Values => ({ grid, gridName: '新网格', cityReply: '市批复' });
    const retired = story.refused(director, 'allocateCode', code(next));
    expect(retired.detail['zh'], place).toContain('停用');
    const used = story.refused(director, 'allocateCode', code(gridCode), { grid });
    expect(used.detail['zh'], place).toContain(grid.name);
    const fresh = '320722001001003';
    story.when(director, 'allocateCode', code(fresh));
    expect(story.refused(director, 'allocateCode', code(fresh)), place).toMatchObject({ code: 'rule-forbids' });
    expect(story.refused(director, 'allocateCode', code('32072200100100')), place).toMatchObject({
      code: 'rule-forbids',
    });
    expect(story.refused(director, 'allocateCode', code('320722002001001')), place).toMatchObject({
      code: 'rule-forbids',
    });
  }
});

test('given codes used in a village, then the next one stands after the highest ever used, never in a gap', () => {
  const village = '320722001001';
  expect(nextGridCode(village, [gridCode, `${village}007`, '320722002001009'])).toBe(`${village}008`);
  expect(nextGridCode(village, [])).toBe(`${village}001`);
  expect(nextGridCode(village, [`${village}999`])).toBeNull();
});

test('given a split or a merge in force, then the version and the lineage of every grid are on file', () => {
  expect(inForce('LYG').dossier.data).toMatchObject({
    lineage: [`${gridCode}>${next}`, `${gridCode}>${gridCode}`],
    gridVersion: '2025-09-01 T1',
  });
  const story = agreed('LYG', { changeKind: 'merge', grids: [gridCode, next] });
  expect(story.refused(director, 'putInForce', { adjustedOn: '2025-09-01' })).toMatchObject({ code: 'rule-forbids' });
  expect(
    story.refused(director, 'putInForce', { adjustedOn: '2025-09-01', retired: ['320722001001009'] }),
  ).toMatchObject({ code: 'rule-forbids' });
  story.when(director, 'putInForce', { adjustedOn: '2025-09-01', retired: [next] });
  expect(story.dossier.data['lineage']).toEqual([`${gridCode}>${gridCode}`, `${next}>${gridCode}`]);
});

const receipt = (filedTo: string): Values => ({ filedTo, filingReceipt: '回执1', filedOn: '2025-09-05' });

test('C28 given a change in force, then the seven days are statutory in AK for layout and code alone; elsewhere the centre’s own target runs', () => {
  const clockOf = (place: PlaceId, over: Values = {}) => inForce(place, over).dossier.clocks[0];
  expect(clockOf('AK')).toMatchObject({
    basis: 'AK-7.5-3',
    statutory: true,
    length: 7,
    unit: 'day',
    dueDate: '2025-09-08',
  });
  // Example 14 of periods.md: the end falls into the Labour Day holiday.
  const holiday = coded('AK').at('2026-04-28T12:00').when(director, 'putInForce', { adjustedOn: '2026-04-28' });
  expect(holiday.dossier.clocks[0]).toMatchObject({ nominalEnd: '2026-05-05', dueDate: '2026-05-06' });
  // A first division is no adjustment.
  expect(clockOf('AK', { changeKind: 'create', grids: [gridCode] })).toMatchObject({
    basis: 'local',
    statutory: false,
  });
  for (const place of ['LYG', 'ZS', 'JS', 'ZG'] as const) {
    expect(clockOf(place), place).toMatchObject({ basis: 'local', statutory: false, length: 15 });
  }
});

test('LYG-7-3, JS-7-3, ZS-11-3-2, AK-7.6-3 given a change in force without a receipt, then it is in the list to be filed with its age until the receipt is entered', () => {
  proves('LYG-7-3', 'JS-7-3', 'ZS-11-3-2', 'AK-7.6-3');
  const clauses: Partial<Record<PlaceId, string>> = { LYG: 'LYG-7-3', JS: 'JS-7-3', ZS: 'ZS-11-3-2', AK: 'AK-7.6-3' };
  for (const [place, clause] of Object.entries(clauses) as [PlaceId, string][]) {
    const story = inForce(place);
    const list = (local: string) => gridToFile.find(books(story, [story.dossier], local));
    expect(list('2025-09-04T00:00'), place).toMatchObject([
      {
        code: 'grid-to-file',
        clause,
        gravity: 'info',
        since: Date.parse('2025-09-01T00:00+08:00'),
        subject: story.dossier.id,
      },
    ]);
    story.at('2025-09-05T09:00').when(director, 'fileReceipt', receipt('city'));
    expect(list('2025-09-06T00:00'), place).toEqual([]);
    expect(story.dossier.state).toBe(place === 'AK' ? 'filed' : 'closed');
    expect(story.dossier.clocks[0]?.stoppedAt).toBe(story.now);
  }
});

test('AK-7.5-3 given an adjustment of layout or code, when seven days end without filing, then an overdue alarm; C28: a local target only warns', () => {
  proves('AK-7.5-3');
  const story = inForce('AK');
  const at = (local: string) =>
    gridToFile.find(books(story, [story.dossier], local)).map(({ gravity, clause }) => [gravity, clause]);
  expect(at('2025-09-08T23:59:59')).toEqual([['info', 'AK-7.6-3']]);
  expect(at('2025-09-09T00:00')).toEqual([['gap', 'AK-7.5-3']]);
  const local = inForce('LYG');
  expect(gridToFile.find(books(local, [local.dossier], '2025-12-01T00:00'))).toMatchObject([
    { gravity: 'warn', clause: 'LYG-7-3' },
  ]);
});

test('AK-7.6-1 given a confirmed division in AK, then it is filed with county and city, each with its own receipt', () => {
  proves('AK-7.6-1');
  const story = inForce('AK', { changeKind: 'create', grids: [gridCode] });
  const open = () => gridToFile.find(books(story, [story.dossier])).length;
  expect(open()).toBe(2);
  story.when(director, 'fileReceipt', receipt('county'));
  expect([open(), story.dossier.state]).toEqual([1, 'inForce']);
  expect(story.refused(director, 'fileReceipt', receipt('county'))).toMatchObject({ code: 'rule-forbids' });
  story.when(director, 'fileReceipt', receipt('city'));
  expect([open(), story.dossier.state]).toEqual([0, 'filed']);
});

test('ZG-7-3 given a division, a change or a new code in force in ZG, then a filing entry is open until the city’s receipt is recorded', () => {
  proves('ZG-7-3');
  for (const changeKind of ['create', 'split', 'recode']) {
    const story = coded('ZG', { changeKind }).when(director, 'putInForce', {
      adjustedOn: '2025-09-01',
      ...(changeKind === 'recode' && { retired: [gridCode] }),
    });
    expect(gridToFile.find(books(story, [story.dossier]))).toMatchObject([{ clause: 'ZG-7-3' }]);
    expect(story.refused(director, 'fileReceipt', receipt('county'))).toMatchObject({ code: 'rule-forbids' });
    story.when(director, 'fileReceipt', receipt('city'));
    expect(gridToFile.find(books(story, [story.dossier]))).toEqual([]);
  }
});

test('AK-7.5-4 given a grid change, when it has no sync receipt, then it is in the list to sync', () => {
  proves('AK-7.5-4');
  const story = inForce('AK').when(director, 'fileReceipt', receipt('city'));
  expect(story.dossier.state).toBe('filed');
  const list = () => toSync.find(books(story, [story.dossier]));
  expect(list()).toMatchObject([{ code: 'to-sync', clause: 'AK-7.5-4', subject: story.dossier.id }]);
  story.when(director, 'syncReceipt', {
    syncedTo: 'securityInformationSystem',
    syncReceipt: 'S1',
    syncedOn: '2025-09-05',
  });
  expect([list(), story.dossier.state]).toEqual([[], 'synced']);
  // Synced first and filed later ends the same.
  const other = inForce('AK').when(director, 'syncReceipt', {
    syncedTo: 'securityInformationSystem',
    syncReceipt: 'S1',
    syncedOn: '2025-09-05',
  });
  expect(other.dossier.state).toBe('inForce');
  expect(other.when(director, 'fileReceipt', receipt('city')).dossier.state).toBe('synced');
  // No other text asks for it.
  const lyg = inForce('LYG');
  expect(toSync.find(books(lyg, [lyg.dossier]))).toEqual([]);
});

test('AK-8.4-3 given a team change, when not synced, then it is in the list to sync until its receipt', () => {
  proves('AK-8.4-3');
  const { rules } = drafted('AK');
  const assignment = (acts: readonly (readonly [string, string])[]): Dossier => ({
    ...drafted('AK').dossier,
    id: '0190d000-0000-7000-8000-0000000000bb',
    machine: 'assignment',
    title: '网格长：甲',
    steps: acts.map(([act, local]) => ({ act, at: Date.parse(`${local}+08:00`), account: 'a', name: 'a' })),
  });
  const story = { rules, now: Date.parse('2025-10-01T00:00+08:00') };
  const list = (...dossiers: Dossier[]) =>
    toSync.find(books(story, dossiers)).map(({ clause, subject }) => [clause, subject]);
  // The acts that change a team are those of the machine of assignments.
  expect(machineOf('assignment')?.acts.map(({ key }) => key)).toEqual(expect.arrayContaining(['activate', 'leave']));
  const proposed = assignment([['propose', '2025-09-01T09:00']]);
  expect(list(proposed)).toEqual([]);
  const active = assignment([['activate', '2025-09-10T09:00']]);
  expect(list(active)).toEqual([['AK-8.4-3', active.id]]);
  const synced = dossierStory('AK', 'teamSync', town)
    .at('2025-09-12T09:00')
    .when(people.town, 'record', { dossier: active.id, syncReceipt: 'S2', syncedOn: '2025-09-12' }).dossier;
  expect(list(active, synced)).toEqual([]);
  // The next change needs a receipt of its own.
  const left = assignment([
    ['activate', '2025-09-10T09:00'],
    ['leave', '2025-09-20T09:00'],
  ]);
  expect(list(left, synced)).toEqual([['AK-8.4-3', left.id]]);
  expect(toSync.find(books({ ...story, rules: rulesOfPlace('LYG') }, [active]))).toEqual([]);
});
