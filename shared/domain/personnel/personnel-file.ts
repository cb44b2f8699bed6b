import type { Dossier } from '../dossier/dossier.ts';
import { type FileLine, fileSources } from './file-sources.ts';

export type FileEntry = FileLine & { readonly dossier: string; readonly number: string };

/**
 * The personnel file of one person (人员档案): appointments, cards, training, assessments, rewards and founded complaints in time
 * order. Read from the dossiers alone, so that it is the same after the person left the registry (LYG-20-2, ZS-36-3-2, JS-20-2).
 * @param dossiers rows of any machine; those of others and of machines that do not write into a file are passed over
 */
export const personnelFile = (staff: string, dossiers: readonly Dossier[]): readonly FileEntry[] =>
  dossiers
    .filter((row) => row.data.staff === staff)
    .flatMap((row) =>
      (fileSources[row.machine]?.(row) ?? []).map((line) => ({ ...line, dossier: row.id, number: row.number })),
    )
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
