import { z } from '../../std/shape.ts';
import { levels } from '../actor/actor.ts';

/** Clause id of one of the texts, e.g. `LYG-30-1`, `AK-7.3.3-i`. */
export const clauseShape = z
  .string()
  .regex(/^[A-Z]{2,6}-\d+(\.\d+)*(-[0-9a-z]+)*$/, 'must be a clause id such as LYG-30-1');

/** Id of a profile, e.g. `LYG`. Not a closed union: one more place is one more file, not a change of code. */
export const profileIdShape = z.string().regex(/^[A-Z]{2,6}$/, 'must be a profile id such as LYG');

/**
 * One parameter of a profile: what the text says and where. `value: null` = the text is silent.
 * A value without a clause is refused: what no text says is a `local` setting, never a parameter.
 */
export function parameter<V extends z.ZodType>(value: V) {
  return z.strictObject({ value: value.nullable(), clauses: z.array(clauseShape) }).refine(restsOnClause, {
    message: 'a value needs the clause it comes from; without one it belongs into `local`',
    path: ['clauses'],
  });
}

const restsOnClause = (cell: { readonly value?: unknown; readonly clauses: readonly string[] }): boolean =>
  cell.value === null || cell.clauses.length > 0;

export const textShape = z.string().min(1).max(60);
export const countShape = z.int().min(0);
export const levelShape = z.enum(levels);
export const levelsShape = z.array(levelShape).min(1);
/** How binding the wording is: 应当 · 一般/原则上 · 可以. */
export const strengthShape = z.enum(['must', 'should', 'may']);

/** A non-empty list of words out of a fixed set. */
export const words = <const W extends readonly [string, ...string[]]>(list: W) => z.array(z.enum(list)).min(1);

/** The text uses a word that gives no number (及时, 快速, 定期); C14. */
export const vagueShape = z.strictObject({ vague: textShape });
/** The text leaves the number to a rule still to come, e.g. the city's method (ZS-26-2); C15. */
export const byRuleShape = z.strictObject({ by: z.enum(['cityMethod', 'countyMethod']) });
/** A counted period. No text uses hours (periods.md P3), so a shorter unit here is a slip. */
export const statutoryPeriodShape = z.strictObject({
  length: z.int().min(1).max(1200),
  unit: z.enum(['day', 'workingDay', 'month', 'year']),
});

/** Levels at which a centre may triage and dispatch: town and up (T10). */
export const dispatchLevelsShape = z
  .array(z.enum(['town', 'county', 'city']))
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'levels must differ');
