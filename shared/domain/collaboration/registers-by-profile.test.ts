import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves } from '../../../tests/support/proves.ts';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, gridCode, people } from '../../../tests/support/story.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { partyTierMissing } from '../findings/collaboration-findings.ts';
import { departmentRegister } from './department-support.ts';
import { partyChain } from './party-tier.ts';

test('ZS-5-2 given this profile’s department register, when initialised, then sixteen departments exist, each with a support record of four kinds', () => {
  proves('ZS-5-2');
  const register = departmentRegister(rulesOfPlace('ZS').profile);
  expect(register.map(({ key }) => key)).toEqual([
    'petition',
    'police',
    'civilAffairs',
    'justice',
    'finance',
    'humanResources',
    'naturalResourcesPlanning',
    'ecology',
    'housingConstruction',
    'agricultureRural',
    'health',
    'emergencyManagement',
    'marketRegulation',
    'integratedLawEnforcement',
    'meteorology',
    'bigData',
  ]);
  for (const { support, clause } of register) {
    expect(clause).toBe('ZS-5-2');
    expect([...support]).toEqual([
      ['training', []],
      ['guidance', []],
      ['workSupport', []],
      ['information', []],
    ]);
  }
  const given = dossierStory('ZS', 'departmentSupport');
  const words = { linked: 'police', supportKind: 'training', supportOn: '2025-09-01', supportText: '反诈培训' };
  expect(given.refused(people.county, 'record', { ...words, supportKind: 'funds' }).code).toBe('field-wrong');
  given.when(people.county, 'record', words);
  const after = departmentRegister(rulesOfPlace('ZS').profile, [given.dossier]);
  const filled = after.flatMap(({ key, support }) =>
    [...support].flatMap(([kind, list]) => (list.length > 0 ? [`${key}.${kind}`] : [])),
  );
  expect(filled).toEqual(['police.training']);
});

test('ZG-5-3 given the department register of this profile, when initialised, then these departments exist and can be given item duties', () => {
  proves('ZG-5-3');
  const register = departmentRegister(rulesOfPlace('ZG').profile);
  expect(register.map(({ key }) => key)).toEqual([
    'police',
    'civilAffairs',
    'justice',
    'finance',
    'humanResources',
    'ecology',
    'health',
    'emergencyManagement',
    'marketRegulation',
    'cityManagement',
    'medicalInsurance',
    'governmentServicesDigital',
    'fireRescue',
  ]);
  const duty = dossierStory('ZG', 'departmentDuty');
  expect(duty.refused(people.county, 'register', { linked: 'meteorology', items: ['0102'] }).code).toBe('field-wrong');
  expect(duty.refused(people.county, 'register', { linked: 'cityManagement', items: ['nothing'] }).code).toBe(
    'unknown-item',
  );
  duty.when(people.county, 'register', { linked: 'cityManagement', items: ['0102'] });
  const lines = departmentRegister(rulesOfPlace('ZG').profile, [duty.dossier]);
  expect(lines.find(({ key }) => key === 'cityManagement')?.items).toEqual(['0102']);
  expect(lines.find(({ key }) => key === 'police')?.items).toEqual([]);
});

const tier = (tierKey: string, tierArea: string, id: string): Dossier => ({
  ...dossierStory('ZS', 'partyTier', '320722001001').when(people.town, 'register', {
    tier: tierKey,
    tierArea,
    tierName: `${tierKey} 一`,
    tierContact: '丙',
    tierPhone: '0518-5550101',
  }).dossier,
  id,
});

test('ZS-8-1 given a grid, when its Party chain is opened, then the four tiers with contacts are shown; missing tiers are listed', () => {
  proves('ZS-8-1');
  const dossiers = [
    tier('communityPartyCommittee', '320722001001', 'a'),
    tier('gridPartyBranch', gridCode, 'b'),
    tier('stairwellPartyGroup', '320722001001002', 'c'),
  ];
  const chain = partyChain(dossiers, gridCode);
  expect(
    chain.map(({ zh, entries }) => [zh, entries.map(({ data }) => `${data.tierContact} ${data.tierPhone}`)]),
  ).toEqual([
    ['社区党委', ['丙 0518-5550101']],
    ['网格党支部', ['丙 0518-5550101']],
    ['楼道党小组', []],
    ['党员中心户', []],
  ]);
  const books = findingBooks('ZS', '2025-09-01', { dossiers, registry: { grids: [grid] } });
  expect(partyTierMissing.find(books)).toMatchObject([
    { subject: '320722001001', zh: '网格党组织链缺：楼道党小组（1 个网格）、党员中心户（1 个网格）' },
  ]);
  expect(partyTierMissing.find(findingBooks('JS', '2025-09-01', { registry: { grids: [grid] } }))).toEqual([]);
});
