import type { Department } from '../department/department.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { GridEvent } from '../event/event.ts';
import type { Division, Grid, Staff } from '../grid/grid.ts';
import type { Words } from '../names.ts';
import type { Rules } from '../verb.ts';

/** Something missing, late or out of order that a person has to put right (缺项): a list, never a refusal. */
export type Finding = Words & {
  /** Which check found it, e.g. `liaison-missing`. */
  readonly code: string;
  /** Clause id or `local`. */
  readonly clause: string;
  /** What it is about: a row id, a grid code, a department id. */
  readonly subject: string;
  readonly subjectName: string;
  /** Area it is listed in. */
  readonly area: string;
  /** Department or unit it is addressed to; null = the centre. */
  readonly to: string | null;
  readonly gravity: 'info' | 'warn' | 'gap';
  /** Since when, ms; null where it has no beginning. */
  readonly since: number | null;
};

/** What the checks look at, all as of `at` (ms, hub time). */
export type FindingBooks = {
  readonly rules: Rules;
  /** The county's registry as far as the checks need it. */
  readonly registry: {
    readonly divisions: readonly Division[];
    readonly grids: readonly Grid[];
    readonly staff: readonly Staff[];
    readonly departments: readonly Department[];
  };
  readonly dossiers: readonly Dossier[];
  /** Events that are not ended; a check that needs others says so. */
  readonly events: readonly GridEvent[];
  readonly at: number;
};

/** One check. Pure; the desk runs all of them on its cache. */
export type Finder = {
  readonly code: string;
  readonly clauses: readonly string[];
  readonly find: (books: FindingBooks) => readonly Finding[];
};
