import type { Value, Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import { isLocalDate } from '../../../shared/time/local-date.ts';
import { fromLocalInput, toLocalInput } from '../acts/local-input.ts';

/** What a control holds while it is typed: text, a list of keys, or a yes/no. */
export type Raw = string | readonly string[] | boolean;
export type RawValues = Readonly<Record<string, Raw>>;

/** The value of a field as typed: null where nothing is given, `wrong` where it is none of its kind. */
export function valueOf(field: Field, raw: Raw | undefined): { readonly value: Value } | 'wrong' {
  if (raw === undefined) return { value: field.type === 'yes' ? false : null };
  if (typeof raw === 'boolean') return { value: raw };
  if (typeof raw !== 'string') return { value: raw.length === 0 ? null : raw };
  const text = raw.trim();
  if (text === '') return { value: null };
  return ofText(field, text);
}

function ofText(field: Field, text: string): { readonly value: Value } | 'wrong' {
  switch (field.type) {
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? { value: number } : 'wrong';
    }
    case 'money': {
      // Yuan on the screen, fen in the data.
      const yuan = /^\d{1,10}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
      return Number.isNaN(yuan) ? 'wrong' : { value: Math.round(yuan * 100) };
    }
    case 'date':
      return isLocalDate(text) ? { value: text } : 'wrong';
    case 'instant': {
      const at = fromLocalInput(text);
      return at === null ? 'wrong' : { value: at };
    }
    case 'lines': {
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return { value: lines };
    }
    default:
      return { value: text };
  }
}

/** A stored value as the control shows it. */
export function rawOf(field: Field, value: Value | undefined): Raw | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (field.type === 'instant') return toLocalInput(value);
    return field.type === 'money' ? String(value / 100) : String(value);
  }
  if (typeof value === 'string') return value;
  return field.type === 'lines' ? value.join('\n') : value;
}

/** All words of a form, or the first field that lacks or has a wrong value. Optional fields left empty are left out. */
export function filled(
  fields: readonly Field[],
  raw: RawValues,
): { readonly values: Values } | { readonly field: Field } {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const read = valueOf(field, raw[field.key]);
    if (read === 'wrong') return { field };
    if (read.value === null) {
      if (field.optional !== true) return { field };
      continue;
    }
    values[field.key] = read.value;
  }
  return { values };
}
