import { useState } from 'react';
import type { Severity } from '../../../shared/domain/event/event.ts';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { ItemField } from './item-field.tsx';
import { SeverityField } from './severity-field.tsx';
import { useAct } from './use-act.ts';

/** I6: nature and gravity (研判). */
export function ClassifyAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const registry = useRegistry();
  const [item, setItem] = useState(event.item);
  const [severity, setSeverity] = useState<Severity | null>(event.severity);
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () =>
    item === 'unclassified'
      ? { missing: t('classify.item') }
      : { command: { kind: 'event.classify', event: event.id, item, severity, reason: reason.trim() } },
  );
  return (
    <ActCard of={props} act={act}>
      {registry !== null && (
        <ItemField
          items={registry.items}
          value={item}
          autoFocus
          onChange={(chosen) => {
            if (chosen === null) return;
            setItem(chosen.code);
            if (severity === null) setSeverity(chosen.severity);
          }}
        />
      )}
      <SeverityField label={t('classify.severity')} value={severity} onChange={setSeverity} />
      <TextField label={t('act.reason')} value={reason} onChange={setReason} maxLength={500} />
    </ActCard>
  );
}
