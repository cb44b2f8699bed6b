import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { useAct } from './use-act.ts';

const systems = ['12345', '110', '119', '120'] as const;

/** T21: to another system, under its number. */
export function TransferOutAct(props: ActProps) {
  const { t } = useText();
  const [system, setSystem] = useState<(typeof systems)[number]>('12345');
  const [number, setNumber] = useState(props.prefill.number ?? '');
  const [note, setNote] = useState(props.prefill.note ?? '');
  const act = useAct(props, () =>
    number.trim() === ''
      ? { missing: t('transfer.number') }
      : {
          command: {
            kind: 'event.transferOut',
            event: props.view.event.id,
            foreign: { system, number: number.trim() },
            note: note.trim(),
          },
        },
  );
  return (
    <ActCard of={props} act={act}>
      <div className="act-row">
        <SelectField
          label={t('transfer.system')}
          value={system}
          options={systems.map((s) => ({ value: s, label: s }))}
          onChange={setSystem}
          autoFocus
        />
        <TextField label={t('transfer.number')} value={number} onChange={setNumber} maxLength={80} />
      </div>
      <TextField label={t('act.note')} value={note} onChange={setNote} rows={2} maxLength={500} />
    </ActCard>
  );
}
