import type { Clock } from '../../time/clock.ts';
import type { Level } from '../actor/actor.ts';

/** What a field of a dossier can hold; instants are ms, dates `YYYY-MM-DD`, ids and codes are text. */
export type Value = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Value>>;

/** Something owed on a dossier: cleared by a later act, listed until then. */
export type DossierDuty = {
  readonly id: string;
  /** What is owed, a key of the machine's `duties` words. */
  readonly what: string;
  /** Department id, account, staff id or a role that owes it. */
  readonly by: string;
  /** Clause id or `local`. */
  readonly basis: string;
  readonly openedAt: number;
  /** Instant, ms; null = no target. */
  readonly due: number | null;
  readonly clearedAt: number | null;
};

/** One step done, kept on the row for guards and screens; the journal has the rest. */
export type DossierStep = {
  readonly act: string;
  readonly at: number;
  readonly account: string;
  readonly name: string;
};

/**
 * A file kept beside the events (卷宗): a complaint, a grid change, an admission, an assignment, a visit plan … Its kind names the
 * machine (machines.ts) that says which acts lead from state to state. A fold of its journal entries, like an event (R1).
 */
export type Dossier = {
  readonly noun: 'dossier';
  readonly id: string;
  readonly machine: string;
  readonly number: string;
  readonly profile: string;
  /** Division or grid code it belongs to: its scope. */
  readonly area: string;
  readonly level: Level;
  readonly state: string;
  readonly title: string;
  /** Everything filled in so far; a later act's field replaces an earlier one of the same key. */
  readonly data: Values;
  /** Account of the person made responsible; null = the unit. */
  readonly handler: string | null;
  /** Departments that take part: their liaisons see it. */
  readonly departments: readonly string[];
  /** Accounts that may neither see nor handle it (invariant 6). */
  readonly barred: readonly string[];
  /** Units whose members may neither see nor handle it. */
  readonly barredUnits: readonly string[];
  /** Shown as a total only on walls, packs and postings (invariant 9). */
  readonly restricted: boolean;
  /** Event it hangs on, or that came of it. */
  readonly event: string | null;
  readonly clocks: readonly Clock[];
  readonly duties: readonly DossierDuty[];
  readonly steps: readonly DossierStep[];
  readonly openedBy: string;
  readonly openedAt: number;
  readonly changedAt: number;
  /** Set when it reached a state that is an end. */
  readonly endedAt: number | null;
  readonly version: number;
};

/** True for a row of the journal that is a dossier and not an event. */
export const isDossier = (row: object): row is Dossier => 'noun' in row && row.noun === 'dossier';
