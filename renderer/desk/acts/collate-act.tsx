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

/** T9: sorted, classified and passed up by the village. */
export function CollateAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const registry = useRegistry();
  const [item, setItem] = useState(event.item);
  const [severity, setSeverity] = useState<Severity | null>(event.severity);
  const [note, setNote] = useState(props.prefill.note ?? '');
  const act = useAct(props, () =>
    item === 'unclassified'
      ? { missing: t('classify.item') }
      : { command: { kind: 'event.collateAndReport', event: event.id, item, severity, note: note.trim() } },
  );
  return (
    <ActCard of={props} act={act}>
      {registry !== null && (
        <ItemField
          items={registry.items}
          value={item}
          autoFocus
          onChange={(chosen) => chosen !== null && setItem(chosen.code)}
        />
      )}
      <SeverityField label={t('classify.severity')} value={severity} onChange={setSeverity} />
      <TextField label={t('act.note')} value={note} onChange={setNote} rows={2} maxLength={500} />
    </ActCard>
  );
}
