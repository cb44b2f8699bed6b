import { type Dossier, isDossier } from '../dossier/dossier.ts';

/** Machines whose files say something about a person's conduct. */
export const conductMachines: readonly string[] = ['complaint', 'conductFinding'];
export const isConductFile = (row: Pick<Dossier, 'machine'>): boolean => conductMachines.includes(row.machine);

/** The files about conduct among rows of any kind, by id. */
export const conductAmong = (rows: Iterable<object>): Map<string, Dossier> =>
  new Map([...rows].flatMap((row) => (isDossier(row) && isConductFile(row) ? [[row.id, row] as const] : [])));

/** Complaints and findings about a person that nobody has decided yet. A complaint not accepted is no longer open. */
const openStates: ReadonlySet<string> = new Set([
  'received',
  'accepted',
  'investigating',
  'transferredOut',
  'reviewing',
  'filed',
]);

const about = (staff: string, dossiers: readonly Dossier[]): readonly Dossier[] =>
  dossiers.filter((row) => isConductFile(row) && row.data.staff === staff);

/**
 * What holds a commendation of a person until it is decided (LYG-17-2, ZS-20-2, JS-17-2, ZG-13-3): empty where nothing does.
 * @param dossiers rows of any machine
 */
export const commendationHeldBy = (staff: string, dossiers: readonly Dossier[]): readonly Dossier[] =>
  about(staff, dossiers).filter((row) => openStates.has(row.state));

export type AssessmentEvidence = {
  readonly dossier: string;
  readonly number: string;
  readonly conductClass: string;
  readonly at: number;
  /** `open`: known but not decided, so it weighs nothing yet. */
  readonly standing: 'open' | 'founded';
};

/** Conduct an assessor sees beside a person's figures, oldest first; what proved unfounded is gone (LYG-17-4, ZS-20-4, JS-17-4, ZG-13-5). */
export function assessmentEvidence(staff: string, dossiers: readonly Dossier[]): readonly AssessmentEvidence[] {
  return about(staff, dossiers)
    .filter((row) => row.state !== 'notAccepted' && row.data.founded !== false && row.data.refuseReason === undefined)
    .map((row) => ({
      dossier: row.id,
      number: row.number,
      conductClass: String(row.data.conductClass ?? ''),
      at: row.openedAt,
      standing: row.data.founded === true ? ('founded' as const) : ('open' as const),
    }))
    .sort((a, b) => a.at - b.at);
}
