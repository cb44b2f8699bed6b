import { useState } from 'react';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import { filled, type Raw, type RawValues, rawOf } from './form-values.ts';

/** A form made from fields: what is typed, and its words when it is whole. */
export type Form = {
  readonly fields: readonly Field[];
  readonly raw: RawValues;
  readonly set: (key: string, value: Raw) => void;
  /** The words, or the first field that lacks something. */
  readonly fill: () => ReturnType<typeof filled>;
};

/** @param start values that stand in it at the beginning */
export function useForm(fields: readonly Field[], start: Values = {}): Form {
  const [raw, setRaw] = useState<RawValues>(() =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const first = rawOf(field, start[field.key]);
        return first === undefined ? [] : [[field.key, first]];
      }),
    ),
  );
  return {
    fields,
    raw,
    set: (key, value) => setRaw((before) => ({ ...before, [key]: value })),
    fill: () => filled(fields, raw),
  };
}
