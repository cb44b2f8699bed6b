import { Ban } from 'lucide-react';
import { findItem } from '../../../shared/domain/item/item.ts';
import { adminPowerGround } from '../../../shared/domain/profile/party-rules.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { ItemField } from '../acts/item-field.tsx';
import { FieldControl } from '../forms/field-control.tsx';
import { useRules } from '../use-rules.ts';
import { intakeFields, shownDetails } from './intake-details.ts';
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
          chosen !== null &&
          fillIn({
            item: chosen.code,
            ...(!form.severityByHand && { severity: chosen.severity }),
            // Words of another group of items mean nothing here.
            ...(chosen.parent !== item?.parent && { details: {} }),
          })
        }
        extra={[
          {
            key: 'unclassified',
            label: t('intake.unclassified'),
            view: <span className="picker-main muted">{t('intake.unclassified')}</span>,
          },
        ]}
        onExtra={() => fillIn({ item: 'unclassified', details: {} })}
        chosenExtra={form.item === 'unclassified' ? t('intake.unclassified') : null}
      />
      {item?.kind === 'adminPower' && (
        <p className="intake-power" role="note">
          <Ban size={16} />
          <span>
            {t('intake.powerNote')} <PowerClause />
          </span>
        </p>
      )}
      <IntakeDetails form={form} />
    </Step>
  );
}

/** What the law in force says of it, by clause. */
function PowerClause() {
  const { language } = useText();
  const rules = useRules();
  if (rules === null) return null;
  const { clause } = adminPowerGround(rules.profile);
  return <span className="sub">{clauseName(rules.registry.profiles, clause, language)}</span>;
}

/** What the item's group asks for, filled in as far as the item says it; only what a text needs at registration is required. */
function IntakeDetails(props: { form: IntakeForm }) {
  const { form } = props;
  const rules = useRules();
  if (rules === null) return null;
  const fields = intakeFields(rules, form.item);
  const shown = shownDetails(rules, form);
  if (fields.length === 0) return null;
  return (
    <div className="intake-details">
      {fields.map((field) => (
        <div key={field.key} id={`intake-detail-${field.key}`}>
          <FieldControl
            field={field}
            rules={rules}
            value={shown[field.key]}
            onChange={(value) => fillIn({ details: { ...form.details, [field.key]: value } })}
          />
        </div>
      ))}
    </div>
  );
}
