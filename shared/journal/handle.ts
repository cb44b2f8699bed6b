import { admitted } from '../domain/acts.ts';
import { apply } from '../domain/event/apply.ts';
import type { EventFact } from '../domain/event/entries.ts';
import type { GridEvent } from '../domain/event/event.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Context, Loaded, LoadedEvent, Needs } from '../domain/verb.ts';
import { type Command, verbFor } from '../domain/verbs.ts';
import { err, ok, type Result } from '../std/result.ts';

export type Outcome = { readonly fact: EventFact; readonly after: GridEvent };

/** Rows a command must see. */
export const needs = (command: Command): Needs => verbFor(command).needs(command);

/**
 * The whole of what station and hub run inside their transaction: rights, state, decision, fold. One command, one fact.
 * The same function on both sides and in every test, so they cannot disagree.
 */
export function handle(context: Context, loaded: Loaded, command: Command): Result<Outcome, Refusal> {
  const verb = verbFor(command);
  const barred = verb.may(context, loaded.event, command) ?? admitted(verb, context, loaded.event);
  if (barred !== null) return err(barred);
  const decided = verb.decide(context, loaded as LoadedEvent, command);
  if (!decided.ok) return decided;
  return ok({ fact: decided.value, after: apply(loaded.event, decided.value, context.at) });
}
