import { z } from '../../std/shape.ts';
import { clauseShape } from './parameter-shape.ts';

/** Fields that take a word of a list; the others take text, a file or a moment (detail-fields.ts). */
export const listFieldKeys = [
  'kind',
  'way',
  'level',
  'site',
  'field',
  'subject',
  'type',
  'dealtWith',
  'recipient',
  'provider',
] as const;
export type ListFieldKey = (typeof listFieldKeys)[number];

/** Fields a text can ask for. */
export const detailFieldKeys = [
  ...listFieldKeys,
  'evidence',
  'rectified',
  'defusing',
  'finding',
  'request',
  'answer',
  'reply',
  'counterpart',
  'principal',
  'papers',
  'charge',
  'leadDepartment',
  'assistGrid',
  'gridReport',
  'participants',
] as const;
export type DetailFieldKey = (typeof detailFieldKeys)[number];

/** Item groups whose events carry details of their own. */
export const detailGroupKeys = [
  'dispute',
  'hazard',
  'complianceCheck',
  'safetyProtection',
  'nationalSecurity',
  'serviceAgency',
  'publicOpinion',
  'selfGovernance',
  'urbanEnvironment',
] as const;
export type DetailGroupKey = (typeof detailGroupKeys)[number];

const optionShape = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z]{1,39}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  /** Item keys this word is proposed for; the operator may choose another. */
  items: z.array(z.string().min(1).max(40)).optional(),
  /** Proposed for every item of the group that no other option names. */
  rest: z.literal(true).optional(),
  /** Department of the item list that is competent for it. */
  department: z
    .string()
    .regex(/^[a-z]{2,20}$/)
    .optional(),
  /** Events of it show as totals only (invariant 9). */
  restricted: z.literal(true).optional(),
});
/** One word of a list of the text, e.g. a kind of dispute. */
export type DetailOption = z.infer<typeof optionShape>;

const listShape = z
  .array(optionShape)
  .min(1)
  .refine((list) => new Set(list.map((o) => o.key)).size === list.length, 'option keys must differ')
  .refine((list) => list.filter((o) => o.rest === true).length <= 1, 'only one option can stand for the rest');

const groupShape = z.strictObject({
  clauses: z.array(clauseShape).min(1),
  /** What the text asks to be on file; the step at which it must be stands in detail-fields.ts. */
  needs: z.array(z.enum(detailFieldKeys)),
  lists: z.partialRecord(z.enum(listFieldKeys), listShape).default({}),
});
export type DetailGroupText = z.infer<typeof groupShape>;

/** `details` of a profile: what its text asks of an event by item group. A group left out: the text says nothing of it. */
export const detailsSectionShape = z.partialRecord(z.enum(detailGroupKeys), groupShape);
export type DetailsSection = z.infer<typeof detailsSectionShape>;

/** Sources of events that a text names, each with its clause. */
export const sourceKeys = [
  'gridStaff',
  'platform',
  'hotline12345',
  'police110NonPolice',
  'onePlusFourReform',
  'emergencyManagement',
  'peaceBuilding',
  'disputeMediation',
  'petitionReception',
  'publicLegalService',
  'gridManagement',
  'upperAssigned',
  'selfGovernance',
  'suggestion',
] as const;
export type SourceKey = (typeof sourceKeys)[number];
export const sourcesSectionShape = z.partialRecord(z.enum(sourceKeys), z.array(clauseShape).min(1));
