import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useRules } from '../use-rules.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { GroundFields } from './ground-fields.tsx';
import { useAct } from './use-act.ts';

/** T2: not a grid matter; ground, reason and where to turn. */
export function RefuseIntakeAct(props: ActProps) {
  const { t } = useText();
  const grounds = useRules()?.profile.local.refuseReasons ?? [];
  const [code, setCode] = useState('');
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const [pointer, setPointer] = useState(props.prefill.pointer ?? '');
  const chosen = grounds.find((g) => g.code === code) ?? grounds[0];
  const act = useAct(props, () => {
    if (chosen === undefined) return { missing: t('act.reasonCode') };
    if (pointer.trim() === '') return { missing: t('refuse.pointer') };
    return {
      command: {
        kind: 'event.refuseIntake',
        event: props.view.event.id,
        reasonCode: chosen.code,
        reason: reason.trim() || chosen.zh,
        pointer: pointer.trim(),
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <GroundFields grounds={grounds} ground={chosen} onGround={setCode} reason={reason} onReason={setReason} />
      <TextField
        label={t('refuse.pointer')}
        value={pointer}
        onChange={setPointer}
        maxLength={200}
        hint={t('refuse.pointerHint')}
      />
    </ActCard>
  );
}
