import { useText } from '../../i18n/language.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T4: grid staff settle it themselves. */
export function TakeOnSpotAct(props: ActProps) {
  const { t } = useText();
  const act = useAct(props, () => ({ command: { kind: 'event.takeOnSpot', event: props.view.event.id } }));
  return (
    <ActCard of={props} act={act}>
      <p className="act-hint">{t('take.hint')}</p>
    </ActCard>
  );
}
