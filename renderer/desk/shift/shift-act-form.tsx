import { useState } from 'react';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Act } from '../../../shared/domain/dossier/machine.ts';
import { shiftHandover } from '../../../shared/domain/shift/shift-handover.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { ActSlotContext } from '../acts/act-slot.ts';
import { DossierForm } from '../dossiers/dossier-form.tsx';
import type { ActOn } from '../dossiers/use-dossier-act.ts';
import { useDesk } from '../use-desk.ts';
import type { DeskRules } from '../use-rules.ts';

/** The form of an act of the handover, with its buttons below it. */
export function ShiftActForm(props: { act: Act; on: ActOn; start: Values; rules: DeskRules; session: DeskSession }) {
  const { act, on, start, rules, session } = props;
  const desk = useDesk();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <ActSlotContext value={slot}>
      <DossierForm
        machine={shiftHandover}
        act={act}
        rules={rules}
        session={session}
        on={() => on}
        start={start}
        done={() => undefined}
        close={() => desk.go('queue')}
      />
      <div ref={setSlot} className="shift-slot" />
    </ActSlotContext>
  );
}
