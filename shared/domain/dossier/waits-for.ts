import type { Context } from '../verb.ts';
import { actsOnDossier } from './act-on-dossier.ts';
import type { Dossier } from './dossier.ts';
import type { Act, Machine } from './machine.ts';
import { machineOf } from './machines.ts';

/** True for an act that leads on: to a state that is not the last one. */
const leadsOn = (machine: Machine, act: Act, from: string): boolean =>
  typeof act.to === 'function' || (act.to !== null && act.to !== from && machine.states[act.to]?.end !== true);

/** True where the table knows a next step from a state; entries of registers have none, they only end. */
const isOnItsWay = (machine: Machine, state: string): boolean =>
  machine.states[state]?.rests !== true &&
  machine.acts.some((act) => Array.isArray(act.from) && act.from.includes(state) && leadsOn(machine, act, state));

/**
 * True when a dossier waits for a person: he answers for it, owes something on it, or may take its next step while nobody is named.
 * A guess for a list and its count, never a right.
 */
export function waitsFor(context: Context, dossier: Dossier): boolean {
  const { actor } = context;
  if (dossier.endedAt !== null) return false;
  const names = [actor.account, actor.role, ...(actor.department === null ? [] : [actor.department])];
  if (dossier.duties.some((duty) => duty.clearedAt === null && names.includes(duty.by))) return true;
  const machine = machineOf(dossier.machine);
  if (machine === undefined || !isOnItsWay(machine, dossier.state)) return false;
  if (dossier.handler === actor.account) return true;
  if (dossier.handler !== null) return false;
  return actsOnDossier(context, { dossier }).some((act) => leadsOn(machine, act, dossier.state));
}
