import type { EmergencyBoard } from '../domain/emergency/emergency-board.ts';
import type { TaskLine } from '../domain/emergency/task-line.ts';
import type { Finding } from '../domain/findings/finding.ts';

/** A finding and what a click on it opens here. */
export type FoundHere = Finding & { readonly opens: 'dossier' | 'event' | null };
export type FindingsView = {
  readonly asOf: number;
  readonly findings: readonly FoundHere[];
  /** What was looked at. */
  readonly looked: { readonly dossiers: number; readonly events: number; readonly grids: number };
};

/** The special board of the emergency that is on here (ZS-29-4). `needs` carry names: for the desk, never for a wall. */
export type EmergencyView = Omit<EmergencyBoard, 'tasks'> & {
  readonly asOf: number;
  readonly tasks: readonly TaskLine[];
};
