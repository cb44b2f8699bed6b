import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, people } from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { withValue } from '../profile/overlay-profile.ts';
import { backgrounds, cardRule, chiefRule, comparable, gridRoles } from '../profile/staff-rules.ts';
import type { Rules } from '../verb.ts';

const rows = { grid };
const proposal = (over: Values = {}): Values => ({
  staff: 's1',
  staffName: '甲',
  grid: grid.code,
  gridRole: 'gridChief',
  background: 'partyOrgMainHead',
  volunteer: false,
  startOn: '2025-09-10',
  consent: true,
  ...over,
});
const story = (place: PlaceId, rules?: Rules) => dossierStory(place, 'assignment', '320722001', rules);
const proposed = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  story(place, rules).when(people.town, 'propose', proposal(over), rows);
const refusedProposal = (place: PlaceId, over: Values = {}, rules?: Rules) =>
  story(place, rules).refused(people.town, 'propose', proposal(over), rows);

test('C1 given JS, when a main head is proposed as chief, then it is refused by JS-12-2; a member or full-time staff is taken', () => {
  proves('JS-12-2');
  for (const background of ['partyOrgMainHead', 'committeeMainHead'])
    expect(refusedProposal('JS', { background })).toMatchObject({ code: 'rule-forbids', clause: 'JS-12-2' });
  for (const background of ['partyOrgMemberNotHead', 'committeeMemberNotHead', 'fullTimeStaff'])
    expect(proposed('JS', { background }).dossier.state).toBe('proposed');
});

test('C1 given LYG, when the chief is no main head, then a reason is asked for and the advisory says that JS-12-2 outranks; main heads are taken with it too', () => {
  proves('LYG-12-2');
  expect(refusedProposal('LYG', { background: 'other' })).toMatchObject({ code: 'rule-forbids', clause: 'LYG-12-2' });
  const other = proposed('LYG', { background: 'other', poolReason: '主要负责人已兼两岗。' });
  expect(other.facts[0]?.warnings.map((w) => [w.code, w.clause])).toEqual([
    ['higher-text-differs', 'JS-12-2'],
    ['outside-the-pool', 'LYG-12-2'],
  ]);
  const head = proposed('LYG');
  expect(head.facts[0]?.warnings.map(({ clause }) => clause)).toEqual(['JS-12-2']);
  head.when(people.town, 'check', { checkText: '同意。' });
  expect(head.facts[1]?.warnings).toEqual([]);
});

test('C1 given the county pins followParent in LYG, when a main head is proposed, then JS-12-2 refuses; who serves already stays', () => {
  const rules = rulesOfPlace('LYG');
  const before = proposed('LYG').when(people.town, 'check', { checkText: '同意。' });
  const pinned = withValue(rules.profile, 'followParent.staff.chief.pool', true);
  if (!pinned.ok) throw new Error(JSON.stringify(pinned.error));
  const under: Rules = { ...rules, profile: pinned.value };
  expect(refusedProposal('LYG', {}, under)).toMatchObject({ code: 'rule-forbids', clause: 'JS-12-2' });
  const member = proposed('LYG', { background: 'partyOrgMemberNotHead' }, under);
  expect(member.facts[0]?.warnings).toEqual([]);
  expect(before.dossier.state).toBe('checked');
});

test('C1 given AK, when a chief is proposed, then the level of the grid says who: the secretary, a two-committee member, or the pools of level 3', () => {
  proves('AK-7.3.3-2');
  provesPartly('AK-7.3.1', 'AK-7.3.2');
  expect(refusedProposal('AK', { background: 'villageSecretary' }).detail.field).toBe('gridLevel');
  expect(proposed('AK', { gridLevel: '1', background: 'villageSecretary' }).dossier.state).toBe('proposed');
  expect(refusedProposal('AK', { gridLevel: '1', background: 'twoCommitteeMember' }).clause).toBe('AK-7.3.1');
  expect(proposed('AK', { gridLevel: '2', background: 'twoCommitteeMember' }).dossier.state).toBe('proposed');
  expect(refusedProposal('AK', { gridLevel: '2', background: 'fourForces' }).clause).toBe('AK-7.3.2');
  for (const background of ['groupHead', 'ablePartyMember', 'owner', 'buildingHead'])
    expect(proposed('AK', { gridLevel: '3', background }).dossier.state).toBe('proposed');
  expect(refusedProposal('AK', { gridLevel: '3', background: 'other' }).clause).toBe('AK-7.3.3-2');
  expect(proposed('AK', { gridLevel: '3', background: 'other', poolReason: '退役军人。' }).dossier.state).toBe(
    'proposed',
  );
});

test('C1 given ZS and ZG, when a chief is proposed, then ZS wants a Party ground and ZG does not offer the role', () => {
  proves('ZS-14-3', 'ZG-12-2');
  expect(refusedProposal('ZS', { background: 'stateEmployee' })).toMatchObject({
    code: 'rule-forbids',
    clause: 'ZS-14-3',
  });
  for (const background of ['partyOrgMember', 'partyBackbone'])
    expect(proposed('ZS', { background }).dossier.state).toBe('proposed');
  expect(gridRoles(rulesOfPlace('ZG').profile).map(({ key }) => key)).toEqual(['fullTimeStaff', 'partTimeStaff']);
  expect(refusedProposal('ZG', { background: 'other' })).toMatchObject({
    code: 'field-wrong',
    detail: { field: 'gridRole' },
  });
});

test('C8 given the role 网格长, when read under AK and elsewhere, then it is front line there and coordinator here, and counts never stand side by side', () => {
  provesPartly('AK-3');
  const flags = (place: PlaceId) => {
    const chief = gridRoles(rulesOfPlace(place).profile).find(({ key }) => key === 'gridChief');
    return chief && [chief.isFrontline, chief.isCoordinator];
  };
  expect([flags('AK'), flags('LYG'), flags('JS'), flags('ZS'), flags('ZG')]).toEqual([
    [true, false],
    [false, true],
    [false, true],
    [false, true],
    undefined,
  ]);
  const compare = (a: PlaceId, b: PlaceId) => comparable(rulesOfPlace(a).profile, rulesOfPlace(b).profile, 'gridChief');
  expect([compare('AK', 'LYG'), compare('LYG', 'JS'), compare('LYG', 'ZG')]).toEqual([false, true, false]);
  const offered = gridRoles(rulesOfPlace('AK').profile).map(({ key }) => key);
  expect(offered).not.toContain('fullTimeStaff');
  expect(offered).not.toContain('partTimeStaff');
});

const part = (over: Values = {}): Values => ({ gridRole: 'partTimeStaff', ...over });
test('C9 given a volunteer, when proposed as part-time staff, then JS and ZS take the person, LYG keeps volunteers apart', () => {
  for (const place of ['JS', 'ZS'] as const)
    expect(proposed(place, part({ background: 'volunteer', volunteer: true })).dossier.state).toBe('proposed');
  const refused = refusedProposal('LYG', part({ background: 'other', volunteer: true, poolReason: '热心。' }));
  expect(refused).toMatchObject({ code: 'rule-forbids', clause: 'LYG-15-2' });
  expect(proposed('LYG', { gridRole: 'volunteer', background: 'other', volunteer: true }).dossier.state).toBe(
    'proposed',
  );
  expect(refusedProposal('JS', { gridRole: 'fullTimeStaff', background: 'other', volunteer: true }).code).toBe(
    'rule-forbids',
  );
});

test('given a part-time post, when saved, then its background is from the pool of the text; LYG allows another with a note', () => {
  proves('LYG-15-2', 'JS-15-2', 'ZS-16-2');
  expect(proposed('LYG', part({ background: 'fiveElders' })).dossier.data.background).toBe('fiveElders');
  expect(refusedProposal('LYG', part({ background: 'other' })).code).toBe('rule-forbids');
  expect(proposed('LYG', part({ background: 'other', poolReason: '退役军人。' })).dossier.state).toBe('proposed');
  for (const place of ['JS', 'ZS'] as const) {
    expect(proposed(place, part({ background: 'peoplesMediator' })).dossier.state).toBe('proposed');
    expect(refusedProposal(place, part({ background: 'other', poolReason: '退役军人。' })).code).toBe('rule-forbids');
    expect(refusedProposal(place, part({ background: 'fiveElders' })).code).toBe('field-wrong');
  }
  expect(backgrounds(rulesOfPlace('ZS').profile).map(({ key }) => key)).toContain('buildingHead');
});

const checkStory = (place: PlaceId) => dossierStory(place, 'backgroundCheck', '320722');
const result = (over: Values = {}): Values => ({
  staff: 's1',
  staffName: '甲',
  checkedOn: '2025-08-30',
  checker: '县中心人事专员',
  recheckOn: '2026-08-30',
  ...over,
});
const passed = (place: PlaceId, over: Values = {}): Dossier =>
  checkStory(place).when(people.director, 'record', result(over)).dossier;
const eligible = (over: Values = {}): Values => ({
  politicalReview: true,
  politicalReviewer: '丁',
  birthDate: '1990-01-01',
  citizen: true,
  education: '大专',
  abilityResult: '合格',
  fit: true,
  fitOn: '2025-08-20',
  dossier: '0190d000-0000-7000-8000-000000000002',
  ...over,
});
const fullTime = (place: PlaceId) => proposed(place, { gridRole: 'fullTimeStaff', background: 'other' });

test.each(['LYG', 'JS'] as const)(
  'C21 given full-time staff in %s, when checked, then conditions and background stand before any confirmation',
  (place) => {
    proves(`${place}-14-1-1`, `${place}-14-1-2`, `${place}-14-1-3`, `${place}-14-1-4`);
    const post = fullTime(place);
    const check = { otherDossier: passed(place) };
    expect(post.refused(people.town, 'check', { checkText: '同意。' }).clause).toBe(`${place}-14-1-1`);
    const no = (over: Values) => post.refused(people.director, 'checkFullTime', eligible(over), check);
    expect(no({ politicalReview: null }).detail.field).toBe('politicalReview');
    expect(no({ politicalReviewer: null }).detail.field).toBe('politicalReviewer');
    expect(no({ politicalReview: false }).clause).toBe(`${place}-14-1-1`);
    expect(no({ citizen: false }).clause).toBe(`${place}-14-1-2`);
    expect(no({ birthDate: '2007-09-10' }).clause).toBe(`${place}-14-1-2`);
    expect(no({ fit: null }).detail.field).toBe('fit');
    expect(no({ fit: false }).clause).toBe(`${place}-14-1-4`);
    expect(post.refused(people.town, 'confirm', { confirmedOn: '2025-09-05' }).code).toBe('wrong-act-state');
    expect(
      fullTime(place).when(people.director, 'checkFullTime', eligible({ birthDate: '2007-09-09' }), check).dossier
        .state,
    ).toBe('checked');

    post.when(people.director, 'checkFullTime', eligible({ education: null, abilityResult: null }), check);
    expect(post.dossier.data.fileIncomplete).toBe(true);
    expect(post.refused(people.town, 'confirm', { confirmedOn: '2025-09-05' }).detail.zh).toContain('不完整');
    post.when(people.town, 'confirm', { confirmedOn: '2025-09-05', approver: '中心主任' });
    expect(post.dossier.state).toBe('confirmed');
  },
);

test.each(['LYG', 'JS'] as const)(
  'C21 given a background check in %s, when a ground is ticked, then the post is refused, a serving person is reviewed, and the ground is need-to-know',
  (place) => {
    proves(`${place}-14-2-1`, `${place}-14-2-2`, `${place}-14-2-3`, `${place}-14-2-4`, `${place}-14-2-5`);
    for (const ground of [
      'criminalRecordOrOpenCase',
      'detention',
      'expelledFromPublicOffice',
      'jointPunishmentListed',
    ]) {
      const check = passed(place, { grounds: [ground] });
      expect(check.state).toBe('refused');
      const post = fullTime(place);
      expect(post.refused(people.director, 'checkFullTime', eligible(), { otherDossier: check }).code).toBe(
        'rule-forbids',
      );
    }
    expect(checkStory(place).refused(people.director, 'record', result({ grounds: ['otherLegalGround'] })).clause).toBe(
      `${place}-14-2-5`,
    );
    expect(passed(place, { grounds: ['otherLegalGround'], legalBasis: '某法第五条' }).state).toBe('refused');

    const serving = checkStory(place).when(people.director, 'record', result());
    serving.at('2026-08-29T10:00').when(people.director, 'recheck', {
      checkedOn: '2026-08-28',
      checker: '县中心人事专员',
      recheckOn: '2027-08-28',
      grounds: ['jointPunishmentListed'],
    });
    expect(serving.dossier).toMatchObject({ state: 'underReview', data: { checkedOn: '2026-08-28' } });
    expect(serving.dossier.duties[0]).toMatchObject({ what: 'review', basis: `${place}-14-2-4`, clearedAt: null });
    expect(serving.acts(people.county)).toEqual([]);
    expect(checkStory(place).refused(people.county, 'record', result()).code).toBe('not-your-role');
    serving.when(people.director, 'review', { reviewOutcome: 'keep', reviewText: '同名同姓。' });
    expect(serving.dossier.duties[0]?.clearedAt).not.toBeNull();
  },
);

test('C21 given the other places, when full-time staff are proposed, then there is no eligibility form at all', () => {
  for (const place of ['ZS', 'ZG'] as const) {
    const post = fullTime(place);
    expect(post.acts(people.director).map(({ key }) => key)).not.toContain('checkFullTime');
    expect(checkStory(place).refused(people.director, 'record', result()).code).toBe('switched-off-by-profile');
    expect(post.when(people.town, 'check', { checkText: '同意。' }).dossier.state).toBe('checked');
  }
  expect(refusedProposal('AK', { gridRole: 'fullTimeStaff', background: 'other' }).code).toBe('field-wrong');
});

test('given a check past its recheck date or of somebody else, when used, then it is not taken', () => {
  const post = fullTime('LYG').at('2026-09-01T10:00');
  expect(
    post.refused(people.director, 'checkFullTime', eligible(), { otherDossier: passed('LYG') }).detail.zh,
  ).toContain('复核');
  expect(
    post.refused(people.director, 'checkFullTime', eligible(), { otherDossier: passed('LYG', { staff: 's2' }) }).code,
  ).toBe('rule-forbids');
});

test('given a chief in JS, when the village side has not agreed, then it stays pending and only the town confirms (JS-12-3)', () => {
  proves('JS-12-3');
  const post = proposed('JS', { background: 'partyOrgMemberNotHead' }).when(people.town, 'check', {
    checkText: '同意。',
  });
  const on = { confirmedOn: '2025-09-05' };
  expect(post.refused(people.town, 'confirm', on).clause).toBe('JS-12-3');
  expect(post.refused(people.town, 'confirm', { ...on, agreedBy: ['communityPartyOrg'] }).clause).toBe('JS-12-3');
  const both = { ...on, agreedBy: ['communityPartyOrg', 'villageCommittee'] };
  expect(post.refused(people.county, 'confirm', both).code).toBe('not-your-level');
  expect(post.dossier.state).toBe('checked');
  expect(post.when(people.town, 'confirm', both).dossier.state).toBe('confirmed');
});

test('given AK, when a chief from outside of the grid is checked, then a note is asked for (AK-8.1-3)', () => {
  provesPartly('AK-8.1-3');
  const post = proposed('AK', { gridLevel: '3', background: 'groupHead' });
  expect(post.refused(people.town, 'check', { checkText: '同意。', livesInGrid: false }).clause).toBe('AK-8.1-3');
  expect(proposed('LYG').refused(people.town, 'check', { checkText: '同意。', livesInGrid: true }).code).toBe(
    'field-unknown',
  );
  post.when(people.town, 'check', { checkText: '同意。', livesInGrid: false, residenceNote: '住邻村，熟悉情况。' });
  expect(post.dossier.state).toBe('checked');
});

/** A post confirmed, whoever the person. */
const confirmed = (place: PlaceId, over: Values = {}) =>
  proposed(place, over)
    .when(people.town, 'check', { checkText: '同意。', ...(place === 'AK' && { livesInGrid: true }) })
    .when(people.town, 'confirm', {
      confirmedOn: '2025-09-05',
      ...((place === 'LYG' || place === 'JS') && { agreedBy: ['communityPartyOrg', 'villageCommittee'] }),
    });
const chiefOf: Partial<Record<PlaceId, Values>> = {
  AK: { gridLevel: '3', background: 'groupHead' },
  ZS: { background: 'partyOrgMember' },
};
const started: Values = { startedOn: '2025-09-10', cardNumber: 'K-001', account: 'grid.1' };
const training: Values = { inductedOn: '2025-08-31', inductionHours: 8, inductionPlace: '县委党校' };

test.each(['LYG', 'AK'] as const)(
  'given %s, when there is no induction, then the post cannot start and no card is given (LYG-37-6, AK-11.3)',
  (place) => {
    provesPartly(place === 'LYG' ? 'LYG-37-6' : 'AK-11.3');
    const post = confirmed(place, chiefOf[place]);
    expect(post.refused(people.town, 'activate', started).clause).toBe(place === 'LYG' ? 'LYG-37-6' : 'AK-11.3');
    expect(post.when(people.town, 'induct', training).when(people.town, 'activate', started).dossier.state).toBe(
      'active',
    );
  },
);

test('given ZS, when no text asks for induction, then a post may start without; every post carries a card', () => {
  const post = confirmed('ZS', chiefOf.ZS);
  expect(post.refused(people.town, 'activate', { startedOn: '2025-09-10' })).toMatchObject({ clause: 'ZS-34-1' });
  expect(post.when(people.town, 'activate', started).dossier.state).toBe('active');
});

test('C18 given work cards, when asked who carries one and what stands on it, then each text answers and a silent content takes the template', () => {
  const rule = (place: PlaceId) => cardRule(rulesOfPlace(place).profile);
  expect(placeIds.map((place) => rule(place).roles)).toEqual([
    ['fullTimeStaff'],
    ['gridChief', 'fullTimeStaff', 'partTimeStaff'],
    ['gridChief'],
    ['fullTimeStaff'],
    [],
  ]);
  expect(rule('AK').fieldsGround.clause).toBe('AK-11.4-2');
  for (const place of ['LYG', 'ZS', 'JS', 'ZG'] as const) {
    expect(rule(place).fields).toEqual(rule('AK').fields);
    expect(rule(place).fieldsGround.statutory).toBe(false);
  }
});

test('given a post that ends, when card, account and posting are settled, then it is ended; until then each is owed (AK-11.4-3)', () => {
  provesPartly('AK-11.4-3');
  const post = confirmed('AK', chiefOf.AK).when(people.town, 'induct', training).when(people.town, 'activate', started);
  expect(post.refused(people.town, 'leave', { leaveReason: 'resigned', leftOn: '2025-09-01' }).code).toBe(
    'rule-forbids',
  );
  post.when(people.town, 'leave', { leaveReason: 'resigned', leftOn: '2025-12-31' });
  const owed = () => post.dossier.duties.filter((d) => d.clearedAt === null).map((d) => d.what);
  expect(owed()).toEqual(['recoverCard', 'closeAccount', 'updatePosting']);
  post.when(people.town, 'recoverCard', { cardRecoveredOn: '2026-01-02' });
  post.when(people.town, 'closeAccount', { accountClosedOn: '2026-01-02' });
  expect([post.dossier.state, owed()]).toEqual(['leaving', ['updatePosting']]);
  post.when(people.town, 'postingUpdated', { postingUpdatedOn: '2026-01-03' });
  expect(post.dossier.state).toBe('ended');
});

test('given a rule for chiefs, when a profile is silent, then there is none', () => {
  expect(chiefRule(rulesOfPlace('ZG').profile, null)).toBeNull();
  expect(chiefRule(rulesOfPlace('AK').profile, null)).toBeNull();
});
