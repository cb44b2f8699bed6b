import type { Actor } from '../../../shared/domain/actor/actor.ts';
import { whyNotAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Act, Machine } from '../../../shared/domain/dossier/machine.ts';
import { machineOf, machines } from '../../../shared/domain/dossier/machines.ts';
import { isPublic, readsByArea } from '../../../shared/domain/dossier/sees-dossier.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { DossierCounts } from '../../../shared/wire/dossier-view.ts';

export type Group = Machine['group'];
export const groups: readonly Group[] = [
  'conduct',
  'grid',
  'items',
  'staff',
  'collaboration',
  'care',
  'incentive',
  'rules',
  'records',
];

/** The acts by which this person may open a dossier of a machine somewhere in his area. @param at ms */
export function openingActs(rules: Rules, actor: Actor, at: number, machine: Machine): readonly Act[] {
  const context = { rules, actor, at, hubAt: null };
  if (machine.byStation === true) return [];
  return machine.acts.filter(
    (act) => act.from === 'new' && whyNotAct(context, machine, act, { dossier: undefined }, actor.area) === null,
  );
}

/** True where the profile knows a machine and this person reads it, may open one, or has one. */
function isShown(rules: Rules, actor: Actor, at: number, machine: Machine, counts: DossierCounts | undefined): boolean {
  if (machine.byStation === true || machine.on?.(rules.profile) === false) return false;
  if (isPublic(machine) || (counts?.byMachine[machine.key]?.all ?? 0) > 0) return true;
  if (actor.department === null && readsByArea(actor.role, machine, machine.restricted === true)) return true;
  return openingActs(rules, actor, at, machine).length > 0;
}

/** The kinds of dossier for the left column, under their headings; headings without a kind are left out. */
export const groupsFor = (rules: Rules, actor: Actor, at: number, counts: DossierCounts | undefined) =>
  groups
    .map((group) => ({
      group,
      machines: machines.filter((machine) => machine.group === group && isShown(rules, actor, at, machine, counts)),
    }))
    .filter((one) => one.machines.length > 0);

/** True for people who read personnel files of their area. */
export function readsPersonnel(actor: Actor): boolean {
  const record = machineOf('staffRecord');
  return record !== undefined && actor.department === null && readsByArea(actor.role, record, false);
}
