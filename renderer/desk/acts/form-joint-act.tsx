import { useState } from 'react';
import type { Department } from '../../../shared/domain/department/department.ts';
import { useText } from '../../i18n/language.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { departmentOf } from '../place-names.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DepartmentField } from './department-field.tsx';
import { toLocalInput } from './local-input.ts';
import { dueOf, emptyShare, type ShareRow, ShareRows } from './share-rows.tsx';
import { useAct } from './use-act.ts';
import { readShares } from './written-shares.ts';

/** T18: one lead, its assistants, the share and due moment of each (LYG-21-1, AK-11.5-2). Starts from what the lead asked for. */
export function FormJointAct(props: ActProps) {
  const { event } = props.view;
  const { t } = useText();
  const registry = useRegistry();
  const asked = event.jointAsk?.proposed ?? [];
  const [picked, setPicked] = useState<Department | null>(null);
  const [leadShare, setLeadShare] = useState(props.prefill['leadShare'] ?? '');
  const typed = readShares(props.prefill['assistants']);
  const [rows, setRows] = useState<readonly ShareRow[]>(() => {
    // What was typed before, when a refused act is changed; else what the lead asked for.
    if (typed.length > 0)
      return typed.map(({ id, share, due }) => ({
        department: departmentOf(registry, id) ?? null,
        share,
        due: due === null ? '' : toLocalInput(due),
      }));
    return asked.length === 0
      ? [emptyShare]
      : asked.map((one) => ({ department: departmentOf(registry, one.id) ?? null, share: one.share, due: '' }));
  });
  const [dutyReason, setDutyReason] = useState(props.prefill['dutyReason'] ?? '');
  const [majorMatter, setMajorMatter] = useState(false);
  const holder = event.holder?.kind === 'department' ? (departmentOf(registry, event.holder.id) ?? null) : null;
  const lead = picked ?? departmentOf(registry, props.prefill['lead'] ?? '') ?? holder;
  const act = useAct(props, () => {
    if (lead === null) return { missing: t('joint.lead') };
    if (leadShare.trim() === '') return { missing: t('joint.leadShare') };
    const assistants = [];
    for (const row of rows) {
      const due = dueOf(row);
      if (row.department === null) return { missing: t('joint.assistant') };
      if (row.share.trim() === '') return { missing: t('joint.share') };
      if (due === 'wrong') return { missing: t('joint.due') };
      assistants.push({ id: row.department.id, name: row.department.name, share: row.share.trim(), due });
    }
    return {
      command: {
        kind: 'event.formJoint',
        event: event.id,
        lead: { id: lead.id, name: lead.name },
        leadShare: leadShare.trim(),
        assistants,
        majorMatter,
        dutyReason: dutyReason.trim() || null,
      },
    };
  });
  const departments = registry?.departments ?? [];
  return (
    <ActCard of={props} act={act}>
      <DepartmentField
        label={t('joint.lead')}
        departments={departments}
        value={lead}
        onChange={setPicked}
        item={event.item}
        autoFocus
      />
      <TextField label={t('joint.leadShare')} value={leadShare} onChange={setLeadShare} maxLength={500} />
      <ShareRows rows={rows} onChange={setRows} departments={departments} item={event.item} />
      <TextField label={t('joint.dutyReason')} value={dutyReason} onChange={setDutyReason} maxLength={200} />
      {event.level === 'city' && (
        <CheckField label={t('joint.major')} checked={majorMatter} onChange={setMajorMatter} />
      )}
    </ActCard>
  );
}
