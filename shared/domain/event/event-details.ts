import { departmentName, findItem } from '../item/item.ts';
import type { DetailStage } from '../profile/detail-fields.ts';
import type { DetailFieldKey, DetailOption } from '../profile/details-shape.ts';
import { type DetailField, detailFields, proposedOption } from '../profile/item-details.ts';
import { itemGround } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';
import type { Details, GivenDetails } from './details.ts';
import type { Effects } from './entries.ts';
import type { GridEvent, Proof, Severity } from './event.ts';

/** What the rules must know of an event to say which details it needs. */
type Matter = { readonly item: string; readonly severity: Severity | null; readonly details: Details };

/** Fields this event can carry here, in the order a form asks; empty for item groups without details. */
export const fieldsOf = (rules: Rules, item: string): readonly DetailField[] =>
  detailFields(rules.profile, findItem(rules.items, item)?.parent ?? '');

const stagesUpTo: Readonly<Record<DetailStage, readonly DetailStage[]>> = {
  register: ['register'],
  report: ['register', 'report'],
  settle: ['register', 'report', 'settle', 'end'],
  end: ['register', 'report', 'end'],
  close: ['register', 'report', 'end', 'close'],
};

/** Details with what follows from item and gravity where nothing was said: proposals that an operator may overrule. */
export function withProposals(rules: Rules, { item, severity, details }: Matter): Details {
  const found = findItem(rules.items, item);
  if (found === undefined) return details;
  const fields = detailFields(rules.profile, found.parent);
  const proposed = proposals(fields, found.key, severity);
  const kept = Object.fromEntries(
    Object.entries(details).filter(([key, value]) => fields.some((f) => f.key === key && allows(f, value))),
  ) as GivenDetails;
  const all = { ...proposed, ...kept } as GivenDetails;
  const option = chosenOptions(fields, all).find((o) => o.department !== undefined);
  return {
    ...all,
    department: option?.department ?? found.department,
    ...(all.assistGrid !== undefined && { role: 'assist' as const }),
  };
}

function proposals(
  fields: readonly DetailField[],
  item: string,
  severity: Severity | null,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap(({ key, list }) => {
      const option =
        list && (key === 'level' ? levelOption(list.options, severity) : proposedOption(list.options, item));
      return option ? [[key, option.key]] : [];
    }),
  );
}

/** The matter under another item or gravity: what was only proposed for the old one is proposed anew, what was said stands. */
export function reclassified<E extends Matter>(rules: Rules, event: E, to: Pick<Matter, 'item' | 'severity'>): E {
  const found = findItem(rules.items, event.item);
  const old = found === undefined ? {} : proposals(fieldsOf(rules, event.item), found.key, event.severity);
  const said = Object.fromEntries(Object.entries(event.details).filter(([key, value]) => old[key] !== value));
  return { ...event, ...to, details: said };
}

/** Gravity 1 and 2 propose the graver level of the list, which stands last. */
const levelOption = (options: readonly DetailOption[], severity: Severity | null): DetailOption | undefined =>
  severity !== null && severity <= 2 ? options.at(-1) : options[0];

const allows = ({ list }: DetailField, value: unknown): boolean =>
  list === null || list.options.some((o) => o.key === value);

const chosenOptions = (fields: readonly DetailField[], details: GivenDetails): readonly DetailOption[] =>
  fields.flatMap(({ key, list }) => list?.options.filter((o) => o.key === details[key]) ?? []);

/** True where a word chosen shows as totals only: domestic violence, national security (LYG-9-3, JS-9-10, invariant 9). */
const restricts = (rules: Rules, item: string, details: Details): boolean =>
  findItem(rules.items, item)?.kind === 'restricted' ||
  chosenOptions(fieldsOf(rules, item), details).some((o) => o.restricted === true);

/** Why these words cannot stand on an event of this item; null when they can. */
export function checkGiven(rules: Rules, event: Matter, given: GivenDetails, rule: string): Refusal | null {
  const fields = fieldsOf(rules, event.item);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const field = fields.find((f) => f.key === key);
    if (field === undefined) return refusal('detail-not-offered', rule, null, { fields: key });
    if (allows(field, value)) continue;
    return refusal('detail-not-listed', rule, field.list?.ground.clause ?? null, {
      fields: key,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      allowed: field.list?.options.map((o) => o.key).join(' ') ?? '',
    });
  }
  const all = { ...event.details, ...given };
  if (all.charge !== undefined && all.provider === undefined) return missing(rule, fields, ['provider'], 'ZS-19-2');
  if (all.assistGrid !== undefined && all.leadDepartment === undefined)
    return missing(rule, fields, ['leadDepartment']);
  return null;
}

/**
 * What an act changes of the details: goes into its effects. Restricted only ever turns on: what once was sensitive stays so
 * whatever it is called later.
 */
export function matterAfter(
  rules: Rules,
  event: Matter & Pick<GridEvent, 'flags'>,
  given: GivenDetails = {},
): Pick<Effects, 'matter'> {
  const details = withProposals(rules, { ...event, details: { ...event.details, ...given } });
  const restricted = !event.flags.restricted && restricts(rules, event.item, details);
  return { matter: { details, ...(restricted && { restricted }) } };
}

/** Fields that must be on file by this stage and are not. */
export function missingDetails(
  rules: Rules,
  event: Matter & Pick<GridEvent, 'proofs'>,
  stage: DetailStage,
): readonly DetailField[] {
  const details = withProposals(rules, event);
  return fieldsOf(rules, event.item).filter(
    (field) =>
      field.needed && stagesUpTo[stage].includes(field.stage) && isMissing(field.key, details, event.proofs, stage),
  );
}

function isMissing(key: DetailFieldKey, details: Details, proofs: readonly Proof[], stage: DetailStage): boolean {
  switch (key) {
    case 'request':
      return details.finding === 'problem' && details.request === undefined;
    case 'leadDepartment':
    case 'gridReport':
      return details.assistGrid !== undefined && details[key] === undefined;
    case 'reply':
      return details.type === 'suggestion' && details.reply === undefined;
    case 'evidence':
      // Found without a picture, it is proven by the one of its rectification at the latest.
      return details.evidence === undefined && (stage === 'report' || proofs.length === 0);
    case 'papers':
      return details.papers === undefined || (stage === 'close' && isOut(details.papers));
    default:
      return details[key] === undefined;
  }
}

/** True while papers of the requester are not back (ZS-22-7). */
const isOut = (papers: NonNullable<Details['papers']>): boolean => papers.list !== '' && papers.returnedAt === null;

const missing = (
  rule: string,
  fields: readonly DetailField[],
  keys: readonly DetailFieldKey[],
  clause: string | null = fields.find((f) => f.needed && keys.includes(f.key))?.ground.clause ?? null,
): Refusal => refusal('details-missing', rule, clause, { fields: keys.join(' ') });

type Said = { readonly details?: GivenDetails | undefined; readonly proofs?: readonly Proof[] };

/**
 * Why a step of this stage cannot be taken with what is on file and what the act says itself; null when it can. A hazard stays
 * open until it is rectified (LYG-9-4, JS-9-3, ZS-22-3-1, AK-9.3-1).
 */
export function detailsRefusal(
  rules: Rules,
  event: GridEvent,
  stage: DetailStage,
  rule: string,
  said: Said = {},
): Refusal | null {
  const given = said.details ?? {};
  const wrong = checkGiven(rules, event, given, rule);
  if (wrong !== null) return wrong;
  const after = {
    ...event,
    details: { ...event.details, ...given },
    proofs: [...event.proofs, ...(said.proofs ?? [])],
  };
  const lacks = missingDetails(rules, after, stage);
  const keys = lacks.map((f) => f.key);
  if (lacks.length > 0) return missing(rule, lacks, keys);
  if (stage !== 'report' && stage !== 'register' && after.details.rectified === 'notYet')
    return refusal(
      'not-rectified',
      rule,
      fieldsOf(rules, event.item).find((f) => f.key === 'rectified')?.ground.clause,
    );
  return null;
}

/** A national-security clue goes to the competent department and to nobody else (JS-9-10, LYG-9-5). At city level the city knows. */
export function competentRefusal(
  rules: Rules,
  event: Matter & Pick<GridEvent, 'level'>,
  department: string,
  rule: string,
): Refusal | null {
  const only = onlyTo(rules, event);
  if (only === null || event.level === 'city' || only.department === department) return null;
  return refusal('competent-department-only', rule, only.clause, {
    department: departmentName(rules.items, only.department),
  });
}

/** A grid never holds what goes to one department only, and only assists in safety protection (LYG-9-5, JS-9-4). */
export function gridTaskRefusal(rules: Rules, event: Matter, rule: string): Refusal | null {
  const only = onlyTo(rules, event);
  if (only !== null)
    return refusal('competent-department-only', rule, only.clause, {
      department: departmentName(rules.items, only.department),
    });
  const lead = fieldsOf(rules, event.item).find((f) => f.key === 'leadDepartment' && f.needed);
  return lead === undefined ? null : refusal('grid-only-assists', rule, lead.ground.clause);
}

function onlyTo(rules: Rules, event: Matter): { readonly department: string; readonly clause: string } | null {
  const { department } = withProposals(rules, event);
  if (findItem(rules.items, event.item)?.parent !== 'nationalSecurity' || department == null) return null;
  return { department, clause: itemGround(rules.profile, 'nationalSecurity').clause };
}

/** Time from finding to the first step, ms; null while none was taken (ZS-22-4, AK-9.4). */
export const foundToFirstAction = (event: GridEvent): number | null =>
  event.firstActedAt === null ? null : event.firstActedAt - event.toldAt;

/** Where a suggestion stands (ZG-6-2); null for events that are none. */
export const replyState = ({ details }: Pick<GridEvent, 'details'>): 'owed' | 'replied' | null =>
  details.type !== 'suggestion' ? null : details.reply === undefined ? 'owed' : 'replied';
