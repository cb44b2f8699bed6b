import type { GivenDetails } from '../../shared/domain/event/details.ts';
import type { GridEvent, Proof } from '../../shared/domain/event/event.ts';
import { missingDetails } from '../../shared/domain/event/event-details.ts';
import type { DetailStage } from '../../shared/domain/profile/detail-fields.ts';
import type { DetailField } from '../../shared/domain/profile/item-details.ts';
import type { Rules } from '../../shared/domain/verb.ts';

const texts: Readonly<Record<string, string>> = {
  defusing: '听取双方陈述，宣讲政策法律，现场调解。',
  counterpart: '村（社区）便民服务中心',
  principal: '本人',
  request: '已当场提出整改要求，限期改正。',
  answer: '已当场答复。',
  reply: '已电话答复。',
  gridReport: '已按要求协助完成。',
  participants: '村（居）民代表、网格员',
};

/** What the texts still ask of an event by this stage, filled in as a careful person would; empty where nothing is missing. */
export function fillDetails(
  rules: Rules,
  event: Pick<GridEvent, 'item' | 'severity' | 'details' | 'proofs'>,
  stage: DetailStage,
  at: number,
  photos: readonly Proof[],
): { readonly details?: GivenDetails } {
  const missing = missingDetails(rules, { ...event, proofs: [...event.proofs, ...photos] }, stage).filter(
    ({ kind }) => kind !== 'files' || photos.length > 0,
  );
  if (missing.length === 0) return {};
  const valueOf = ({ key, kind, list }: DetailField): unknown => {
    if (key === 'papers') return { list: '', handedAt: at, returnedAt: at };
    if (kind === 'files') return photos;
    if (list === null) return texts[key];
    // The good end stands first in its list; of the others one is as likely as the next. Drawn from the moment: what the
    // county's people do otherwise hangs on one stream of chance.
    const n = key === 'rectified' || key === 'finding' ? 0 : Math.floor(at / 1000) % list.options.length;
    return list.options[n]?.key;
  };
  return { details: Object.fromEntries(missing.map((field) => [field.key, valueOf(field)])) as GivenDetails };
}
