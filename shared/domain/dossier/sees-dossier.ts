import { type Actor, covers, type Role } from '../actor/actor.ts';
import { isBarred, isInvolved } from './act-on-dossier.ts';
import type { Dossier } from './dossier.ts';
import type { Machine } from './machine.ts';
import { machineOf, machines } from './machines.ts';

const seats: readonly Role[] = ['townSeat', 'countySeat', 'shiftLeader', 'director'];
/** Who reads dossiers of the own area where the machine names nobody: seats, administrators, supervisors. */
const usual: readonly Role[] = [...seats, 'administrator', 'supervisor'];

/** Machines that change the rules are public matter like the rule pack: whoever judges by them gets them, wherever he sits; so is a drive all take part in. */
export const isPublic = (machine: Machine): boolean => machine.rules === true || machine.public === true;

/**
 * True when a role reads dossiers of a machine in its area without taking part in them. Restricted ones (invariant 9) go to seats, and
 * to roles the machine names.
 */
export function readsByArea(role: Role, machine: Machine, restricted: boolean): boolean {
  if (machine.readers !== undefined) return machine.readers.includes(role);
  return (restricted ? seats : usual).includes(role);
}

/** Keys of the machines a role reads by area, for a database that cannot ask one by one. */
export const machinesRead = (role: Role, restricted: boolean): readonly string[] =>
  machines.filter((machine) => readsByArea(role, machine, restricted)).map((machine) => machine.key);

/** Keys of the machines everybody reads. */
export const publicMachines = (): readonly string[] => machines.filter(isPublic).map((machine) => machine.key);

/** What a dossier's row alone tells of who may see it; nobody who is barred, whatever else holds (invariant 6). */
export function seesDossier(actor: Actor, dossier: Dossier): boolean {
  if (isBarred(actor, dossier)) return false;
  if (isInvolved(actor, dossier)) return true;
  const machine = machineOf(dossier.machine);
  if (machine === undefined) return false;
  return isPublic(machine) || (readsByArea(actor.role, machine, dossier.restricted) && covers(actor, dossier.area));
}
