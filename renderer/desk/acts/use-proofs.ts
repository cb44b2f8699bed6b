import { useState } from 'react';
import type { Proof } from '../../../shared/domain/event/event.ts';

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
  /** Empty when nothing is named. */
  readonly proofs: readonly Proof[];
};

/** One proof by kind and name; the file itself comes with attachments in a later version. */
export function useProofs(first: Proof['kind']): ProofsDraft {
  const [kind, setKind] = useState(first);
  const [name, setName] = useState('');
  const named = name.trim();
  return { kind, name, setKind, setName, proofs: named === '' ? [] : [{ kind, name: named, sha256: null }] };
}
