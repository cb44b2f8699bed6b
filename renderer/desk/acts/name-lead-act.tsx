import { useState } from 'react';
import { comers } from '../../../shared/domain/event/report-in.ts';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { departmentOf } from '../place-names.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { dueOf, type ShareRow, ShareRows } from './share-rows.tsx';
import { useAct } from './use-act.ts';

/** T12: who leads among the departments that reported in; each other one gets its share. */
export function NameLeadAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const registry = useRegistry();
  const came = event.whistle === null ? [] : comers(event.whistle);
  const [lead, setLead] = useState(came[0]?.department ?? '');
  const [rows, setRows] = useState<readonly ShareRow[]>(() =>
    came.map((call) => ({ department: departmentOf(registry, call.department) ?? null, share: '', due: '' })),
  );
  const others = rows.filter((row) => row.department !== null && row.department.id !== lead);
  const act = useAct(props, () => {
    if (lead === '') return { missing: t('joint.lead') };
    const shares = [];
    for (const row of others) {
      const due = dueOf(row);
      if (row.share.trim() === '') return { missing: t('joint.share') };
      if (due === 'wrong') return { missing: t('joint.due') };
      shares.push({ department: row.department?.id ?? '', share: row.share.trim(), due });
    }
    return { command: { kind: 'event.nameLead', event: event.id, lead, shares } };
  });
  return (
    <ActCard of={props} act={act}>
      <SelectField
        label={t('joint.lead')}
        value={lead}
        options={came.map((call) => ({ value: call.department, label: call.name }))}
        onChange={setLead}
        autoFocus
      />
      <ShareRows
        fixed
        rows={others}
        onChange={(changed) =>
          setRows(rows.map((row) => changed.find((c) => c.department?.id === row.department?.id) ?? row))
        }
        departments={[]}
        item={event.item}
      />
    </ActCard>
  );
}
