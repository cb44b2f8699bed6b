import { useState } from 'react';
import type { Department } from '../../../shared/domain/department/department.ts';
import { useText } from '../../i18n/language.ts';
import { useRules } from '../use-rules.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DepartmentField } from './department-field.tsx';
import { GroundFields } from './ground-fields.tsx';
import { useAct } from './use-act.ts';

/** T15, first half: ground, reason and who should have it instead (D3). */
export function ReturnAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
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
      <GroundFields grounds={grounds} ground={chosen} onGround={setCode} reason={reason} onReason={setReason} />
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
