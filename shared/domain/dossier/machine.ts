import type { Period } from '../../time/clock.ts';
import { startClock, startGivenClock } from '../../time/clock.ts';
import type { Clock } from '../../time/clock-shape.ts';
import type { Level, Role } from '../actor/actor.ts';
import type { Department } from '../department/department.ts';
import type { GridEvent } from '../event/event.ts';
import type { Grid } from '../grid/grid.ts';
import type { Words } from '../names.ts';
import type { Profile } from '../profile/profile.ts';
import type { Refusal } from '../refusal.ts';
import type { Context, Rules } from '../verb.ts';
import type { Dossier, DossierDuty, Values } from './dossier.ts';
import type { Field } from './field.ts';

/** Rows an act may look at beside its dossier: those its command names. */
export type DossierLoaded = {
  readonly dossier: Dossier | undefined;
  /** The event named by the command, or the one the dossier hangs on. */
  readonly event?: GridEvent | undefined;
  /** The grid of field `grid`. */
  readonly grid?: Grid | undefined;
  /** The department of field `department`. */
  readonly department?: Department | undefined;
  /** Undecided complaints and findings about the person of field `staff`, where the machine asks for them. */
  readonly conduct?: readonly Dossier[] | undefined;
  /** The dossier of field `dossier`. */
  readonly other?: Dossier | undefined;
};

/** What an act's rules see. `dossier` is undefined only for an act from `new`. */
export type ActContext = {
  readonly context: Context;
  readonly dossier: Dossier | undefined;
  readonly loaded: DossierLoaded;
  /** The words of this act, checked against its fields. */
  readonly fields: Values;
  /** `dossier.data` with this act's words on top. */
  readonly data: Values;
};

/** What an act does beside its state and its words. Stored in the entry, so replay needs neither profile nor calendar. */
export type DossierEffects = {
  /** More values than the form's, e.g. a list of those who have signed. */
  readonly set?: Values;
  readonly handler?: string | null;
  readonly level?: Level;
  readonly area?: string;
  readonly departments?: readonly string[];
  readonly barred?: readonly string[];
  readonly barredUnits?: readonly string[];
  readonly restricted?: boolean;
  readonly event?: string | null;
  readonly start?: readonly Clock[];
  /** Ids of clocks that end with this act. */
  readonly stop?: readonly string[];
  readonly open?: readonly DossierDuty[];
  /** Ids of duties this act clears. */
  readonly clear?: readonly string[];
};

export type DossierWarning = Words & { readonly code: string; readonly clause: string | null };

/** One verb of a machine: its form, its rights, its law. */
export type Act = Words & {
  readonly key: string;
  /** Clause ids it rests on; `local` where no text asks for it. */
  readonly clauses: readonly string[];
  /** `new` makes the dossier, `any` may be done in every state. */
  readonly from: 'new' | 'any' | readonly string[];
  /** State after it; null = it stays. */
  readonly to: string | null | ((c: ActContext) => string | null);
  readonly roles: readonly Role[];
  /** Tier the actor must sit at; left out: any whose area holds the dossier. */
  readonly levels?: readonly Level[] | ((profile: Profile) => readonly Level[]);
  /** True where people of the areas inside the dossier's own may do it too: a grid reports to the county's drive. */
  readonly within?: true;
  readonly fields: readonly Field[];
  /** False where the profile has no such step: then it is absent. */
  readonly on?: (profile: Profile) => boolean;
  /** What must hold before its words are known, so that a screen can offer it or say why not. `fields` is empty here. */
  readonly ready?: (c: ActContext) => Refusal | null;
  /** What must hold once the words are known. */
  readonly guard?: (c: ActContext) => Refusal | null;
  readonly does?: (c: ActContext) => DossierEffects;
  /** What the actor should know although it goes through. */
  readonly warns?: (c: ActContext) => readonly DossierWarning[];
};

/** `rests`: nothing is waited for there although acts lead on, e.g. a posted sheet. Lists of work pass over it. */
export type MachineState = Words & { readonly end?: true; readonly rests?: true };

/** A small machine beside the event (lifecycle.md §7, §8): states and acts as one table. */
export type Machine = Words & {
  readonly key: string;
  /** Letters before its numbers, e.g. `TS`. */
  readonly letters: string;
  /** Heading it stands under on the desk. */
  readonly group: 'conduct' | 'grid' | 'items' | 'staff' | 'collaboration' | 'care' | 'incentive' | 'rules' | 'records';
  readonly clauses: readonly string[];
  readonly states: Readonly<Record<string, MachineState>>;
  /** Words for the duties its acts open. */
  readonly duties?: Readonly<Record<string, Words>>;
  /** Roles that see it at all; left out: every seat and administrator of the area, departments and handlers by involvement. */
  readonly readers?: readonly Role[];
  /** Totals only on walls and packs, from the start (invariant 9). */
  readonly restricted?: true;
  /** False where the profile does not know the thing: then the desk does not show it. */
  readonly on?: (profile: Profile) => boolean;
  /** True for what everybody of the place may see and take part in: a drive, not a file on a person. */
  readonly public?: true;
  /** True where its acts must see what is undecided about the person of their field `staff`. */
  readonly seesConduct?: true;
  /** True where one in force changes the rules that station and hub judge by (rules-in-force.ts). */
  readonly rules?: true;
  /** True where a console makes it out of its own work: no form offers it and no list of files shows it. */
  readonly byStation?: true;
  /** One dossier for an event and never a second: its id comes from the event (dossier-of-event.ts), so the journal itself holds it. */
  readonly onePerEvent?: true;
  readonly title: (data: Values, rules: Rules) => string;
  readonly acts: readonly Act[];
};

/** A clock of a dossier, counted from an instant (ms) or given as a date. */
export function dossierClock(
  context: Context,
  id: string,
  basis: string,
  statutory: boolean,
  length: { readonly startAt: number; readonly period: Period } | { readonly startAt: number; readonly until: string },
): Clock {
  const { profile, calendar } = context.rules;
  const start = {
    id,
    kind: 'dossier',
    basis,
    statutory,
    startAt: length.startAt,
    rule: profile.version,
    calendar,
  } as const;
  return 'period' in length
    ? startClock({ ...start, period: length.period })
    : startGivenClock({ ...start, until: length.until as never });
}

/** A value as text; empty where it is missing. */
export const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return value === undefined || value === null ? '' : Array.isArray(value) ? value.join('、') : String(value);
};

/** A value as a list of texts; empty where it is missing. */
export const listOf = (values: Values, key: string): readonly string[] => {
  const value = values[key];
  return Array.isArray(value) ? value : [];
};
