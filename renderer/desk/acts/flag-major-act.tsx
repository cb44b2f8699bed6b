import { useState } from 'react';
import { type MajorKind, majorKinds } from '../../../shared/domain/event/event.ts';
import { majorKindNames } from '../../../shared/domain/names.ts';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

/** T31: one of the five kinds of major event. */
export function FlagMajorAct(props: ActProps) {
  const { t, say } = useText();
  const [kind, setKind] = useState<MajorKind>(majorKinds[0]);
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const act = useAct(props, () => ({
    command: { kind: 'event.flagMajor', event: props.view.event.id, majorKind: kind, reason: reason.trim() },
  }));
  return (
    <ActCard of={props} act={act}>
      <p className="act-hint">{t('major.hint')}</p>
      <SelectField
        label={t('major.kind')}
        value={kind}
        options={majorKinds.map((k) => ({ value: k, label: say(majorKindNames[k]) }))}
        onChange={setKind}
        autoFocus
      />
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} />
    </ActCard>
  );
}
