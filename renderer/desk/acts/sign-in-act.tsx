import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T14: receipt confirmed, one person named (LYG-30-1). */
export function SignInAct(props: ActProps) {
  const { t } = useText();
  const [handler, setHandler] = useState(props.prefill.handler ?? '');
  const act = useAct(props, () =>
    handler.trim() === ''
      ? { missing: t('signInAct.handler') }
      : { command: { kind: 'event.signIn', event: props.view.event.id, handler: handler.trim() } },
  );
  return (
    <ActCard of={props} act={act}>
      <TextField
        label={t('signInAct.handler')}
        value={handler}
        onChange={setHandler}
        maxLength={40}
        hint={t('signInAct.hint')}
        autoFocus
      />
    </ActCard>
  );
}
