import type { Value, Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import type { GivenDetails } from '../../../shared/domain/event/details.ts';
import { detailNames } from '../../../shared/domain/profile/detail-fields.ts';
import type { DetailField } from '../../../shared/domain/profile/item-details.ts';

/** What a matter's item group asks for, as fields of a form. Nothing is required here: what must be there by when the door says. */
export const fieldsOfDetails = (details: readonly DetailField[]): readonly Field[] =>
  details.flatMap((detail) => fieldsOf(detail).map((field) => ({ ...field, optional: true as const })));

function fieldsOf(detail: DetailField): readonly Field[] {
  const { key, kind } = detail;
  const words = detailNames[key];
  switch (kind) {
    case 'choice':
      return [
        {
          key,
          ...words,
          type: 'choice',
          options: (detail.list?.options ?? []).map(({ key, zh, en }) => ({ key, zh, en })),
        },
      ];
    case 'department':
      return [{ key, ...words, type: 'department' }];
    case 'grid':
      return [{ key, ...words, type: 'grid' }];
    case 'files':
      return [{ key, zh: `${words.zh}（名称）`, en: `${words.en} (name)`, type: 'line' }];
    case 'papers':
      return [
        { key: 'papers.list', zh: '移交材料', en: 'Papers handed over', type: 'line' },
        { key: 'papers.handedAt', zh: '移交时间', en: 'Handed over at', type: 'instant' },
        { key: 'papers.returnedAt', zh: '归还时间', en: 'Returned at', type: 'instant' },
      ];
    case 'charge':
      return [
        { key: 'charge.yuan', zh: '约定价格（元）', en: 'Price agreed (yuan)', type: 'number' },
        { key: 'charge.consent', zh: '诉求人同意收费', en: 'The requester agrees', type: 'yes' },
      ];
    default:
      return [{ key, ...words, type: 'text' }];
  }
}

/** The words of such a form as the door takes them; what was left empty is left out. */
export function detailsOf(details: readonly DetailField[], words: Values): GivenDetails {
  const given: Record<string, unknown> = {};
  for (const { key, kind } of details) {
    const value = kind === 'papers' ? papers(words) : kind === 'charge' ? charge(words) : words[key];
    if (value === undefined || value === null || value === '') continue;
    given[key] =
      kind === 'files' ? [{ kind: 'photo', name: typeof value === 'string' ? value : '', sha256: null }] : value;
  }
  return given as GivenDetails;
}

const papers = (words: Values) => {
  const list = words['papers.list'];
  const handedAt = words['papers.handedAt'];
  if (typeof list !== 'string' || typeof handedAt !== 'number') return undefined;
  const returnedAt = words['papers.returnedAt'];
  return { list, handedAt, returnedAt: typeof returnedAt === 'number' ? returnedAt : null };
};

const charge = (words: Values) =>
  typeof words['charge.yuan'] === 'number' && words['charge.consent'] === true
    ? { yuan: words['charge.yuan'], consent: true }
    : undefined;

/** What stands on an event already, as the form's start. */
export function startOfDetails(details: readonly DetailField[], known: GivenDetails): Values {
  const start: Record<string, Value> = {};
  for (const { key, kind } of details) {
    if (kind === 'papers' && known.papers !== undefined) {
      start['papers.list'] = known.papers.list;
      start['papers.handedAt'] = known.papers.handedAt;
      start['papers.returnedAt'] = known.papers.returnedAt;
    } else if (kind === 'charge' && known.charge !== undefined) {
      start['charge.yuan'] = known.charge.yuan;
      start['charge.consent'] = true;
    } else if (kind === 'files') {
      start[key] = known.evidence?.[0]?.name ?? null;
    } else {
      const value = known[key];
      if (typeof value === 'string') start[key] = value;
    }
  }
  return start;
}
