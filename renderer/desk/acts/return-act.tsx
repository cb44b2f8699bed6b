import { useState } from 'react';
import type { Department } from '../../../shared/domain/department/department.ts';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useRules } from '../use-rules.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DepartmentField } from './department-field.tsx';
import { useAct } from './use-act.ts';

/** T15, first half: ground, reason and who should have it instead (D3). */
export function ReturnAct(props: ActProps) {
  const { event } = props.view;
  const { t, say } = useText();
  const rules = useRules();
  const grounds = rules?.profile.local.returnReasons ?? [];
  const [code, setCode] = useState('');
  const [reason, setReason] = useState(props.prefill.reason ?? '');
  const [proposed, setProposed] = useState<Department | null>(null);
  const chosen = grounds.find((g) => g.code === code) ?? grounds[0];
  const act = useAct(props, () => {
    if (chosen === undefined) return { missing: t('act.reasonCode') };
    if (reason.trim() === '') return { missing: t('act.reason') };
    const holder = proposed === null ? null : { kind: 'department' as const, id: proposed.id, name: proposed.name };
    return {
      command: {
        kind: 'event.return',
        event: event.id,
        reasonCode: chosen.code,
        reason: reason.trim(),
        proposed: holder,
      },
    };
  });
  return (
    <ActCard of={props} act={act}>
      <SelectField
        label={t('act.reasonCode')}
        value={chosen?.code ?? ''}
        options={grounds.map((g) => ({ value: g.code, label: say(g) }))}
        onChange={setCode}
        autoFocus
      />
      <TextField label={t('act.reason')} value={reason} onChange={setReason} rows={2} maxLength={500} />
      <DepartmentField
        label={t('return.proposed')}
        departments={rules?.registry.departments ?? []}
        value={proposed}
        onChange={setProposed}
        item={event.item}
        hint={t('return.none')}
      />
    </ActCard>
  );
}
