import { useState } from 'react';
import { mentionsIn } from '../../../shared/domain/event/mention.ts';
import { useText } from '../../i18n/language.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { MentionField, useNameable } from './mention-field.tsx';
import { useAct } from './use-act.ts';

/** A note beside the flow; only ever adds a line. Whom it names finds it in the attention tray. */
export function NoteAct(props: ActProps) {
  const { t } = useText();
  const { event } = props.view;
  const [text, setText] = useState(props.prefill.text ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const people = useNameable(event);
  const act = useAct(props, () => {
    if (text.trim() === '') return { missing: t('act.note') };
    const mentions = [...mentionsIn(text, people, chosen)];
    const named = mentions.length > 0 && { mentions };
    return { command: { kind: 'event.addNote', event: event.id, text: text.trim(), ...named } };
  });
  return (
    <ActCard of={props} act={act}>
      <MentionField
        label={t('act.note')}
        value={text}
        onChange={setText}
        people={people}
        onChoose={(account) => setChosen(new Set([...chosen, account]))}
      />
    </ActCard>
  );
}
