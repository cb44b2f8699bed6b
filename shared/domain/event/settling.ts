import { err, ok, type Result } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Context, LoadedEvent } from '../verb.ts';
import { detailsShape, type GivenDetails } from './details.ts';
import type { Settled } from './entries.ts';
import { proofShape } from './event.ts';
import { leaveStep } from './event-clocks.ts';
import { detailsRefusal, matterAfter } from './event-details.ts';
import { settlementDuties } from './feedback-duties.ts';

/** What every settlement says, wherever it happens. */
export const settlingFields = {
  event: z.uuid(),
  result: z.string().min(1).max(2000),
  proofs: z.array(proofShape).max(20),
  details: detailsShape.optional(),
};
type Settling = {
  readonly event: string;
  readonly result: string;
  readonly proofs: Settled['proofs'];
  readonly details?: GivenDetails | undefined;
};
type Where = {
  readonly rule: 'T5' | 'T8';
  /** The text that asks for the proof. */
  readonly clause: string;
  /** Who is told of the result. */
  readonly told: Parameters<typeof settlementDuties>[2];
};

/** A result, one proof at the least and whole details end the matter; whoever is owed an answer is told. */
export function settled(
  context: Context,
  { event }: LoadedEvent,
  { result, proofs, ...c }: Settling,
  { rule, clause, told }: Where,
): Result<Omit<Settled, 'kind'>, Refusal> {
  if (proofs.length === 0) return err(refusal('proof-missing', rule, clause));
  const lacks = detailsRefusal(context.rules, event, 'settle', rule, c);
  if (lacks !== null) return err(lacks);
  const { open, start } = settlementDuties(context, event, told);
  const matter = matterAfter(context.rules, event, c.details);
  const effects = { to: 'completed', stop: leaveStep(event, context.at), open, start, ...matter } as const;
  return ok({ event: c.event, at: context.at, result, proofs, effects });
}
