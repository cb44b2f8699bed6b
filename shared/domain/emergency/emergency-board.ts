import type { Dossier } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { listOf, textOf } from '../dossier/machine.ts';
import type { GridEvent } from '../event/event.ts';
import { isOpen } from '../event/event.ts';
import type { Grid } from '../grid/grid.ts';

export type EmergencyBoard = {
  readonly emergency: Dossier;
  /** Grids hit, with the open events in each, worst first; unknown codes keep their code as name. */
  readonly grids: readonly {
    readonly code: string;
    readonly name: string;
    readonly events: number;
    readonly needs: number;
  }[];
  /** People who still wait for help, longest first; a wall shows their number only (invariant 9). */
  readonly needs: readonly Dossier[];
  readonly helped: number;
  /** Direct task lines, the open ones by due moment, then the done ones. */
  readonly tasks: readonly Dossier[];
};

/** The emergency the console's board switches to (ZS-29-4): the one declared last among those that are on; null for none. */
export const emergencyOn = (dossiers: readonly Dossier[]): Dossier | null =>
  inForce(dossiers, 'emergency').toSorted((a, b) => b.openedAt - a.openedAt)[0] ?? null;

const dueOf = (task: Dossier): number => Number(task.data.dueAt ?? 0);

/** The special board of an emergency: grids hit, people needing help, direct task lines (ZS-29-4). */
export function emergencyBoard(
  emergency: Dossier,
  dossiers: readonly Dossier[],
  events: readonly GridEvent[],
  grids: readonly Grid[],
): EmergencyBoard {
  const own = (machine: string): readonly Dossier[] =>
    dossiers.filter((d) => d.machine === machine && d.data.dossier === emergency.id);
  const needs = own('emergencyNeed');
  const waiting = needs.filter(({ endedAt }) => endedAt === null).toSorted((a, b) => a.openedAt - b.openedAt);
  const names = new Map(grids.map(({ code, name }) => [code, name]));
  const lines = listOf(emergency.data, 'grids').map((code) => ({
    code,
    name: names.get(code) ?? code,
    events: events.filter((event) => isOpen(event) && event.place.grid === code).length,
    needs: waiting.filter(({ data }) => textOf(data, 'grid') === code).length,
  }));
  return {
    emergency,
    grids: lines.toSorted((a, b) => b.needs - a.needs || b.events - a.events),
    needs: waiting,
    helped: needs.length - waiting.length,
    tasks: own('emergencyTask').toSorted(
      (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || dueOf(a) - dueOf(b),
    ),
  };
}
