import { actNames } from './act-names.ts';
import { actOf, machineOf } from './dossier/machines.ts';
import type { Words } from './names.ts';
import type { Command } from './verbs.ts';

/** What a command is called: its verb, or the act of its machine. A machine this console does not know is named by its keys. */
export function commandName(command: Command): Words {
  return command.kind === 'dossier.act' ? dossierActName(command.machine, command.act) : actNames[command.kind];
}

/** What an act of a machine is called; its keys where the machine is unknown here. */
export function dossierActName(machine: string, act: string): Words {
  const of = machineOf(machine);
  const found = of && actOf(of, act);
  return found === undefined ? { zh: `${machine}.${act}`, en: `${machine}.${act}` } : { zh: found.zh, en: found.en };
}
