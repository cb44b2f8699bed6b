import { z } from '../../std/shape.ts';

export const proofShape = z.strictObject({
  kind: z.enum(['photo', 'signature', 'agreement', 'document', 'recording']),
  name: z.string().min(1).max(120),
  /** sha-256 of the attachment, hex, when it is stored. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type Proof = z.infer<typeof proofShape>;
