import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, gridCode, morePeople, people } from '../../../tests/support/story.ts';
import type { Actor } from '../actor/actor.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { machineOf } from '../dossier/machines.ts';
import { seesDossier } from '../dossier/sees-dossier.ts';
import { careTasksDue } from '../findings/care-findings.ts';
import { careTotals } from './care-totals.ts';
import { medicalWord } from './care-words.ts';

const inGrid = { grid };
const carer = { grid: gridCode, carer: people.staff.account };
const otherStaff: Actor = { ...people.staff, account: 'gridStaff.other' };
const found = (dossier: Dossier, on: string, place: PlaceId) =>
  careTasksDue.find(findingBooks(place, on, { dossiers: [dossier] }));

const everyone: readonly Actor[] = [...Object.values(people), ...Object.values(morePeople), otherStaff];
const seenBy = (dossier: Dossier): readonly string[] =>
  everyone.filter((actor) => seesDossier(actor, dossier)).map(({ account }) => account);
/** Seats of the place and the one who goes there; no village, liaison, supervisor, other town or other staff. */
const clearedOnes = [
  people.staff,
  people.town,
  people.county,
  people.leader,
  people.director,
  people.city,
  morePeople.townDirector,
]
  .map(({ account }) => account)
  .sort();

const visitPlan: Values = {
  personName: '丙',
  keyGroup: 'communityCorrection',
  planReason: '司法所函',
  ...carer,
  everyDays: 30,
  nextOn: '2025-09-10',
};
const request: Values = {
  court: '县法院',
  caseNumber: '（2025）苏0722民初1号',
  courtTask: 'serviceOfDocuments',
  addressee: '丙',
  letterNumber: '协助函1号',
  ...carer,
  dueOn: '2025-09-10',
};

test.each([
  ['LYG', 'LYG-9-6'],
  ['JS', 'JS-9-7'],
] as const)(
  'given a key person on the plan in %s (%s), when a visit falls due or a court asks, then a task goes to the grid and only cleared roles see the file',
  (place, clause) => {
    proves(clause);
    const visits = dossierStory(place, 'keyPerson', '320722001').when(people.town, 'plan', visitPlan, inGrid);
    expect(visits.dossier).toMatchObject({ area: gridCode, handler: people.staff.account, restricted: true });
    expect(found(visits.dossier, '2025-09-09', place)).toEqual([]);
    expect(found(visits.dossier, '2025-09-10', place)).toMatchObject([
      { clause, to: people.staff.account, area: gridCode, gravity: 'warn', zh: '走访今日到期' },
    ]);
    expect(JSON.stringify(found(visits.dossier, '2025-09-11', place))).not.toContain('丙');
    expect(seenBy(visits.dossier).toSorted()).toEqual(clearedOnes);
    expect(visits.acts(people.staff).map(({ key }) => key)).toContain('visit');
    expect(visits.refused(otherStaff, 'visit', { visitedOn: '2025-09-01', visitNote: '…' }).code).toBe('not-your-role');
    visits
      .at('2025-09-10T10:00')
      .when(people.staff, 'visit', { visitedOn: '2025-09-10', visitNote: '在家，情绪平稳。' });
    expect(found(visits.dossier, '2025-09-11', place)).toEqual([]);
    expect(visits.dossier.data.nextOn).toBe('2025-10-10');
    expect(found(visits.dossier, '2025-10-11', place)).toMatchObject([{ gravity: 'gap' }]);
    visits.when(people.town, 'end', { endedOn: '2025-09-10', endReason: '解除矫正' });
    expect(found(visits.dossier, '2025-10-11', place)).toEqual([]);

    const court = dossierStory(place, 'courtRequest', '320722001').when(people.town, 'receive', request, inGrid);
    expect(court.dossier.duties).toMatchObject([
      { what: 'courtTask', by: people.staff.account, basis: clause, clearedAt: null },
    ]);
    expect(found(court.dossier, '2025-09-11', place)).toMatchObject([{ to: people.staff.account, gravity: 'gap' }]);
    expect(seenBy(court.dossier).toSorted()).toEqual(clearedOnes);
    court.when(people.staff, 'answer', { doneOn: '2025-09-01', courtOutcome: 'delivered' });
    expect(found(court.dossier, '2025-09-11', place)).toEqual([]);
    expect(court.dossier.state).toBe('answered');
  },
);

test('given a plan in another town’s grid or with half days, when entered, then it is refused', () => {
  const far = { ...grid, code: '320722002001001' };
  const story = dossierStory('LYG', 'keyPerson', '320722001');
  expect(story.refused(people.town, 'plan', { ...visitPlan, grid: far.code }, { grid: far }).code).toBe(
    'outside-your-area',
  );
  expect(story.refused(people.town, 'plan', visitPlan).code).toBe('unknown-grid');
  expect(story.refused(people.town, 'plan', { ...visitPlan, everyDays: 1.5 }, inGrid).code).toBe('rule-forbids');
});

const rental: Values = {
  recordKind: 'rentalHouse',
  address: '一村12号',
  personName: '丁',
  ...carer,
  nextOn: '2025-09-10',
};
test('ZG-9-7 given a rental or floating-population record, when its re-check date passes, then a visit task arises; advice given is logged', () => {
  proves('ZG-9-7');
  for (const recordKind of ['rentalHouse', 'floatingPopulation']) {
    const record = dossierStory('ZG', 'rentalRecord', gridCode).when(
      people.staff,
      'register',
      { ...rental, recordKind },
      inGrid,
    );
    expect(found(record.dossier, '2025-09-09', 'ZG')).toEqual([]);
    expect(found(record.dossier, '2025-09-11', 'ZG')).toMatchObject([
      { clause: 'ZG-9-7', to: people.staff.account, zh: '复查走访已逾期（应于 2025-09-10 前）' },
    ]);
    record.at('2025-09-11T10:00');
    const visit = { visitedOn: '2025-09-11', visitNote: '3人居住', nextOn: '2025-12-10' };
    expect(record.refused(people.staff, 'visit', visit)).toMatchObject({ code: 'field-missing', clause: 'ZG-9-7' });
    record.when(people.staff, 'visit', { ...visit, advice: '更换门锁、登记承租人。' });
    expect(record.facts.at(-1)?.fields.advice).toBe('更换门锁、登记承租人。');
    expect(found(record.dossier, '2025-09-12', 'ZG')).toEqual([]);
  }
});

const care: Values = {
  personName: '戊',
  careGroup: 'lifeSetback',
  careReason: '失业后与家人分居',
  ...carer,
  nextOn: '2025-09-10',
};
const careIn = (place: PlaceId) =>
  dossierStory(place, 'psychCare', '320722001').when(people.town, 'open', care, inGrid);

test('ZS-22-5 given a person in care, when a follow-up falls due, then a task is raised; the file is restricted and holds care notes, not diagnoses', () => {
  proves('ZS-22-5');
  const file = careIn('ZS');
  expect(found(file.dossier, '2025-09-11', 'ZS')).toMatchObject([
    { clause: 'ZS-22-5', to: people.staff.account, zh: '随访已逾期（应于 2025-09-10 前）' },
  ]);
  expect(file.dossier.restricted).toBe(true);
  expect(seenBy(file.dossier).toSorted()).toEqual(clearedOnes);
  expect(file.dossier.title).toBe('生活失意');
  const note = (careNote: string) => ({ followedOn: '2025-09-01', careNote, nextOn: '2025-10-01' });
  expect(file.refused(people.staff, 'followUp', note('医院诊断为抑郁症'))).toMatchObject({
    code: 'rule-forbids',
    clause: 'ZS-22-5',
  });
  file.when(people.staff, 'followUp', note('愿意和邻居来往，已找到零工。'));
  expect(file.dossier.data).toMatchObject({ followUps: 1, nextOn: '2025-10-01' });
  expect(found(file.dossier, '2025-09-11', 'ZS')).toEqual([]);
});

test('AK-9.5 given a person in care, when referred, then referral date and follow-ups are kept, restricted, without a diagnosis', () => {
  proves('AK-9.5');
  const file = careIn('AK');
  const referral = { referredOn: '2025-09-01', referredTo: 'anxinOnline', consent: true, nextOn: '2025-09-15' };
  expect(file.refused(people.staff, 'refer', { ...referral, referredOn: null }).code).toBe('field-missing');
  file.when(people.staff, 'refer', referral);
  expect(file.dossier).toMatchObject({ state: 'referred', restricted: true, data: referral });
  expect(found(file.dossier, '2025-09-16', 'AK')).toMatchObject([{ clause: 'AK-9.5' }]);
  file.at('2025-09-15T10:00').when(people.staff, 'followUp', {
    followedOn: '2025-09-15',
    careNote: '每周参加活动。',
    nextOn: '2025-10-15',
  });
  file.when(people.staff, 'crisis', { crisisAt: file.now, crisisNote: '独自在桥边，已劝回。', called: '家属、派出所' });
  expect(file.dossier).toMatchObject({ state: 'crisis', data: { referredOn: '2025-09-01', followUps: 1 } });
  expect(seenBy(file.dossier).toSorted()).toEqual(clearedOnes);
  expect(
    file.refused(people.staff, 'crisis', { crisisAt: file.now, crisisNote: '确诊双相', called: '家属' }).code,
  ).toBe('wrong-act-state');
});

test('C23 given care records, when a score or a diagnosis is written anywhere, then it is refused; a reason is needed, looks are logged, walls get totals', () => {
  for (const bad of ['PHQ-9 得分18', '评分 7 分', '确诊精神分裂', '服药控制', 'SCL-90', '3分', 'score 12', '诊断书'])
    expect([bad, medicalWord({ text: bad })]).not.toEqual([bad, null]);
  for (const fine of ['聊了30分钟，情绪平稳。', '三分之一时间在外打工', '与邻居和解，参加活动2次'])
    expect([fine, medicalWord({ text: fine })]).toEqual([fine, null]);
  const open = dossierStory('ZS', 'psychCare', '320722001');
  expect(open.refused(people.town, 'open', { ...care, careReason: null }, inGrid).code).toBe('field-missing');
  expect(open.refused(people.town, 'open', { ...care, careReason: '抑郁症' }, inGrid).code).toBe('rule-forbids');
  const file = open.when(people.town, 'open', care, inGrid);
  expect(file.refused(people.staff, 'note', { note: '量表 40 分' }).code).toBe('rule-forbids');
  file.when(people.director, 'look', { lookReason: '研判会' });
  expect(file.facts.at(-1)).toMatchObject({ act: 'look', by: { account: people.director.account } });
  expect(file.refused(people.village, 'look', { lookReason: '好奇' }).code).toBe('not-your-role');
  const many = ['a', 'b', 'c', 'd'].map((id) => ({ ...file.dossier, id }));
  const one = { ...file.dossier, id: 'e', data: { ...file.dossier.data, careGroup: 'sharpConflict' } };
  expect(careTotals([...many, one], 'psychCare', 'careGroup')).toEqual({ lifeSetback: 4, other: 1 });
});

test('given each profile, when the care files are asked for, then only those its items name are there', () => {
  const on = (place: PlaceId) =>
    ['keyPerson', 'courtRequest', 'rentalRecord', 'psychCare'].filter(
      (machine) => machineOf(machine)?.on?.(rulesOfPlace(place).profile) === true,
    );
  expect(Object.fromEntries(placeIds.map((place) => [place, on(place)]))).toEqual({
    LYG: ['keyPerson', 'courtRequest'],
    JS: ['keyPerson', 'courtRequest'],
    ZS: ['psychCare'],
    AK: ['psychCare'],
    ZG: ['rentalRecord'],
  });
});
