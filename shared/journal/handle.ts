import { admitted } from '../domain/acts.ts';
import { actOnDossier, type DossierAct, type DossierActed } from '../domain/dossier/act-on-dossier.ts';
import { applyDossier } from '../domain/dossier/apply-dossier.ts';
import { type Dossier, isDossier } from '../domain/dossier/dossier.ts';
import { machineOf } from '../domain/dossier/machines.ts';
import { apply } from '../domain/event/apply.ts';
import type { EventFact } from '../domain/event/entries.ts';
import type { GridEvent } from '../domain/event/event.ts';
import { impossibleTime } from '../domain/event/impossible-time.ts';
import { onOwnClause } from '../domain/profile/own-clause.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Context, Loaded, LoadedEvent, Needs } from '../domain/verb.ts';
import { type Command, type EventCommand, verbFor } from '../domain/verbs.ts';
import { err, ok, type Result } from '../std/result.ts';
import type { RowFact } from './entry.ts';

/** What the journal is folded into: events, and the dossiers beside them. */
export type Row = GridEvent | Dossier;
export type EventOutcome = { readonly fact: EventFact; readonly after: GridEvent };
export type DossierOutcome = { readonly fact: DossierActed; readonly after: Dossier };
export type Outcome = EventOutcome | DossierOutcome;

/** Rows a command must see. */
export function needs(command: Command): Needs {
  if (command.kind !== 'dossier.act') return verbFor(command).needs(command);
  const named = (key: string): string | null => {
    const value = command.fields[key];
    return typeof value === 'string' ? value : null;
  };
  return {
    event: command.opens?.event ?? named('event'),
    dossier: command.dossier,
    otherDossier: named('dossier'),
    conductOf: machineOf(command.machine)?.seesConduct === true ? named('staff') : null,
    grid: named('grid'),
    department: named('department'),
  };
}

/** The row a command changes, among those loaded. */
export const rowOf = (command: Command, loaded: Loaded): Row | undefined =>
  command.kind === 'dossier.act' ? loaded.dossier : loaded.event;

/** One step of the fold, whatever the row is. Throws where a fact does not belong to the row: a broken journal. */
export function applyFact(before: Row | undefined, fact: RowFact, doneAt: number): Row {
  if (fact.kind === 'dossier.acted') {
    if (before !== undefined && !isDossier(before)) throw new Error(`${fact.machine}.${fact.act} on an event`);
    return applyDossier(before, fact, doneAt);
  }
  if (before !== undefined && isDossier(before)) throw new Error(`${fact.kind} on a dossier`);
  return apply(before, fact, doneAt);
}

/** True for a fact that needs no row before it: it carries its own. */
export const begins = (fact: RowFact): boolean =>
  fact.kind === 'dossier.acted'
    ? fact.row !== null
    : fact.kind === 'event.registered' || fact.kind === 'event.imported';

/**
 * The whole of what station and hub run inside their transaction: rights, state, decision, fold. One command, one fact.
 * The same function on both sides and in every test, so they cannot disagree.
 */
export function handle(context: Context, loaded: Loaded, command: EventCommand): Result<EventOutcome, Refusal>;
export function handle(context: Context, loaded: Loaded, command: DossierAct): Result<DossierOutcome, Refusal>;
export function handle(context: Context, loaded: Loaded, command: Command): Result<Outcome, Refusal>;
export function handle(context: Context, loaded: Loaded, command: Command): Result<Outcome, Refusal> {
  const handled =
    command.kind === 'dossier.act' ? handleAct(context, loaded, command) : handleVerb(context, loaded, command);
  return handled.ok ? handled : err(onOwnClause(context.rules.profile, handled.error));
}

function handleVerb(context: Context, loaded: Loaded, command: EventCommand): Result<EventOutcome, Refusal> {
  const verb = verbFor(command);
  const barred =
    verb.may(context, loaded.event, command) ??
    admitted(verb, context, loaded.event) ??
    impossibleTime(verb, context, loaded.event, command);
  if (barred !== null) return err(barred);
  const decided = verb.decide(context, loaded as LoadedEvent, command);
  if (!decided.ok) return decided;
  return ok({ fact: decided.value, after: apply(loaded.event, decided.value, context.at) });
}

function handleAct(context: Context, loaded: Loaded, command: DossierAct): Result<DossierOutcome, Refusal> {
  const { dossier, event, grid, department, otherDossier, conduct } = loaded;
  const decided = actOnDossier(context, { dossier, event, grid, department, other: otherDossier, conduct }, command);
  if (!decided.ok) return decided;
  return ok({ fact: decided.value, after: applyDossier(dossier, decided.value, context.at) });
}
