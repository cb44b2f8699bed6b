/** What the rules still ask of an event by a stage, with words that fit: for stories and walks that are about something else. */
import type { GivenDetails } from '../../shared/domain/event/details.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { missingDetails } from '../../shared/domain/event/event-details.ts';
import type { DetailStage } from '../../shared/domain/profile/detail-fields.ts';
import type { DetailField } from '../../shared/domain/profile/item-details.ts';
import type { Rules } from '../../shared/domain/verb.ts';

const photo = { kind: 'photo', name: '现场照片', sha256: null } as const;

type Matter = Pick<GridEvent, 'item' | 'severity'> & Partial<Pick<GridEvent, 'details' | 'proofs'>>;

const valueOf = ({ key, kind, list }: DetailField): unknown => {
  if (key === 'papers') return { list: '', handedAt: 0, returnedAt: 0 };
  if (kind === 'files') return [photo];
  return list === null ? '已办' : list.options[0]?.key;
};

/** `{details}` to spread into a command; empty where nothing is missing. */
export function fillDetails(rules: Rules, event: Matter, stage: DetailStage): { readonly details?: GivenDetails } {
  const missing = missingDetails(rules, { details: {}, proofs: [], ...event }, stage);
  if (missing.length === 0) return {};
  return { details: Object.fromEntries(missing.map((field) => [field.key, valueOf(field)])) as GivenDetails };
}
