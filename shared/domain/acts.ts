import type { GridEvent } from './event/event.ts';
import { onOwnClause } from './profile/own-clause.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Context, Verb } from './verb.ts';
import { type CommandKind, commandKinds, type EventCommand, verbs } from './verbs.ts';

/** Existence, state and standing conditions of a verb: everything that can be said before the command's own words are known. */
export function admitted<C extends EventCommand>(
  verb: Verb<C>,
  context: Context,
  event: GridEvent | undefined,
): Refusal | null {
  if (verb.from === 'new')
    return event === undefined ? null : refusal('already-exists', verb.rule, null, { number: event.number });
  if (event === undefined) return refusal('not-found', verb.rule);
  // What is sealed is only looked at, or unsealed (invariant 3); what happened before the seal is still told (house: facts).
  const happenedBefore = verb.record === true && event.archive !== null && context.at < event.archive.at;
  if (event.state === 'archived' && verb.onArchived !== true && !happenedBefore)
    return refusal('archived-is-sealed', verb.rule, null, { number: event.number });
  if (verb.from !== 'any' && !verb.from.includes(event.state)) {
    return refusal('wrong-state', verb.rule, null, { state: event.state, from: verb.from.join(' ') });
  }
  return verb.ready?.(context, event) ?? null;
}

/** Kinds of command this actor may run on this event now: what a screen offers. Decided by the verbs' own guards, never by a second list. */
export const actsFor = (context: Context, event: GridEvent): CommandKind[] =>
  commandKinds.filter((kind) => whyNot(context, event, kind) === null);

/** Why a kind of command is not possible now; null when it is. Rights that hang on the command's words are asked at run. */
export function whyNot(context: Context, event: GridEvent, kind: CommandKind): Refusal | null {
  const verb = verbs[kind] as unknown as Verb<EventCommand>;
  if (verb.from === 'new') return refusal('already-exists', verb.rule, null, { number: event.number });
  // The command's words do not exist yet: verbs whose rights depend on them start from 'new' and were answered above.
  const words = { kind, event: event.id } as unknown as EventCommand;
  const why = verb.may(context, event, words) ?? admitted(verb, context, event);
  return why === null ? null : onOwnClause(context.rules.profile, why);
}
