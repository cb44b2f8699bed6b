import type { Result } from '../std/result.ts';
import type { z } from '../std/shape.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Actor } from './actor/actor.ts';
import type { Department } from './department/department.ts';
import type { Dossier } from './dossier/dossier.ts';
import type { EventFact } from './event/entries.ts';
import type { GridEvent, State } from './event/event.ts';
import type { Grid } from './grid/grid.ts';
import type { ItemList } from './item/item.ts';
import type { Profile } from './profile/profile.ts';
import type { Refusal } from './refusal.ts';

/** The rule pack in force: profile, calendar and published item list, each with its version. */
export type Rules = {
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly items: ItemList;
  /** Grid codes given or retired by changes beside the registry: none is ever given twice (LYG-8-2, JS-8-2, AK-7.5-1). */
  readonly codes?: ReadonlyMap<string, 'given' | 'retired'>;
};

/** What comes in with a command: decisions read no clock and make no ids. */
export type Context = {
  readonly rules: Rules;
  readonly actor: Actor;
  /** When it was done, ms, on the console's estimate of hub time (O5). */
  readonly at: number;
  /** When the hub took it, ms; null on a station: nothing is delivered yet, so no department clock starts (D12). */
  readonly hubAt: number | null;
};

/** Rows a decision must see; whoever runs it loads them inside its transaction. */
export type Needs = {
  /** The event the command changes; null for a command on a dossier that names none. */
  readonly event: string | null;
  /** A second event the decision must see (T3). */
  readonly other?: string | null;
  readonly dossier?: string | null;
  /** A second dossier the decision must see. */
  readonly otherDossier?: string | null;
  /** Person whose undecided conduct files the decision must see (LYG-17-2). */
  readonly conductOf?: string | null;
  readonly grid?: string | null;
  readonly department?: string | null;
  /** Ids of further departments the decision must see (T11, T18). */
  readonly departments?: readonly string[];
};
export type Loaded = {
  readonly event: GridEvent | undefined;
  readonly other?: GridEvent | undefined;
  readonly dossier?: Dossier | undefined;
  readonly otherDossier?: Dossier | undefined;
  /** Undecided complaints and findings about the person of `conductOf`. */
  readonly conduct?: readonly Dossier[];
  readonly grid?: Grid | undefined;
  readonly department?: Department | undefined;
  /** Those of the wanted departments that are registered, by id. */
  readonly departments?: ReadonlyMap<string, Department>;
};

/** The rows as `decide` sees them: state and existence are checked before (handle.ts); a verb from `new` must not look at `event`. */
export type LoadedEvent = Loaded & { readonly event: GridEvent };

/** One verb of the house: its door (shape), its rows (needs), its rights (may), its law (decide). */
export type Verb<C extends { readonly kind: string; readonly event: string }> = {
  readonly kind: C['kind'];
  /** Transition of lifecycle.md §3 or a rule of behaviour.md. */
  readonly rule: string;
  readonly shape: z.ZodType<C>;
  /** True for records of what happened in the world: only ever added, never refused for state (house: facts). */
  readonly record?: true;
  /** True for what may still be done to a sealed event: looking at it, unsealing it (invariant 3). */
  readonly onArchived?: true;
  readonly needs: (command: C) => Needs;
  /** States it may start from; `new` makes the event, `any` asks only that it exists. */
  readonly from: readonly State[] | 'new' | 'any';
  readonly may: (context: Context, event: GridEvent | undefined, command: C) => Refusal | null;
  /** What else must hold whatever the command says, so that a screen can offer the act or not (acts.ts). */
  readonly ready?: (context: Context, event: GridEvent) => Refusal | null;
  /** Instants (ms) the command says something happened at: never in the future, never before the event was known. */
  readonly happened?: (command: C) => readonly number[];
  readonly decide: (context: Context, loaded: LoadedEvent, command: C) => Result<EventFact, Refusal>;
};

/** Keeps the command type of one verb together with its parts. */
export const verb = <C extends { readonly kind: string; readonly event: string }>(v: Verb<C>): Verb<C> => v;
