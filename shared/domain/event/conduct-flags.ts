import { MS_PER_HOUR } from '../../time/local-date.ts';
import type { Words } from '../names.ts';
import { conductGround } from '../profile/conduct-rules.ts';
import type { Profile } from '../profile/profile.ts';

/** A patrol, visit or handling entry as the check sees it, whichever record it came from. */
export type WorkEntry = {
  /** Id of the journal entry. */
  readonly id: string;
  readonly kind: 'patrol' | 'visit' | 'handling' | 'return' | 'followUp';
  /** Row it belongs to. */
  readonly row: string;
  readonly account: string;
  /** When it is said to have been done, and when the hub learned of it, ms. */
  readonly doneAt: number;
  readonly recordedAt: number;
  /** Grid the person answers for, and where the entry places them; null where it says nothing. */
  readonly grid: string | null;
  readonly place: string | null;
  readonly text: string;
  /** Hashes of proofs. */
  readonly proofs: readonly string[];
  /** Only of a follow-up: what was asked turned out not to be so. */
  readonly contradicts: boolean;
};

export type ConductFlagKind = 'backdated' | 'duplicated' | 'outsideGrid' | 'contradicted' | 'returnWithoutReason';

/** One entry that a person should look into (待查), never a finding of guilt. */
export type ConductFlag = {
  readonly kind: ConductFlagKind;
  readonly entry: string;
  readonly row: string;
  readonly account: string;
  readonly conduct: 'falsification' | 'shirking';
  /** Clause that forbids it here, or `local`. */
  readonly clause: string;
  /** The other entry it is held against, where there is one. */
  readonly against: string | null;
};

export const conductFlagNames: Readonly<Record<ConductFlagKind, Words>> = {
  backdated: { zh: '事后补录', en: 'Entered long after it was done' },
  duplicated: { zh: '内容雷同', en: 'Same words or proof as another entry' },
  outsideGrid: { zh: '不在本网格', en: 'Outside the grid' },
  contradicted: { zh: '与回访不符', en: 'Contradicted by a follow-up' },
  returnWithoutReason: { zh: '退回没有理由', en: 'Returned without a reason' },
};

/** Shorter than this is no reason at all. */
const leastReason = 2;

/**
 * Flags entries for review under falsifying or shirking (LYG-17-3, ZS-20-3, JS-17-3, ZG-13-4; local practice where the text is
 * silent): backdated, duplicated, outside the grid, contradicted by follow-up, returned without a reason.
 */
export function conductFlags(profile: Profile, entries: readonly WorkEntry[]): readonly ConductFlag[] {
  const late = profile.local.lateEntry.hours * MS_PER_HOUR;
  const flag = (entry: WorkEntry, kind: ConductFlagKind, against: string | null = null): ConductFlag => {
    const conduct = kind === 'returnWithoutReason' ? 'shirking' : 'falsification';
    const { clause } = conductGround(profile, conduct);
    return { kind, entry: entry.id, row: entry.row, account: entry.account, conduct, clause, against };
  };
  const work = entries.filter((e) => e.kind !== 'return' && e.kind !== 'followUp');
  const twins = twinsOf(work);
  return entries.flatMap((entry) => {
    if (entry.kind === 'return')
      return entry.text.trim().length < leastReason ? [flag(entry, 'returnWithoutReason')] : [];
    if (entry.kind === 'followUp') return contradicted(entry, work).map((e) => flag(e, 'contradicted', entry.id));
    const twin = twins.get(entry.id);
    const outside = entry.grid !== null && entry.place !== null && !entry.place.startsWith(entry.grid);
    return [
      ...(entry.recordedAt - entry.doneAt > late ? [flag(entry, 'backdated')] : []),
      ...(twin === undefined ? [] : [flag(entry, 'duplicated', twin)]),
      ...(outside ? [flag(entry, 'outsideGrid')] : []),
    ];
  });
}

/** Later entry → the first one of the same person with the same proof, or the same words on another row. */
function twinsOf(work: readonly WorkEntry[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, WorkEntry>();
  const twins = new Map<string, string>();
  for (const entry of work.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    const words = entry.text.trim();
    const marks = [
      ...entry.proofs.map((hash) => `proof ${hash}`),
      ...(words.length >= 8 ? [`${entry.account} ${entry.kind} ${words}`] : []),
    ];
    for (const mark of marks) {
      const first = firsts.get(mark);
      if (first === undefined) firsts.set(mark, entry);
      else if (first.row !== entry.row) twins.set(entry.id, first.id);
    }
  }
  return twins;
}

/** The last work on a row before a follow-up that says it was not so. */
function contradicted(asked: WorkEntry, work: readonly WorkEntry[]): readonly WorkEntry[] {
  if (!asked.contradicts) return [];
  const last = work.findLast((e) => e.row === asked.row && e.recordedAt <= asked.recordedAt);
  return last === undefined ? [] : [last];
}
