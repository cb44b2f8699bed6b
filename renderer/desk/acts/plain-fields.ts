import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Choice, Field, FieldType } from '../../../shared/domain/dossier/field.ts';
import type { Proof } from '../../../shared/domain/event/event.ts';
import { helperKinds } from '../../../shared/domain/event/parties.ts';
import type { Words } from '../../../shared/domain/names.ts';
import type { DeskRules } from '../use-rules.ts';

/** A required field of a plain act. */
export const field = (
  key: string,
  zh: string,
  en: string,
  type: FieldType = 'text',
  options?: readonly Choice[],
): Field => ({
  key,
  zh,
  en,
  type,
  ...(options !== undefined && { options }),
});

/** The same, left empty where there is nothing to say. */
export const optional = (of: Field): Field => ({ ...of, optional: true });

export const reason = field('reason', '理由', 'Reason');

export const said = (words: Values, key: string): string => String(words[key] ?? '');
export const number = (words: Values, key: string): number | null =>
  typeof words[key] === 'number' ? (words[key] as number) : null;
export const many = (words: Values, key: string): readonly string[] =>
  Array.isArray(words[key]) ? (words[key] as readonly string[]) : [];

/** A department's id with the name people know it by. */
export const party = (rules: DeskRules, id: string): { id: string; name: string } => ({
  id,
  name: rules.registry.departments.find((d) => d.id === id)?.name ?? id,
});

/** One document named as proof; none where nothing was typed. */
export const proofNamed = (name: string): Proof[] =>
  name.trim() === '' ? [] : [{ kind: 'document', name: name.trim(), sha256: null }];

const helperNames: Readonly<Record<(typeof helperKinds)[number], Words>> = {
  tradeUnion: { zh: '工会', en: 'Trade union' },
  youthLeague: { zh: '共青团', en: 'Youth league' },
  womensFederation: { zh: '妇联', en: 'Women’s federation' },
  disabledPersonsFederation: { zh: '残联', en: 'Disabled persons’ federation' },
  socialOrganisation: { zh: '社会组织', en: 'Social organisation' },
  volunteer: { zh: '志愿者', en: 'Volunteers' },
  stateOrgan: { zh: '机关', en: 'State organ' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  institution: { zh: '事业单位', en: 'Institution' },
  citizen: { zh: '公民', en: 'Citizen' },
  compoundPartyBranch: { zh: '小区党组织', en: 'Compound Party branch' },
  propertyFirm: { zh: '物业', en: 'Property firm' },
  ownersCommittee: { zh: '业主委员会', en: 'Owners’ committee' },
};
export const helperChoices: readonly Choice[] = helperKinds.map((key) => ({ key, ...helperNames[key] }));

export const wayChoices: readonly Choice[] = [
  { key: 'phone', zh: '电话', en: 'Phone' },
  { key: 'message', zh: '短信', en: 'Message' },
  { key: 'visit', zh: '上门', en: 'Visit' },
  { key: 'platform', zh: '平台', en: 'Platform' },
  { key: 'letter', zh: '书面', en: 'Letter' },
];

export const satisfactionChoices: readonly Choice[] = [
  { key: '5', zh: '非常满意', en: 'Very satisfied' },
  { key: '4', zh: '满意', en: 'Satisfied' },
  { key: '3', zh: '基本满意', en: 'Basically satisfied' },
  { key: '2', zh: '不满意', en: 'Not satisfied' },
  { key: '1', zh: '非常不满意', en: 'Not at all satisfied' },
];
export const satisfaction = (words: Values): 1 | 2 | 3 | 4 | 5 | null =>
  words['satisfaction'] === undefined || words['satisfaction'] === null
    ? null
    : (Number(words['satisfaction']) as 1 | 2 | 3 | 4 | 5);
