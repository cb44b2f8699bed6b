import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** A note beside the flow; only ever adds a line. */
export function NoteAct(props: ActProps) {
  const { t } = useText();
  const [text, setText] = useState(props.prefill.text ?? '');
  const act = useAct(props, () =>
    text.trim() === ''
      ? { missing: t('act.note') }
      : { command: { kind: 'event.addNote', event: props.view.event.id, text: text.trim() } },
  );
  return (
    <ActCard of={props} act={act}>
      <TextField label={t('act.note')} value={text} onChange={setText} rows={3} maxLength={2000} autoFocus />
    </ActCard>
  );
}
