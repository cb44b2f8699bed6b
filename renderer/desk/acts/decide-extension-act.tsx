import { useText } from '../../i18n/language.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DecisionFields, useDecision } from './decision-fields.tsx';
import { useAct } from './use-act.ts';

/** T17, decision: the statutory due never moves; a refusal buys no time (D5). */
export function DecideExtensionAct(props: ActProps) {
  const { t } = useText();
  const decision = useDecision(props.prefill.reason ?? '');
  const act = useAct(props, () => {
    if (!decision.accept && decision.reason.trim() === '') return { missing: t('act.reason') };
    return {
      command: {
        kind: 'event.decideExtension',
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
