import { z } from '../../std/shape.ts';
import type { Words } from '../names.ts';
import type { Profile } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';
import type { Value, Values } from './dossier.ts';

/**
 * What a field is. `line` one line, `text` many; `date` is `YYYY-MM-DD` in Asia/Shanghai, `instant` ms; `money` fen (1/100 yuan);
 * `choice`/`choices` from `options`; the rest are ids the desk offers from the registry or the cache.
 */
export type FieldType =
  | 'line'
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'instant'
  | 'yes'
  | 'choice'
  | 'choices'
  | 'lines'
  | 'phone'
  | 'staff'
  | 'account'
  | 'grid'
  | 'grids'
  | 'area'
  | 'department'
  | 'departments'
  | 'item'
  | 'event'
  | 'dossier';

export type Choice = Words & { readonly key: string };

/** One field of an act's form: the form on the desk and the check at the door come from the same line. */
export type Field = Words & {
  readonly key: string;
  readonly type: FieldType;
  /** Left out: required. */
  readonly optional?: true;
  readonly options?: readonly Choice[] | ((rules: Rules) => readonly Choice[]);
  /** Clause that asks for it. */
  readonly clause?: string;
  /** False where the profile does not know the thing: then the form does not have it (C21). */
  readonly on?: (profile: Profile) => boolean;
};

/** The fields of a form under these rules. */
export const fieldsOf = (fields: readonly Field[], { profile }: Rules): readonly Field[] =>
  fields.filter((field) => field.on?.(profile) !== false);

const many: ReadonlySet<FieldType> = new Set(['choices', 'lines', 'grids', 'departments']);
const id = z.string().min(1).max(120);

const shapes: Readonly<Record<FieldType, z.ZodType<Value>>> = {
  line: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(4000),
  number: z.number().finite(),
  money: z.number().int().nonnegative(),
  date: z.iso.date(),
  instant: z.number().int(),
  yes: z.boolean(),
  choice: id,
  choices: z.array(id).min(1).max(60),
  lines: z.array(z.string().trim().min(1).max(400)).min(1).max(200),
  phone: z.string().regex(/^[0-9+\- ]{3,30}$/),
  staff: id,
  account: id,
  grid: z.string().regex(/^\d{15}$/),
  grids: z
    .array(z.string().regex(/^\d{15}$/))
    .min(1)
    .max(2000),
  area: z.string().regex(/^\d{2,15}$/),
  department: id,
  departments: z.array(id).min(1).max(60),
  item: id,
  event: z.uuid(),
  dossier: z.uuid(),
};

/** The choices a field offers under these rules; empty for fields that are no choice. */
export const choicesOf = (field: Field, rules: Rules): readonly Choice[] =>
  typeof field.options === 'function' ? field.options(rules) : (field.options ?? []);

/** Checks an act's words against its fields: a missing, wrong or unknown one is refused with its key. Nothing is filled in. */
export function checkFields(all: readonly Field[], values: Values, rules: Rules, rule: string): Refusal | null {
  const fields = fieldsOf(all, rules);
  const known = new Set(fields.map((f) => f.key));
  const unknown = Object.keys(values).find((key) => !known.has(key));
  if (unknown !== undefined) return refusal('field-unknown', rule, null, { field: unknown });
  for (const field of fields) {
    const value = values[field.key];
    const given = value !== undefined && value !== null;
    if (!given && field.optional !== true)
      return refusal('field-missing', rule, field.clause ?? null, { field: field.key, zh: field.zh, en: field.en });
    if (given && !fits(field, value, rules))
      return refusal('field-wrong', rule, field.clause ?? null, { field: field.key, zh: field.zh, en: field.en });
  }
  return null;
}

function fits(field: Field, value: Value, rules: Rules): boolean {
  if (!shapes[field.type].safeParse(value).success) return false;
  if (field.type !== 'choice' && field.type !== 'choices') return true;
  const offered = new Set(choicesOf(field, rules).map((c) => c.key));
  return (Array.isArray(value) ? value : [value]).every((v) => offered.has(String(v)));
}

export const isMany = (type: FieldType): boolean => many.has(type);
