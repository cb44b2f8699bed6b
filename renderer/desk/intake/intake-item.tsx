import { Ban } from 'lucide-react';
import { findItem } from '../../../shared/domain/item/item.ts';
import { useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { ItemField } from '../acts/item-field.tsx';
import type { IntakeForm } from './intake-form.ts';
import { Step } from './intake-step.tsx';
import { fillIn } from './intake-store.ts';

/** The item by initials, words or code. One of licence, punishment or coercion is said at once, with what is lawful instead (I6). */
export function IntakeItem(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  const registry = useRegistry();
  if (registry === null) return null;
  const item = findItem(registry.items, form.item);
  return (
    <Step at={4} label={t('intake.item')} done={form.item !== ''}>
      <ItemField
        id="intake-item"
        wide
        items={registry.items}
        value={form.item}
        onChange={(chosen) =>
          chosen !== null && fillIn({ item: chosen.code, ...(!form.severityByHand && { severity: chosen.severity }) })
        }
        extra={[
          {
            key: 'unclassified',
            label: t('intake.unclassified'),
            view: <span className="picker-main muted">{t('intake.unclassified')}</span>,
          },
        ]}
        onExtra={() => fillIn({ item: 'unclassified' })}
        chosenExtra={form.item === 'unclassified' ? t('intake.unclassified') : null}
      />
      {item?.kind === 'adminPower' && (
        <p className="intake-power" role="note">
          <Ban size={16} />
          {t('intake.powerNote')}
        </p>
      )}
    </Step>
  );
}
