import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Act, Machine } from '../../../shared/domain/dossier/machine.ts';
import { actOf } from '../../../shared/domain/dossier/machines.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';

export type OfferedAct = { readonly act: Act; readonly refusal: Refusal | null };

/** Acts that a person never starts by hand. */
const byMachine: ReadonlySet<string> = new Set(['dropRefused']);
/** Acts that set a thing aside instead of taking it further: never the one that Ctrl+Enter means. */
const aside = /^(refuse|reject|drop|sendBack|transferOut|markOutdated|leave|end|exit|callOff|strike|review$|takeDown)/;

const endsIt = (machine: Machine, act: Act): boolean =>
  typeof act.to === 'string' && machine.states[act.to]?.end === true;

/** Acts in the order a desk offers them: what takes it further, what closes it, what is only recorded, notes last. */
export function offered(machine: Machine, acts: DossierView['acts']): readonly OfferedAct[] {
  const weight = (act: Act): number => {
    if (act.key === 'note') return 5;
    if (aside.test(act.key)) return 4;
    if (act.to === null) return 3;
    return endsIt(machine, act) ? 2 : 1;
  };
  return acts
    .flatMap(({ key, refusal }) => {
      const act = byMachine.has(key) ? undefined : actOf(machine, key);
      return act === undefined ? [] : [{ act, refusal }];
    })
    .sort((a, b) => weight(a.act) - weight(b.act));
}

/**
 * The act that Ctrl+Enter means: for whoever answers for the dossier first what is still to be put on record in this state, in the
 * order of the machine, then what takes it further. None while somebody else answers for it.
 * @param can acts possible now
 */
export function mainFileAct(dossier: Dossier, machine: Machine, can: readonly Act[], account: string): Act | null {
  if (dossier.handler !== null && dossier.handler !== account) return null;
  const further = can.filter((act) => act.to !== null && !aside.test(act.key));
  if (dossier.handler === account && machine.states[dossier.state]?.end !== true) {
    const done = new Set(dossier.steps.map((step) => step.act));
    const owed = machine.acts.find(
      (act) => act.to === null && act.from !== 'any' && can.includes(act) && !done.has(act.key) && !aside.test(act.key),
    );
    if (owed !== undefined && further.length > 0) return owed;
  }
  return further.find((act) => !endsIt(machine, act)) ?? further[0] ?? null;
}
