import type { Machine } from '../../../shared/domain/dossier/machine.ts';
import { actOf } from '../../../shared/domain/dossier/machines.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useMinute } from '../../store/use-time.ts';
import { markRevealed } from '../revealed.ts';
import { useDesk } from '../use-desk.ts';
import type { DeskRules } from '../use-rules.ts';
import { startOf } from './autofill.ts';
import { DossierForm } from './dossier-form.tsx';
import type { OpenFileAct } from './files-state.ts';

/** The open act of a dossier. It stays open with what was typed whatever happens to the dossier meanwhile (Q4). */
export function DossierActForm(props: {
  open: OpenFileAct;
  view: DossierView;
  machine: Machine;
  rules: DeskRules;
  session: DeskSession;
}) {
  const { open, view, machine, rules, session } = props;
  const { dossier } = view;
  const desk = useDesk();
  const now = useMinute();
  const act = actOf(machine, open.key);
  if (act === undefined) return null;
  const amends = act.to === null && act.fields.length > 1 && act.fields.every((field) => field.optional === true);
  const close = (): void => {
    if (desk.state.get().files.act === open) desk.files({ act: null });
  };
  return (
    <DossierForm
      machine={machine}
      act={act}
      rules={rules}
      session={session}
      on={() => ({ dossier })}
      start={{ ...startOf(act.fields, amends, dossier.data, now), ...open.start }}
      done={() => {
        if (open.reveals) markRevealed(dossier.id);
        close();
      }}
      close={close}
    />
  );
}
