import { useText } from '../../i18n/language.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DecisionFields, useDecision } from './decision-fields.tsx';
import { useAct } from './use-act.ts';

/** T15, second half: the dispatching centre decides on a return. */
export function DecideReturnAct(props: ActProps) {
  const { t } = useText();
  const decision = useDecision(props.prefill.reason ?? '');
  const act = useAct(props, () => {
    if (!decision.accept && decision.reason.trim() === '') return { missing: t('act.reason') };
    return {
      command: {
        kind: 'event.decideReturn',
        event: props.view.event.id,
        accept: decision.accept,
        reason: decision.reason.trim(),
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <DecisionFields decision={decision} />
    </ActCard>
  );
}
