import type { Dossier } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { type Machine, textOf } from '../dossier/machine.ts';
import { keepers, registerMachine } from '../dossier/register-machine.ts';
import type { Words } from '../names.ts';
import { partyChainGround } from '../profile/collaboration-rules.ts';

export type PartyTier = Words & {
  readonly key: string /** Digits of the code it stands for. */;
  readonly digits: 12 | 15;
};

/** 社区党委—网格党支部—楼道党小组—党员中心户, from the top (ZS-8-1). A community committee serves every grid of its village. */
export const partyTiers: readonly PartyTier[] = [
  { key: 'communityPartyCommittee', zh: '社区党委', en: 'Community Party committee', digits: 12 },
  { key: 'gridPartyBranch', zh: '网格党支部', en: 'Grid Party branch', digits: 15 },
  { key: 'stairwellPartyGroup', zh: '楼道党小组', en: 'Stairwell Party group', digits: 15 },
  { key: 'memberCenterHousehold', zh: '党员中心户', en: 'Member centre household', digits: 15 },
];

/** One organisation or household of the Party chain of a grid, with its contact (ZS-8-1). */
export const partyTier: Machine = registerMachine({
  key: 'partyTier',
  letters: 'DZ',
  zh: '网格党组织链',
  en: 'Party chain',
  group: 'collaboration',
  clauses: ['ZS-8-1', 'ZS-18-1'],
  readers: [...keepers, 'village', 'gridStaff', 'administrator', 'supervisor'],
  roles: [...keepers, 'village'],
  on: (profile) => partyChainGround(profile) !== null,
  title: (data) => textOf(data, 'tierName'),
  fields: [
    { key: 'tier', zh: '层级', en: 'Tier', type: 'choice', options: partyTiers },
    { key: 'tierArea', zh: '所在社区或网格代码', en: 'Village or grid code', type: 'area' },
    { key: 'tierName', zh: '名称', en: 'Name', type: 'line' },
    { key: 'tierContact', zh: '负责人', en: 'Contact', type: 'line' },
    { key: 'tierPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
  ],
});

export type PartyChainLine = PartyTier & { readonly entries: readonly Dossier[] };

/** The Party chain of a grid: four tiers from the top, each with those who stand in it; an empty one is missing (ZS-8-1). */
export function partyChain(dossiers: readonly Dossier[], grid: string): readonly PartyChainLine[] {
  const kept = inForce(dossiers, 'partyTier');
  return partyTiers.map((tier) => ({
    ...tier,
    entries: kept.filter(
      ({ data }) => data.tier === tier.key && textOf(data, 'tierArea') === grid.slice(0, tier.digits),
    ),
  }));
}
