import type { Department } from '../../../shared/domain/department/department.ts';
import type { Item } from '../../../shared/domain/item/item.ts';
import type { Recommendation } from '../../../shared/wire/answers.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';

/** Why this department: duty and clause, its record with such events; and what the dispatcher should know. */
export function DispatchReason(props: { to: Department | null; first: Recommendation | null; item: Item | undefined }) {
  const { to, first, item } = props;
  const { t, language } = useText();
  const registry = useRegistry();
  if (to === null) return null;
  const asAdvised = first?.holder.id === to.id;
  return (
    <span className="chosen" data-testid="dispatch-reason">
      {first !== null && asAdvised && (
        <span>{t(first.reason === 'item-duty' ? 'dispatch.whyDuty' : 'dispatch.whyPast')}</span>
      )}
      {first !== null && asAdvised && first.clause !== null && (
        <span>{clauseName(registry?.profiles ?? [], first.clause, language)}</span>
      )}
      {first !== null && asAdvised && first.past.handled > 0 && (
        <span className="num">{t('dispatch.past', first.past)}</span>
      )}
      {first !== null && !asAdvised && <span className="act-warn">{t('dispatch.override')}</span>}
      {item !== undefined && !to.items.includes(item.code) && !to.items.includes(item.key) && (
        <span className="act-warn">{t('dispatch.notCovered')}</span>
      )}
      {to.liaison === null && <span className="act-warn">{t('dispatch.noLiaison')}</span>}
      {item?.kind === 'adminPower' && <span>{t('dispatch.power')}</span>}
    </span>
  );
}
