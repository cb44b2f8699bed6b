import { useState } from 'react';
import type { Department } from '../../../shared/domain/department/department.ts';
import { coversItem } from '../../../shared/domain/event/dispatch-target.ts';
import { findItem } from '../../../shared/domain/item/item.ts';
import type { Recommendation } from '../../../shared/wire/answers.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useRead } from '../../store/use-read.ts';
import { departmentOf } from '../place-names.ts';
import { useDesk } from '../use-desk.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import { DepartmentField } from './department-field.tsx';
import { DispatchLimit } from './dispatch-limit.tsx';
import { DispatchReason } from './dispatch-reason.tsx';
import { PhoneSlip } from './phone-slip.tsx';
import { useAct } from './use-act.ts';
import { useSlip } from './use-slip.ts';

/** T10: one competent department, filled in by recommendation (D1). With the line down it turns into a phone slip (O2). */
export function DispatchAct(props: ActProps) {
  const { view, session } = props;
  const { event } = view;
  const { t } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const { clock } = useConsole();
  const recommended = useRead({ ask: 'recommend', event: event.id });
  const [picked, setPicked] = useState<Department | null>(null);
  const [instruction, setInstruction] = useState(props.prefill.instruction ?? '');
  const [majorMatter, setMajorMatter] = useState(false);
  const [dutyReason, setDutyReason] = useState('');
  const first: Recommendation | null = recommended.state === 'here' ? (recommended.value[0] ?? null) : null;
  const wanted = departmentOf(registry, props.prefill.to ?? '') ?? null;
  const to = picked ?? wanted ?? (first === null ? null : (departmentOf(registry, first.holder.id) ?? null));
  const byPhone = !isLineUp(session.line);
  const slip = useSlip(clock.now());
  const item = registry === null ? undefined : findItem(registry.items, event.item);

  const act = useAct(props, () => {
    if (event.item === 'unclassified') return { missing: t('classify.item') };
    if (to === null) return { missing: t('dispatch.to') };
    const missing = byPhone ? slip.missing(t) : null;
    if (missing !== null) return { missing };
    return {
      command: {
        kind: 'event.dispatch',
        event: event.id,
        to: { kind: 'department', id: to.id, name: to.name },
        instruction: instruction.trim(),
        recommended: first?.holder.id ?? null,
        majorMatter,
        dutyReason: dutyReason.trim() || null,
        slip: byPhone ? slip.value(to.phone === '' ? event.number : to.phone) : null,
      },
    };
  });

  return (
    <ActCard
      of={props}
      act={act}
      title={t(byPhone ? 'slip.title' : 'dispatch.title')}
      note={t(byPhone ? 'slip.note' : 'dispatch.note')}
      submit={t(byPhone ? 'slip.submit' : 'dispatch.title')}
    >
      {event.item === 'unclassified' && (
        <p className="act-warn">
          {t('dispatch.unclassified')}{' '}
          {view.acts.includes('event.classify') && (
            <Button small onClick={() => desk.act('event.classify')}>
              {t('classify.item')}
            </Button>
          )}
        </p>
      )}
      <DepartmentField
        label={t('dispatch.to')}
        departments={registry?.departments ?? []}
        value={to}
        onChange={setPicked}
        item={event.item}
        autoFocus
        hint={<DispatchReason to={to} first={first} item={item} />}
      />
      {to !== null && item !== undefined && !coversItem(to, item) && (
        <TextField label={t('dispatch.dutyReason')} value={dutyReason} onChange={setDutyReason} maxLength={200} />
      )}
      <TextField
        label={t('dispatch.instruction')}
        value={instruction}
        onChange={setInstruction}
        rows={2}
        maxLength={1000}
        placeholder={t('dispatch.instructionHint')}
      />
      <DispatchLimit level={event.level} majorMatter={majorMatter} />
      {event.level === 'city' && (
        <CheckField label={t('dispatch.majorMatter')} checked={majorMatter} onChange={setMajorMatter} />
      )}
      {byPhone && to !== null && (
        <PhoneSlip event={event} session={session} to={to} instruction={instruction} slip={slip} />
      )}
    </ActCard>
  );
}
