import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { people } from '../../../tests/support/story.ts';
import { isRunning } from '../../time/clock.ts';
import { isBarred } from '../dossier/act-on-dossier.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { conductClasses, staffMeasures } from '../profile/conduct-rules.ts';
import { assessmentEvidence, commendationHeldBy } from './staff-conduct.ts';

const village = '320722001001001';
const who: Values = { staff: 's1', staffName: '甲', staffUnit: '一村网格队', staffAccount: people.staff.account };
const filed = (over: Values = {}): Values => ({
  source: 'inspection',
  ...who,
  conductClass: 'privateGain',
  findingText: '收受服务对象礼品。',
  ...over,
});
const decision = (over: Values = {}): Values => ({
  answer: '承认。',
  outcome: 'orderCorrection',
  ruleCited: '本地行为规范',
  decidingBody: '县中心',
  decidedOn: '2025-09-05',
  correctionDue: '2025-09-20',
  ...over,
});
const story = (place: PlaceId) => dossierStory(place, 'conductFinding', village);

/** The complaint of the same person, as received. */
const complained = (place: PlaceId, over: Values = {}): Dossier =>
  dossierStory(place, 'complaint', village).when(people.county, 'receive', {
    channel: 'phone',
    anonymous: true,
    ...who,
    conductClass: 'privateGain',
    complaintText: '收钱办事。',
    ...over,
  }).dossier;

const gainOf = { LYG: 'LYG-17-2', ZS: 'ZS-20-2', JS: 'JS-17-2', ZG: 'ZG-13-3' } as const;
const withText = Object.keys(gainOf) as (keyof typeof gainOf)[];

test.each(withText)(
  'given an inspection or a complaint alleging gain in %s, when registered, then it is classed, bound to the person and holds a commendation until decided',
  (place) => {
    proves(gainOf[place]);
    const gain = conductClasses(rulesOfPlace(place).profile).find(({ key }) => key === 'privateGain');
    expect(gain?.clause).toBe(gainOf[place]);
    const fromComplaint = complained(place);
    expect(commendationHeldBy('s1', [fromComplaint])).toHaveLength(1);
    const found = story(place).when(people.county, 'file', filed());
    expect(found.dossier).toMatchObject({ state: 'filed', data: { staff: 's1', conductClass: 'privateGain' } });
    expect(commendationHeldBy('s1', [found.dossier])).toEqual([found.dossier]);
    expect(commendationHeldBy('s2', [found.dossier])).toEqual([]);
    const grant = { staff: 's1', grantedOn: '2025-09-10', document: '县网格〔2025〕9号' };
    const honour = dossierStory(place, 'commendation').when(people.county, 'propose', {
      staff: 's1',
      staffName: '甲',
      honour: '优秀网格员',
      merit: '入户走访认真。',
    });
    expect(honour.refused(people.director, 'grant', grant, { conduct: [found.dossier] })).toMatchObject({
      code: 'rule-forbids',
      clause: gainOf[place],
    });
    expect(honour.refused(people.director, 'grant', { ...grant, staff: 's2' }).code).toBe('rule-forbids');
    found.when(people.director, 'decide', decision({ outcome: 'unfounded', correctionDue: null, ruleCited: null }));
    expect(commendationHeldBy('s1', [found.dossier])).toEqual([]);
    honour.when(people.director, 'grant', grant, { conduct: commendationHeldBy('s1', [found.dossier]) });
    expect(honour.dossier.state).toBe('granted');
  },
);

test('given a finding from a complaint, when filed, then it must be the complaint about the same person', () => {
  const other = complained('LYG');
  const fields = filed({ source: 'complaint', dossier: other.id });
  expect(story('LYG').refused(people.county, 'file', fields).detail.zh).toContain('同一网格员');
  expect(
    story('LYG').refused(people.county, 'file', fields, { otherDossier: complained('LYG', { staff: 's2' }) }).code,
  ).toBe('rule-forbids');
  expect(story('LYG').when(people.county, 'file', fields, { otherDossier: other }).dossier.state).toBe('filed');
});

const rudeOf = { LYG: 'LYG-17-4', ZS: 'ZS-20-4', JS: 'JS-17-4', ZG: 'ZG-13-5' } as const;
test.each(withText)(
  'given a rating or a complaint about manner in %s, when registered, then it is classed rudeConduct and stands in the assessment evidence',
  (place) => {
    proves(rudeOf[place]);
    const rated = story(place).when(people.county, 'fileRating', { ...who, rating: 1, ratingText: '态度恶劣。' });
    expect(rated.dossier.data).toMatchObject({ source: 'rating', conductClass: 'rudeConduct', staff: 's1' });
    const complaint = complained(place, { conductClass: 'rudeConduct' });
    expect(assessmentEvidence('s1', [complaint, rated.dossier]).map((e) => [e.conductClass, e.standing])).toEqual([
      ['rudeConduct', 'open'],
      ['rudeConduct', 'open'],
    ]);
    expect(assessmentEvidence('s2', [complaint, rated.dossier])).toEqual([]);
    rated.when(people.director, 'decide', decision());
    expect(assessmentEvidence('s1', [rated.dossier])[0]?.standing).toBe('founded');
    const unfounded = story(place)
      .when(people.county, 'fileRating', { ...who, rating: 1, ratingText: '评错了人。' })
      .when(people.director, 'decide', decision({ outcome: 'unfounded', correctionDue: null }));
    expect(assessmentEvidence('s1', [unfounded.dossier])).toEqual([]);
  },
);

const otherOf = { LYG: 'LYG-17-5', ZS: 'ZS-20-5', JS: 'JS-17-5', ZG: 'ZG-13-6' } as const;
test.each(withText)(
  'given a finding outside the fixed classes in %s, when filed, then class other with a cited rule is required',
  (place) => {
    proves(otherOf[place]);
    expect(story(place).refused(people.county, 'file', filed({ conductClass: 'gossip' })).code).toBe('field-wrong');
    const refused = story(place).refused(people.county, 'file', filed({ conductClass: 'otherBreach' }));
    expect(refused).toMatchObject({ code: 'rule-forbids', clause: otherOf[place] });
    const done = story(place).when(
      people.county,
      'file',
      filed({ conductClass: 'otherBreach', ruleFiled: '某规定第三条' }),
    );
    expect(done.dossier.data).toMatchObject({ conductClass: 'otherBreach', ruleFiled: '某规定第三条' });
  },
);

const leakOf = { LYG: 'LYG-17-1', ZS: 'ZS-20-1', JS: 'JS-17-1', ZG: 'ZG-13-1' } as const;
test.each(withText)('given a leak in %s, when filed, then it is misconduct of the class the text names', (place) => {
  provesPartly(leakOf[place]);
  const key = place === 'ZG' ? 'leakSecret' : 'leakSecretOrPrivacy';
  const done = story(place).when(people.county, 'file', filed({ source: 'accessLog', conductClass: key }));
  expect(done.dossier.data.conductClass).toBe(key);
});

test('given ZG, when personal information is abused, then the acts of ZG-13-2 are named; other places do not have the class', () => {
  provesPartly('ZG-13-2');
  const abuse = filed({ conductClass: 'personalInformationAbuse' });
  expect(story('ZG').refused(people.county, 'file', abuse).clause).toBe('ZG-13-2');
  expect(story('ZG').when(people.county, 'file', { ...abuse, personalActs: ['trade'] }).dossier.state).toBe('filed');
  expect(story('LYG').refused(people.county, 'file', abuse).code).toBe('field-wrong');
});

test.each(placeIds)(
  'given %s, when classes and measures are asked for, then each carries its clause or is local',
  (place) => {
    const { profile } = rulesOfPlace(place);
    const clauses = conductClasses(profile).map(({ clause }) => clause);
    expect(new Set(clauses.map((clause) => clause === 'local'))).toEqual(new Set([place === 'AK']));
    expect(staffMeasures(profile).map(({ key }) => key)).not.toContain('keep');
  },
);

test('given a finding, when the person or the person’s unit comes to it, then they are barred, the filer included', () => {
  const own = { ...people.county, unit: '一村网格队' };
  expect(story('LYG').refused(own, 'file', filed()).code).toBe('subject-is-barred');
  expect(story('LYG').refused(own, 'fileRating', { ...who, rating: 1, ratingText: '…' }).code).toBe(
    'subject-is-barred',
  );
  const found = story('LYG').when(people.county, 'file', filed());
  expect(isBarred(people.staff, found.dossier)).toBe(true);
  expect(found.refused(own, 'decide', decision()).code).toBe('subject-is-barred');
});

test('given a correction ordered, when closed, then its date ran as a clock and how it was corrected is on file (ZG-22)', () => {
  const found = story('ZG').when(people.county, 'file', filed({ conductClass: 'shirking' }));
  expect(found.refused(people.director, 'decide', decision({ correctionDue: null })).clause).toBe('ZG-22');
  found.when(people.director, 'decide', decision());
  expect(found.dossier.clocks.find(isRunning)).toMatchObject({ basis: 'ZG-22', dueDate: '2025-09-20' });
  expect(found.refused(people.county, 'close').code).toBe('rule-forbids');
  found.when(people.county, 'close', { carriedOutHow: '已改正。' });
  expect(found.dossier.clocks.filter(isRunning)).toEqual([]);
});
