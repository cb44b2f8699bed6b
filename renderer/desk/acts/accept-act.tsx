import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T24: checked and taken as done. */
export function AcceptAct(props: ActProps) {
  const { t } = useText();
  const [note, setNote] = useState(props.prefill.note ?? '');
  const act = useAct(props, () => ({
    command: { kind: 'event.accept', event: props.view.event.id, note: note.trim() },
  }));
  return (
    <ActCard of={props} act={act}>
      <p className="act-hint">{t('accept.hint')}</p>
      <TextField label={t('act.note')} value={note} onChange={setNote} rows={2} maxLength={500} autoFocus />
    </ActCard>
  );
}
