import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { itemRequest as request } from '../../../tests/support/item-request.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds } from '../../../tests/support/rules.ts';
import { department, eventId, people, registration, story } from '../../../tests/support/story.ts';
import { applyDossier } from '../dossier/apply-dossier.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';
import { itemExpiring, itemSupportMissing, itemWithoutOwner } from '../findings/rule-findings.ts';
import type { Rules } from '../verb.ts';
import { findItem, listedItem } from './item.ts';

const able: Values = { abilityPower: true, abilitySkill: true, abilityTime: true, abilitySafety: true };
const opinions: Values = { expertOpinion: '可行', departmentOpinion: '同意' };
/** Who consents where the text names one, else the compiler of the list (C4). */
const approver: Readonly<Record<PlaceId, string>> = {
  LYG: 'countyBody',
  ZS: 'countyBody',
  AK: 'leadGroup',
  JS: 'countyBody',
  ZG: 'cityBody',
};
const consentOf = (by: string): Values => ({
  consentBy: by,
  consentOn: '2025-09-01',
  consentDocument: '批复〔2025〕9号',
});

const admission = (place: PlaceId, rules?: Rules) => dossierStory(place, 'itemAdmission', '320722', rules);
const reviewed = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  admission(place, rules)
    .when(people.urban, 'draft', { ...request, ...over })
    .when(people.county, 'review', { ...able, ...opinions });
const approved = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  reviewed(place, over, rules).when(
    people.county,
    'consent',
    consentOf(over['duration'] === 'temporary' && place === 'AK' ? 'countyBody' : approver[place]),
  );
const inForce = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  approved(place, over, rules)
    .when(people.county, 'publish', { publishedOn: '2025-09-01', publishedIn: '县政府网站' })
    .when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });

const at = (local: string): number => Date.parse(`${local}+08:00`);
const books = (rules: Rules, dossiers: readonly Dossier[], local: string) => ({
  rules,
  registry: {} as never,
  dossiers,
  events: [],
  at: at(local),
});
const itemsAt = (rules: Rules, dossiers: readonly Dossier[], local: string) =>
  rulesInForce(rules, dossiers, at(local)).items;

test.each(placeIds)(
  'given %s, when an item has passed every step, then it is on the list under a new version, as a supplement, and not before',
  (place) => {
    const { dossier, rules } = inForce(place);
    expect(listedItem(rules.items, '7001')).toBeUndefined();
    const items = rulesInForce(rules, [dossier], dossier.changedAt).items;
    expect(listedItem(items, 'kuaiDiGuiZhanDao')).toMatchObject({
      code: '7001',
      initials: 'kdgzd',
      layer: 'supplement',
    });
    expect(items.version).toBe(`${rules.items.version}+1`);
  },
);

test('LYG-10-4 given a no on the ability checklist, when reviewed, then it is refused with the clause and can only go back with the reason', () => {
  proves('LYG-10-4');
  const drafted = admission('LYG').when(people.urban, 'draft', request);
  const refused = drafted.refused(people.county, 'review', { ...able, abilitySafety: false });
  expect(refused).toMatchObject({ code: 'rule-forbids', clause: 'LYG-10-4' });
  expect(refused.detail['zh']).toContain('人身安全');
  expect(drafted.dossier.state).toBe('drafted');
  drafted.when(people.county, 'sendBack', { sendBackReason: '安全无保障' });
  expect([drafted.dossier.state, drafted.dossier.data['sendBackReason']]).toEqual(['returned', '安全无保障']);
  // Elsewhere no text makes the checklist bind.
  const silent = admission('AK').when(people.urban, 'draft', request);
  expect(silent.when(people.county, 'review', { ...able, abilitySafety: false }).dossier.state).toBe('reviewed');
});

test('ZG-10-3 given a draft typed as licence, punishment, coercion or off duty, when submitted, then it is refused with the rule', () => {
  proves('ZG-10-3');
  for (const itemType of ['licence', 'punishment', 'coercion', 'offDuty']) {
    const story = admission('ZG');
    expect(story.refused(people.urban, 'draft', { ...request, itemType })).toMatchObject({ clause: 'ZG-10-3' });
    expect(story.facts).toEqual([]);
  }
});

test('ZG-11-1 given a request in Zigong, when only the county agrees, then it stays pending; with the consent of the city and its date it goes on', () => {
  proves('ZG-11-1');
  const story = reviewed('ZG').when(people.county, 'consent', consentOf('countyBody'));
  expect(story.dossier.state).toBe('reviewed');
  expect(story.facts.at(-1)?.warnings).toMatchObject([{ code: 'approver-still-owed', clause: 'ZG-11-1' }]);
  expect(story.acts(people.director).map((act) => act.key)).not.toContain('publish');
  const undated: Values = { consentBy: 'cityBody', consentDocument: '批复' };
  expect(story.refused(people.county, 'consent', undated)).toMatchObject({ code: 'field-missing' });
  story.when(people.county, 'consent', consentOf('cityBody'));
  expect(story.dossier).toMatchObject({ state: 'approved', data: { consentOn: '2025-09-01' } });
  expect(story.dossier.data['consents']).toHaveLength(2);
});

test('AK-10.2-1 given a written request in Ankang, when the leading group has not consented, then the item is not usable', () => {
  proves('AK-10.2-1');
  const { request: _written, ...unwritten } = request;
  expect(admission('AK').refused(people.urban, 'draft', unwritten)).toMatchObject({
    code: 'field-missing',
    clause: 'AK-10.2-1',
  });
  const story = reviewed('AK').when(people.county, 'consent', consentOf('countyBody'));
  expect(story.dossier.state).toBe('reviewed');
  expect(story.refused(people.director, 'putInForce', { effectiveFrom: '2025-09-01' })).toMatchObject({
    code: 'wrong-act-state',
  });
  expect(rulesInForce(story.rules, [story.dossier], story.now)).toBe(story.rules);
  story
    .when(people.county, 'consent', consentOf('leadGroup'))
    .when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });
  expect(listedItem(rulesInForce(story.rules, [story.dossier], story.now).items, '7001')).toBeDefined();
});

test('AK-10.2-2 given a request without concrete matters, when submitted, then it is refused', () => {
  proves('AK-10.2-2');
  const { matters: _matters, ...without } = request;
  for (const fields of [without, { ...request, matters: [] }]) {
    expect(admission('AK').refused(people.urban, 'draft', fields)).toMatchObject({ clause: 'AK-10.2-2' });
  }
});

test('AK-10.4 given full funding asked for, when the funding line is empty, then the request cannot be submitted', () => {
  provesPartly('AK-10.4');
  const { funding: _funding, ...without } = request;
  expect(admission('AK').refused(people.urban, 'draft', without)).toMatchObject({ clause: 'AK-10.4' });
  expect(admission('AK').refused(people.urban, 'draft', { ...request, funding: 0 })).toMatchObject({
    clause: 'AK-10.4',
  });
  expect(admission('ZS').when(people.urban, 'draft', without).dossier.state).toBe('drafted');
});

test('AK-10.2-3 given a temporary item, when it would last longer than a year, then it is refused; at expiry it leaves the list by itself, holiday or not', () => {
  proves('AK-10.2-3');
  const temporary = (until: string) => approved('AK', { duration: 'temporary', until });
  const long = temporary('2026-09-02');
  expect(long.refused(people.director, 'putInForce', { effectiveFrom: '2025-09-01' })).toMatchObject({
    clause: 'AK-10.2-3',
  });
  expect(long.dossier.state).toBe('approved');
  // A year to the day is kept, and no county body of a lower level stands in for the consent.
  expect(
    temporary('2026-09-01').when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' }).dossier.state,
  ).toBe('inForce');
  // 3 October 2025 lies in the National Day holiday: a cap does not move (D9).
  const story = temporary('2025-10-03').when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });
  const { dossier, rules } = story;
  const listed = (local: string) => listedItem(itemsAt(rules, [dossier], local), '7001') !== undefined;
  expect([listed('2025-10-03T23:59:59'), listed('2025-10-04T00:00')]).toEqual([true, false]);
  expect(itemsAt(rules, [dossier], '2025-10-04T00:00').version).toBe(`${rules.items.version}+2`);
  expect(dossier.clocks).toMatchObject([{ basis: 'AK-10.2-3', statutory: true, dueDate: '2025-10-03' }]);
  const warned = (local: string) =>
    itemExpiring.find(books(rules, [dossier], local)).map(({ clause, to }) => [clause, to]);
  expect([
    warned('2025-09-02T12:00'),
    warned('2025-09-03T00:00'),
    warned('2025-10-03T23:59'),
    warned('2025-10-04T00:00'),
  ]).toEqual([[], [['AK-10.2-3', 'chengguan']], [['AK-10.2-3', 'chengguan']], []]);
});

test('ZS-24-2 given an item change in Zhoushan, when the opinion of experts or departments is missing, then it cannot go to approval', () => {
  proves('ZS-24-2');
  for (const given of [{}, { expertOpinion: '可行' }, { departmentOpinion: '同意' }]) {
    const story = admission('ZS')
      .when(people.urban, 'draft', request)
      .when(people.county, 'review', { ...able, ...given });
    expect(story.refused(people.county, 'consent', consentOf('countyBody'))).toMatchObject({ clause: 'ZS-24-2' });
    story.when(people.county, 'addOpinion', opinions).when(people.county, 'consent', consentOf('countyBody'));
    expect(story.dossier.state).toBe('approved');
  }
});

test('ZS-24-3 given a reviewed change, when approval or publication is missing, then no effective date can be set', () => {
  proves('ZS-24-3');
  const date: Values = { effectiveFrom: '2025-09-10' };
  const unapproved = reviewed('ZS');
  expect(unapproved.refused(people.director, 'putInForce', date)).toMatchObject({
    code: 'wrong-act-state',
    clause: 'ZS-24-3',
  });
  const unpublished = approved('ZS');
  expect(unpublished.refused(people.director, 'putInForce', date)).toMatchObject({ clause: 'ZS-24-3' });
  expect(unpublished.acts(people.director).map((act) => act.key)).not.toContain('putInForce');
  const story = unpublished.when(people.county, 'publish', { publishedOn: '2025-09-12', publishedIn: '网站' });
  expect(story.refused(people.director, 'putInForce', date)).toMatchObject({ clause: 'ZS-24-3' });
  story.when(people.director, 'putInForce', { effectiveFrom: '2025-09-12' });
  const listed = (local: string) => listedItem(itemsAt(story.rules, [story.dossier], local), '7001') !== undefined;
  expect([listed('2025-09-11T23:59'), listed('2025-09-12T00:00')]).toEqual([false, true]);
});

test('ZG-10-1, ZS-6-2-2 given a department asks for a task of the grids, when its item is not admitted, then dispatch is refused; once admitted it goes through', () => {
  proves('ZG-10-1', 'ZS-6-2-2');
  const task = {
    kind: 'event.dispatch',
    to: { kind: 'gridStaff', id: 'a', name: '网格员' },
    instruction: '',
    recommended: null,
    majorMatter: false,
    slip: null,
  } as const;
  for (const [place, seat, clause] of [
    ['ZG', people.county, 'ZG-10-1'],
    ['ZS', people.town, 'ZS-6-2-2'],
  ] as const) {
    const { dossier, rules } = inForce(place);
    const asked = (given: Rules) =>
      story(place, given)
        .when(seat, registration({ item: 'unclassified', channel: 'department', major: 'otherMajorEmergency' }))
        .when(seat, { kind: 'event.reportToCenter', reason: '部门来函' });
    const before = asked(rules);
    expect(before.refused(seat, task)).toMatchObject({ code: 'item-not-admitted', clause });
    const classify = { kind: 'event.classify', item: '7001', severity: 4, reason: '' } as const;
    expect(before.refused(seat, classify)).toMatchObject({ code: 'unknown-item' });
    const after = asked(rulesInForce(rules, [dossier], dossier.changedAt));
    expect(after.when(seat, classify).when(seat, task).event.state).toBe('assigned');
  }
});

/** An event of the admitted item, waiting for dispatch. */
const opened = (place: PlaceId, rules: Rules) =>
  story(place, rules)
    .when(people.town, registration({ item: '7001', major: 'otherMajorEmergency' }))
    .when(people.town, { kind: 'event.reportToCenter', reason: '' });

test('AK-10.3-1 given an exit filed with the grid department, then the item is out from its date, and open events finish under the old version', () => {
  proves('AK-10.3-1');
  const story = inForce('AK');
  const exit: Values = { exitReason: '政策调整', filedWith: '县网格中心', exitDate: '2025-09-20' };
  expect(story.refused(people.urban, 'exitFiled', exit)).toMatchObject({ code: 'field-missing', clause: 'AK-10.3-1' });
  const before = rulesInForce(story.rules, [story.dossier], story.now);
  const event = opened('AK', before);
  story.at('2025-09-10T09:00').when(people.urban, 'exitFiled', { ...exit, filedOn: '2025-09-10' });
  const { dossier, rules } = story;
  expect(listedItem(itemsAt(rules, [dossier], '2025-09-19T23:59'), '7001')).toBeDefined();
  const after = rulesInForce(rules, [dossier], at('2025-09-20T00:00'));
  expect(listedItem(after.items, '7001')).toBeUndefined();
  expect(findItem(after.items, '7001')?.name).toBe('快递柜占道');
  expect(() => opened('AK', after)).toThrow('unknown-item');
  expect(event.event.itemList).toBe(before.items.version);
  expect(after.items.version).not.toBe(before.items.version);
  const finished = event.under(after).when(people.town, {
    kind: 'event.dispatch',
    to: { kind: 'department', id: 'chengguan', name: '城管' },
    instruction: '',
    recommended: null,
    majorMatter: false,
    slip: null,
  });
  expect([finished.event.state, finished.event.itemList]).toEqual(['assigned', before.items.version]);
});

const closing = (rules: Rules) =>
  dossierStory('AK', 'departmentClosing', '320722', rules)
    .at('2025-09-05T09:00')
    .when(
      people.director,
      'record',
      { department: 'chengguan', document: '机构改革方案', effectiveFrom: '2025-10-01' },
      { department: department('chengguan') },
    ).dossier;

test('AK-10.3-2 given an abolished department, then its items leave by themselves; those marked as surviving stay and ask for a new owner', () => {
  proves('AK-10.3-2');
  const story = inForce('AK');
  const { rules } = story;
  const closed = { ...closing(rules), id: '0190d000-0000-7000-8000-00000000000c' };
  const item = (dossier: Dossier, local: string) => listedItem(itemsAt(rules, [dossier, closed], local), '7001');
  expect(item(story.dossier, '2025-09-30T12:00')).toMatchObject({ department: 'chengguan' });
  expect(item(story.dossier, '2025-10-01T00:00')).toBeUndefined();
  const surviving = story.when(people.director, 'markSurviving', { survivesWhy: '职责并入综合执法局' });
  expect(item(surviving.dossier, '2025-10-01T00:00')).toMatchObject({ department: null });
  const asked = (dossier: Dossier) =>
    itemWithoutOwner
      .find(books(rules, [dossier, closed], '2025-10-02T00:00'))
      .map(({ clause, gravity }) => [clause, gravity]);
  expect(asked(surviving.dossier)).toEqual([['AK-10.3-2', 'gap']]);
  const owned = surviving.when(
    people.director,
    'newOwner',
    { department: 'shuili', ownerDocument: '三定方案' },
    { department: department('shuili') },
  );
  expect(item(owned.dossier, '2025-10-01T00:00')).toMatchObject({ department: 'shuili' });
  expect(asked(owned.dossier)).toEqual([]);
});

test('AK-10.3-3 given a department that shirks, when the group decides without urging, then it is refused; urged and still failing, the item leaves with the urging on file', () => {
  proves('AK-10.3-3');
  const story = inForce('AK');
  const decision: Values = { groupDecision: '领导小组纪要3号', stillFailing: '培训未做', exitDate: '2025-11-01' };
  expect(story.refused(people.director, 'exitForced', decision)).toMatchObject({ clause: 'AK-10.3-3' });
  story
    .when(people.county, 'urge', { lacking: ['training'], urgedBy: '2025-10-15', urgeDocument: '督促函1号' })
    .at('2025-10-20T09:00')
    .when(people.director, 'exitForced', decision);
  const { dossier, rules } = story;
  expect(dossier).toMatchObject({
    state: 'exited',
    data: { urgeDocument: '督促函1号', lacking: ['training'], groupDecision: '领导小组纪要3号' },
  });
  expect(listedItem(itemsAt(rules, [dossier], '2025-11-01T00:00'), '7001')).toBeUndefined();
});

test('AK-10.1 given an item list and a negative list, when a task is on the negative one, then it is refused even where an approval exists', () => {
  proves('AK-10.1');
  const admitted = inForce('AK');
  const { rules } = admitted;
  const negative = dossierStory('AK', 'negativeItem').when(people.director, 'add', {
    name: '快递柜占道',
    content: '不得由网格员劝移',
    document: '领导小组〔2025〕2号',
    effectiveFrom: '2025-09-01',
  });
  const listed = { ...negative.dossier, id: '0190d000-0000-7000-8000-00000000000f' };
  const before = opened('AK', rulesInForce(rules, [admitted.dossier], admitted.now));
  const both = rulesInForce(rules, [listed, admitted.dossier], admitted.now);
  expect(findItem(both.items, '7001')).toBeUndefined();
  expect(() => opened('AK', both)).toThrow('unknown-item');
  // Also a task already on its way is not given to the grid any more.
  const task = {
    kind: 'event.dispatch',
    to: { kind: 'gridStaff', id: 'a', name: '网格员' },
    instruction: '',
    recommended: null,
    majorMatter: false,
    slip: null,
  } as const;
  expect(before.under(both).refused(people.town, task)).toMatchObject({ code: 'item-not-admitted' });
  // A new request and an approval on its way stop there.
  expect(admission('AK', both).refused(people.urban, 'draft', request)).toMatchObject({ clause: 'AK-10.1' });
  // Taken off again, the approval holds.
  const off = {
    ...negative.when(people.director, 'takeOff', { takeOffDocument: '领导小组〔2025〕5号' }).dossier,
    id: listed.id,
  };
  expect(listedItem(rulesInForce(rules, [off, admitted.dossier], admitted.now + 1).items, '7001')).toBeDefined();
});

test.each<[string, PlaceId, string]>([
  ['LYG-9-9', 'LYG', 'government'],
  ['JS-9-12', 'JS', 'government'],
  ['ZS-22-9', 'ZS', 'partyCommittee'],
  ['ZG-9-8', 'ZG', 'partyCommittee'],
])(
  '%s given an extra item in %s, when added, then who decided it and the document are required',
  (clause, place, decidedBy) => {
    proves(clause);
    const extra: Values = { ...request, group: 'otherAssigned' };
    expect(admission(place).refused(people.urban, 'draft', extra)).toMatchObject({ clause });
    const decided: Values = { ...extra, decidedBy, decidedLevel: 'county', decisionDocument: '县委〔2025〕1号' };
    const { decisionDocument: _document, ...undocumented } = decided;
    expect(admission(place).refused(people.urban, 'draft', undocumented)).toMatchObject({ clause });
    expect(admission(place).refused(people.urban, 'draft', { ...decided, decidedBy: 'anybody' })).toMatchObject({
      code: 'field-wrong',
    });
    expect(admission(place).when(people.urban, 'draft', decided).dossier.state).toBe('drafted');
  },
);

test.each<[string, PlaceId]>([
  ['LYG-9-9', 'LYG'],
  ['JS-9-12', 'JS'],
])(
  '%s given an extra item in %s, when a town government decided it, then it is refused: county or above',
  (clause, place) => {
    const decided: Values = {
      ...request,
      group: 'otherAssigned',
      decidedBy: 'government',
      decisionDocument: '镇政府1号',
    };
    expect(admission(place).refused(people.urban, 'draft', { ...decided, decidedLevel: 'town' })).toMatchObject({
      clause,
    });
    expect(admission(place).when(people.urban, 'draft', { ...decided, decidedLevel: 'county' }).dossier.state).toBe(
      'drafted',
    );
  },
);

test('C4 given each text, then the approver it names is asked for, and where it names none the compiler of the list stands in, said to be not stated', () => {
  const wrong: Readonly<Record<PlaceId, string>> = {
    LYG: 'leadGroup',
    ZS: 'leadGroup',
    AK: 'cityBody',
    JS: 'cityBody',
    ZG: 'leadGroup',
  };
  for (const place of placeIds) {
    const story = reviewed(place).when(people.county, 'consent', consentOf(wrong[place]));
    expect(story.dossier.state, place).toBe('reviewed');
    story.when(people.county, 'consent', consentOf(approver[place]));
    expect(story.dossier.state, place).toBe('approved');
    const said = story.facts.at(-1)?.warnings.map((one) => one.code) ?? [];
    expect(said, place).toEqual(['LYG', 'ZS', 'JS'].includes(place) ? ['approver-not-stated'] : []);
    expect(story.dossier.data, place).toMatchObject({ consentOn: '2025-09-01', consentDocument: '批复〔2025〕9号' });
  }
  // AK: a temporary item is for the county department or above.
  const temporary = reviewed('AK', { duration: 'temporary', until: '2025-12-01' });
  expect(temporary.when(people.county, 'consent', consentOf('countyBody')).dossier.state).toBe('approved');
});

test('LYG-10-5, JS-10-4 given an item without the support of its department, when consented, then it is conditional until all of it is committed', () => {
  proves('LYG-10-5', 'JS-10-4', 'ZG-11-2');
  for (const place of ['LYG', 'JS', 'ZG'] as const) {
    const story = reviewed(place, { brings: ['staff'] }).when(people.county, 'consent', consentOf(approver[place]));
    expect(story.dossier.state).toBe('conditional');
    const gaps = () =>
      itemSupportMissing.find(books(story.rules, [story.dossier], '2025-09-02T00:00')).map(({ clause }) => clause);
    expect(gaps()).toEqual([{ LYG: 'LYG-10-5', JS: 'JS-10-4', ZG: 'ZG-11-2' }[place]]);
    expect(
      story.when(people.urban, 'support', { brings: ['staff', 'funds'], supportDocument: '函' }).dossier.state,
    ).toBe('conditional');
    const all = request['brings'] ?? [];
    expect(story.when(people.urban, 'support', { brings: all, supportDocument: '函' }).dossier.state).toBe('approved');
    expect(gaps()).toEqual([]);
  }
});

test('given a replay of the entries, then the dossier is the same (invariant 1)', () => {
  const story = inForce('AK', { duration: 'temporary', until: '2026-03-01' });
  let row: Dossier | undefined;
  for (const fact of story.facts) row = applyDossier(row, fact, story.now);
  expect(row).toEqual(story.dossier);
  expect(eventId).not.toBe(story.dossier.id);
});
