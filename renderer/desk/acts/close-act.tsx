import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { ConfirmNumber, confirmsNumber } from '../../parts/confirm-number.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T26: cannot be undone, so the last four digits are typed. */
export function CloseAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const act = useAct(props, () =>
    confirmsNumber(event.number, typed)
      ? { command: { kind: 'event.close', event: event.id } }
      : { missing: `${t('act.confirmNumber')} ${event.number.slice(-4)}` },
  );
  return (
    <ActCard of={props} act={act}>
      <p className="act-hint">{t('close.hint')}</p>
      <ConfirmNumber label={t('act.confirmNumber')} value={typed} onChange={setTyped} />
    </ActCard>
  );
}
