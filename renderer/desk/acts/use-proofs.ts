import { useState } from 'react';
import { type Attachment, standing } from '../../../shared/domain/attachment/attachment.ts';
import type { GridEvent, Proof } from '../../../shared/domain/event/event.ts';

export const proofKinds = [
  'photo',
  'signature',
  'agreement',
  'document',
  'recording',
] as const satisfies readonly Proof['kind'][];

export type ProofsDraft = {
  readonly kind: Proof['kind'];
  readonly name: string;
  readonly setKind: (kind: Proof['kind']) => void;
  readonly setName: (name: string) => void;
  /** Files of the event that can be the proof. */
  readonly files: readonly Attachment[];
  /** Empty when nothing is named. */
  readonly proofs: readonly Proof[];
};

/** One proof by kind and name; a file of the event of that name is the proof itself, by its hash. */
export function useProofs(first: Proof['kind'], event: Pick<GridEvent, 'attachments'>): ProofsDraft {
  const [kind, setKind] = useState(first);
  const [name, setName] = useState('');
  const files = standing(event);
  const named = name.trim();
  const sha256 = files.findLast((file) => file.name === named)?.sha256 ?? null;
  return { kind, name, setKind, setName, files, proofs: named === '' ? [] : [{ kind, name: named, sha256 }] };
}
