import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import {
  department,
  dispatchTo,
  grid,
  gridCode,
  morePeople,
  people,
  registration,
  story,
} from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { choicesOf, type Field } from '../dossier/field.ts';
import { machineOf } from '../dossier/machines.ts';
import { helperFacts } from '../event/helper-facts.ts';
import { collaborationReport, servedHours } from './collaboration-report.ts';
import { officersOnDuty } from './stationed-officer.ts';

const year = [Date.parse('2025-01-01T00:00+08:00'), Date.parse('2026-01-01T00:00+08:00')] as const;

const partnerIn = (place: PlaceId, over: Values = {}): Dossier =>
  dossierStory(place, 'partner', '320722001001').when(people.town, 'register', {
    partnerKind: 'propertyFirm',
    partnerName: '某物业公司',
    contact: '丙',
    contactPhone: '0518-5550101',
    compound: '一村小区',
    ...over,
  }).dossier;

const withPartner = (partner: Dossier) => {
  const one = story('ZS');
  one.dossiers.set(partner.id, partner);
  return one
    .when(people.county, registration({ number: 'ZS20250901-0010001', content: '甲来电 13800001234，楼道堆物。' }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '重大' });
};

const nameOf = (partner: Dossier, helperKind: 'propertyFirm' | 'enterprise' | 'ownersCommittee') => ({
  kind: 'event.nameHelper' as const,
  helperKind,
  name: partner.title,
  partner: partner.id,
  part: '清理楼道',
});

test.each(['propertyFirm', 'ownersCommittee'] as const)(
  'ZS-26-1-1 given a compound, when its partner (%s) is registered, then it can be named as helper and gets shared, masked facts',
  (partnerKind) => {
    proves('ZS-26-1-1');
    const partner = partnerIn('ZS', { partnerKind });
    const before = story('ZS')
      .when(people.county, registration({ number: 'ZS20250901-0010001' }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '重大' });
    expect(before.refused(people.town, nameOf(partner, partnerKind)).code).toBe('partner-not-registered');
    const { event, rules } = withPartner(partner).when(people.town, nameOf(partner, partnerKind));
    const [helper] = event.helpers;
    if (helper === undefined) throw new Error('no helper');
    const facts = helperFacts(event, helper, rules.items);
    expect(facts).toMatchObject({ number: event.number, title: '路面积水', part: '清理楼道' });
    expect(facts.content).toBe('某某来电 ***，楼道堆物。');
  },
);

test('ZS-8-2 given an outside participant, when registered, then it can be named as helper; once its entry has ended it cannot', () => {
  proves('ZS-8-2');
  const entry = dossierStory('ZS', 'partner', '320722001001').when(people.village, 'register', {
    partnerKind: 'enterprise',
    partnerName: '某企业',
    contact: '丙',
    contactPhone: '0518-5550101',
  });
  expect(withPartner(entry.dossier).when(people.town, nameOf(entry.dossier, 'enterprise')).event.helpers).toMatchObject(
    [{ kind: 'enterprise', partner: entry.dossier.id, part: '清理楼道' }],
  );
  entry.when(people.town, 'end', { endedOn: '2025-09-01', endReason: '迁出' });
  expect(withPartner(entry.dossier).refused(people.town, nameOf(entry.dossier, 'enterprise')).code).toBe(
    'partner-not-registered',
  );
});

test('AK-8.3 given a volunteer body, when registered, then kind, members, grids and activity are kept and none may be left out', () => {
  proves('AK-8.3');
  const words: Values = {
    bodyKind: 'mediationRoom',
    bodyName: '老陈调解室',
    memberKinds: ['retiredPartyMember', 'buildingHead'],
    members: ['甲', '乙'],
    contact: '甲',
    contactPhone: '0518-5550101',
    grids: [gridCode],
    activity: '每周三说事',
  };
  const body = dossierStory('AK', 'volunteerBody', '320722001001');
  for (const field of ['bodyKind', 'members', 'grids', 'activity'])
    expect(body.refused(people.village, 'register', { ...words, [field]: null })).toMatchObject({
      code: 'field-missing',
      detail: { field },
    });
  expect(body.refused(people.village, 'register', { ...words, bodyKind: 'militia' }).code).toBe('field-wrong');
  expect(body.when(people.village, 'register', words).dossier.data).toEqual(words);
});

const fieldOf = (machine: string, act: string, key: string): Field => {
  const found = machineOf(machine)
    ?.acts.find((a) => a.key === act)
    ?.fields.find((f) => f.key === key);
  if (found === undefined) throw new Error(`${machine}.${act} has no ${key}`);
  return found;
};

const projectWords = (mode: string): Values => ({
  projectName: '银龄关爱',
  mode,
  body: '某社工机构',
  grids: [gridCode],
  from: '2025-01-01',
  to: '2025-12-31',
  costFen: 5_000_000,
});
test.each([
  ['LYG', 'LYG-24', ['governmentPurchase', 'openCompetition', 'ventureCharity']],
  ['JS', 'JS-24', ['governmentPurchase', 'openCompetition', 'ventureCharity']],
  ['ZS', 'ZS-8-3', ['governmentPurchase', 'ventureCharity']],
  ['ZG', 'ZG-20-1', ['governmentPurchase', 'ventureCharity']],
] as const)(
  'given a project in %s (%s), when registered, then mode, body, grids, term, cost and evaluation are kept; modes are the text’s',
  (place, clause, modes) => {
    proves(clause);
    const open = dossierStory(place, 'project');
    const offered = fieldOf('project', 'register', 'mode');
    expect(choicesOf(offered, open.rules).map(({ key }) => key)).toEqual(modes);
    expect(open.refused(people.county, 'register', projectWords('handshake')).code).toBe('field-wrong');
    for (const field of ['mode', 'body', 'grids', 'from', 'to', 'costFen'])
      expect(open.refused(people.county, 'register', { ...projectWords(modes[0]), [field]: null }).code).toBe(
        'field-missing',
      );
    open.when(people.county, 'register', projectWords(modes[0]));
    open.when(people.county, 'evaluate', { evaluatedOn: '2025-09-01', evaluation: '合格', evaluator: '县中心' });
    expect(open.dossier.data).toMatchObject({
      ...projectWords(modes[0]),
      evaluation: '合格',
      evaluatedOn: '2025-09-01',
    });
    expect(collaborationReport([], [open.dossier], ...year).projects.get(modes[0])).toEqual({
      count: 1,
      costFen: 5_000_000,
    });
  },
);

const plan: Values = { activityName: '清洁家园', organiser: '团委', plannedOn: '2025-08-30' };
const finish: Values = { heldOn: '2025-08-30', volunteers: ['甲 2', '乙：1.5', '甲 1'] };
test.each([
  ['LYG', 'LYG-25'],
  ['JS', 'JS-25'],
  ['ZG', 'ZG-20-2'],
] as const)(
  'given a volunteer activity in %s (%s), when finished, then people and hours count in the report and feed the points ledger',
  (place, clause) => {
    proves(clause);
    const activity = dossierStory(place, 'volunteerActivity', gridCode).when(people.staff, 'plan', plan);
    expect(collaborationReport([], [activity.dossier], ...year).activities).toEqual({ count: 0, people: 0, hours: 0 });
    expect(activity.refused(people.staff, 'finish', { ...finish, volunteers: ['甲 2', '乙'] })).toMatchObject({
      code: 'rule-forbids',
      detail: { zh: '第 2 行请写成“姓名 小时数”。' },
    });
    activity.when(people.staff, 'finish', finish);
    expect(activity.dossier.data).toMatchObject({ people: 2, hours: 4.5 });
    expect(collaborationReport([], [activity.dossier], ...year).activities).toEqual({
      count: 1,
      people: 2,
      hours: 4.5,
    });
    expect(collaborationReport([], [activity.dossier], year[1], year[1] + 1e9).activities.count).toBe(0);
    expect([...servedHours([activity.dossier])]).toEqual([
      ['甲', 3],
      ['乙', 1.5],
    ]);
  },
);

const massOf = { LYG: 'LYG-23', JS: 'JS-23', ZS: 'ZS-5-3', ZG: 'ZG-6-1' } as const;
test.each(['LYG', 'JS', 'ZS', 'ZG'] as const)(
  'given a mass organisation in %s, when it is assigned to an event as a helper, then its part and result are journalled and counted',
  (place) => {
    proves(massOf[place]);
    const one = story(place)
      .when(people.county, registration({ number: `${place}20250901-0010001` }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '重大' })
      .when(people.county, {
        kind: 'event.nameHelper',
        helperKind: 'womensFederation',
        name: '县妇联',
        partner: null,
        part: '陪同走访',
      });
    const helper = one.event.helpers[0]?.id ?? '';
    const counted = () => collaborationReport([one.event], [], ...year).helpers.get('womensFederation');
    expect(counted()).toEqual({ named: 1, done: 0, hours: 0 });
    one.when(people.county, { kind: 'event.recordHelp', helper, result: '已走访', hours: 3 });
    expect(one.facts.at(-2)).toMatchObject({ helper: '县妇联', text: '陪同走访', basis: massOf[place] });
    expect(one.facts.at(-1)).toMatchObject({ helper: '县妇联', text: '已走访', hours: 3 });
    expect(counted()).toEqual({ named: 1, done: 1, hours: 3 });
  },
);

test.each(['LYG', 'JS'] as const)(
  'given a mass organisation in %s, when it is assigned to a visit as a helper, then its part and result are journalled and counted',
  (place) => {
    proves(massOf[place]);
    const visits = dossierStory(place, 'keyPerson', '320722001')
      .when(
        people.town,
        'plan',
        {
          personName: '丙',
          keyGroup: 'releasedPrisoner',
          planReason: '司法所函',
          grid: gridCode,
          carer: people.staff.account,
          everyDays: 30,
          nextOn: '2025-09-01',
        },
        { grid },
      )
      .when(people.town, 'nameHelper', { helperKind: 'youthLeague', helperName: '团县委', helperPart: '介绍就业' });
    const counted = () => collaborationReport([], [visits.dossier], ...year).helpers.get('youthLeague');
    expect(counted()).toEqual({ named: 1, done: 0, hours: 0 });
    visits.when(people.staff, 'visit', { visitedOn: '2025-09-01', visitNote: '在家', helperResult: '已介绍岗位' });
    expect(visits.facts.map(({ act, fields }) => [act, fields.helperPart ?? fields.helperResult])).toEqual([
      ['plan', undefined],
      ['nameHelper', '介绍就业'],
      ['visit', '已介绍岗位'],
    ]);
    expect(counted()).toEqual({ named: 1, done: 1, hours: 0 });
    expect(
      visits.refused(people.staff, 'visit', { visitedOn: '2025-09-01', visitNote: '在家', helperResult: '又来' }).code,
    ).toBe('rule-forbids');
  },
);

test('JS-27-2 given a stationed officer, when on duty, then the console lists them and they sign in events for their department', () => {
  proves('JS-27-2');
  const officer = dossierStory('JS', 'stationedOfficer').when(
    people.county,
    'register',
    {
      department: 'chengguan',
      officerName: '丁',
      officerAccount: morePeople.stationed.account,
      officerPhone: '0518-5550102',
      from: '2025-09-01',
      to: '2025-12-31',
      days: ['d1', 'd3'],
    },
    { department: department('chengguan') },
  ).dossier;
  const on = (local: string): number => officersOnDuty([officer], Date.parse(`${local}T10:00+08:00`)).length;
  // A Monday, a Tuesday, a Wednesday, a Monday before and one after the term.
  expect(['2025-09-01', '2025-09-02', '2025-09-03', '2025-08-25', '2026-01-05'].map(on)).toEqual([1, 0, 1, 0, 0]);
  const signed = story('JS')
    .when(people.county, registration({ number: 'JS20250901-0010001' }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo())
    .when(morePeople.stationed, { kind: 'event.signIn', handler: '乙' });
  expect(signed.event).toMatchObject({ state: 'inHandling', handler: '乙' });
});

test('given each of five profiles, when its machines of collaboration are asked for, then those its text does not know are off', () => {
  const off = (place: PlaceId) =>
    ['partner', 'project', 'partyTier', 'visitingOfficial', 'departmentSupport'].filter(
      (machine) => machineOf(machine)?.on?.(rulesOfPlace(place).profile) === false,
    );
  expect(Object.fromEntries(placeIds.map((place) => [place, off(place)]))).toEqual({
    LYG: ['partyTier'],
    JS: ['partyTier'],
    ZS: ['visitingOfficial'],
    AK: ['partyTier'],
    ZG: ['partyTier', 'visitingOfficial'],
  });
});
