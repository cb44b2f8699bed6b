import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, rulesOfPlace } from '../../../tests/support/rules.ts';
import { eventId, people } from '../../../tests/support/story.ts';
import type { Values } from '../dossier/dossier.ts';
import { machineOf } from '../dossier/machines.ts';
import { damageRule, harmRule } from '../profile/liability-rules.ts';

const claim = (over: Values = {}): Values => ({
  claimant: '丁',
  claimantPhone: '0518-5550199',
  staff: 's1',
  staffName: '甲',
  staffAction: '巡查时损坏围栏。',
  damage: '围栏倒塌。',
  event: eventId,
  ...over,
});
const claimIn = (place: PlaceId) => dossierStory(place, 'damageClaim', '320722001001001');

const damageOf = { LYG: 'LYG-40-1', JS: 'JS-40-1', ZS: 'ZS-38-1' } as const;
test.each(['LYG', 'JS', 'ZS'] as const)(
  'given a damage claim naming a staff action in %s, when registered, then it is bound, the town is liable and the file is preserved',
  (place) => {
    proves(damageOf[place]);
    const story = claimIn(place);
    expect(story.refused(people.town, 'register', claim({ event: null })).clause).toBe(damageOf[place]);
    story.when(people.town, 'register', claim());
    expect(story.dossier).toMatchObject({ event: eventId, data: { liableBody: '镇街', preserved: true } });
    const byEntry = claimIn(place).when(people.town, 'register', claim({ event: null, entries: ['#7'] }));
    expect(byEntry.dossier.data.entries).toEqual(['#7']);
  },
);

const askOf = { LYG: 'LYG-40-2', JS: 'JS-40-2' } as const;
test.each(['LYG', 'JS'] as const)(
  'given a claim the town disputes in %s, when it asks the county, then it is pending until a decision is recorded',
  (place) => {
    proves(askOf[place]);
    const story = claimIn(place).when(people.town, 'register', claim());
    story.when(people.town, 'askCounty', { disputeReason: '系承包单位所为。' });
    const pending = machineOf('damageClaim')?.states[story.dossier.state];
    expect(pending).toEqual({ zh: '待县级确定', en: 'County determination pending' });
    expect(story.refused(people.town, 'settle', { settledHow: 'paid', settledOn: '2025-09-30' }).code).toBe(
      'wrong-act-state',
    );
    const decision = { liableBody: '承包单位', determinationNumber: '东政〔2025〕3号', determinedOn: '2025-09-20' };
    expect(story.refused(people.town, 'determine', decision).code).toBe('not-your-role');
    story.when(people.director, 'determine', decision);
    expect(story.dossier).toMatchObject({ state: 'determined', data: { liableBody: '承包单位' } });
    story.when(people.town, 'settle', { settledHow: 'paid', settledOn: '2025-09-30', settledFen: 120000 });
    expect(story.dossier.state).toBe('settled');
  },
);

test('C37 given liability.countyDetermination per profile, when asked for, then LYG and JS have the step, ZS has not, AK and ZG know no claim', () => {
  const rule = (place: PlaceId) => damageRule(rulesOfPlace(place).profile);
  expect([rule('LYG')?.determination, rule('JS')?.determination]).toEqual(['LYG-40-2', 'JS-40-2']);
  expect(rule('ZS')?.determination).toBeNull();
  expect([rule('AK'), rule('ZG')]).toEqual([null, null]);
  const zs = claimIn('ZS').when(people.town, 'register', claim());
  expect(zs.refused(people.town, 'askCounty', { disputeReason: '…' }).code).toBe('switched-off-by-profile');
  expect(zs.acts(people.town).map(({ key }) => key)).not.toContain('askCounty');
  for (const place of ['AK', 'ZG'] as const)
    expect(claimIn(place).refused(people.town, 'register', claim()).code).toBe('switched-off-by-profile');
});

const harm = (over: Values = {}): Values => ({
  harmKind: 'insult',
  victim: 'staff',
  victimName: '甲',
  staff: 's1',
  harmedAt: Date.parse('2025-09-01T09:00+08:00'),
  harmText: '入户走访时被辱骂。',
  ...over,
});
const harmIn = (place: PlaceId) => dossierStory(place, 'staffHarm', '320722001001001');
const referral = { referredTo: '派出所', referredOn: '2025-09-01' };
const outcome = { outcomeBody: '公安局', outcomeText: '行政拘留五日。', outcomeOn: '2025-09-10' };

test.each([
  ['LYG', 'LYG-41', 'invadePrivacy', 'closeRelative'],
  ['JS', 'JS-41', 'falseAccusation', 'closeRelative'],
  ['ZS', 'ZS-39', 'propertyDamage', 'staff'],
  ['ZG', 'ZG-23', 'obstructDuty', 'staff'],
] as const)(
  'given harm to staff in %s (%s), when kind %s and victim %s are set, then referral to police is offered and the outcome kept',
  (place, clause, kind, victim) => {
    proves(clause);
    const story = harmIn(place);
    expect(story.refused(people.town, 'register', harm({ harmKind: 'gossip' })).code).toBe('field-wrong');
    story.when(people.staff, 'register', harm({ harmKind: kind, victim }));
    expect(story.acts(people.town).map(({ key }) => key)).toContain('refer');
    expect(story.acts(people.staff).map(({ key }) => key)).not.toContain('refer');
    story.when(people.town, 'refer', referral).when(people.town, 'recordOutcome', outcome);
    expect(story.dossier).toMatchObject({
      state: 'ended',
      data: { referredTo: '派出所', outcomeText: '行政拘留五日。' },
    });
  },
);

test('given the victims of the text, when a relative is harmed in ZS, then the form does not know it; kinds differ by text', () => {
  expect(
    harmIn('ZS').refused(people.town, 'register', harm({ harmKind: 'personalHarm', victim: 'closeRelative' })).code,
  ).toBe('field-wrong');
  expect(harmRule(rulesOfPlace('LYG').profile).kinds).toHaveLength(8);
  expect(harmRule(rulesOfPlace('ZG').profile).kinds.map(({ key }) => key)).toEqual(['obstructDuty']);
  expect(harmRule(rulesOfPlace('AK').profile).statutory).toBe(false);
  expect(
    harmIn('LYG').refused(people.town, 'register', harm({ harmedAt: Date.parse('2025-09-02T09:00+08:00') })).code,
  ).toBe('rule-forbids');
});
