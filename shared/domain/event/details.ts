import { z } from '../../std/shape.ts';
import { proofShape } from './proof.ts';

const word = z
  .string()
  .regex(/^[a-z][a-zA-Z]{1,39}$/)
  .optional();
const text = (most: number) => z.string().min(1).max(most).optional();

/**
 * What is said of an event beyond its content, by item group (detail-fields.ts says which group has which field, the profile
 * which of them its text asks for). Strict: what stands in no table is refused at the door, such as a fine (C22).
 */
export const detailsShape = z.strictObject({
  kind: word,
  way: word,
  level: word,
  site: word,
  field: word,
  subject: word,
  type: word,
  dealtWith: word,
  recipient: word,
  provider: word,
  evidence: z.array(proofShape).min(1).max(20).optional(),
  rectified: z.enum(['done', 'notYet', 'noHazard']).optional(),
  defusing: text(2000),
  finding: z.enum(['inOrder', 'problem']).optional(),
  request: text(1000),
  answer: text(1000),
  reply: text(1000),
  counterpart: text(80),
  principal: text(40),
  /** What was handed over, when, and when it came back; null = not yet back. Instants, ms. */
  papers: z
    .strictObject({ list: z.string().max(200), handedAt: z.number().int(), returnedAt: z.number().int().nullable() })
    .optional(),
  /** Price agreed with the requester, yuan, and that he agreed (ZS-19-2). */
  charge: z.strictObject({ yuan: z.number().min(0).max(100_000), consent: z.literal(true) }).optional(),
  leadDepartment: text(64),
  assistGrid: z
    .string()
    .regex(/^\d{15}$/)
    .optional(),
  gridReport: text(1000),
  participants: text(500),
});
/** What a command says. */
export type GivenDetails = z.infer<typeof detailsShape>;

/** What stands on the event: what was given, and what follows from it. */
export type Details = GivenDetails & {
  /** Competent department by the word chosen, else by the item (JS-9-11, ZS-22-3-1). */
  readonly department?: string | null;
  /** A grid only ever assists in safety protection (LYG-9-5, JS-9-4). */
  readonly role?: 'assist';
};

/** A new round starts without what the last one ended with (T28). */
export function detailsOfNewCycle(details: Details): Details {
  const { rectified: _rectified, gridReport: _report, reply: _reply, defusing: _defusing, ...found } = details;
  return found;
}
