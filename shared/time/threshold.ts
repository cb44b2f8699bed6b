/** What a clause's words of measure include (Civil Code art. 1259, P8; periods.md D15). */

export type Comparison = '>=' | '<=' | '>' | '<';

/** 以上, 以下, 以内, 届满 include the number; 不满, 超过, 以外, 低于 do not (P8, D15). */
export const comparisonOfWord = {
  以上: '>=',
  届满: '>=',
  不少于: '>=',
  不低于: '>=',
  至少: '>=',
  以下: '<=',
  以内: '<=',
  不超过: '<=',
  超过: '>',
  以外: '>',
  不满: '<',
  低于: '<',
} as const satisfies Record<string, Comparison>;

export type MeasureWord = keyof typeof comparisonOfWord;

/** Whether a value keeps a bound, e.g. `meets(1500, '<=', 1500)`. */
export function meets(value: number, comparison: Comparison, bound: number): boolean {
  if (comparison === '>=') return value >= bound;
  if (comparison === '<=') return value <= bound;
  return comparison === '>' ? value > bound : value < bound;
}

/**
 * Whether part/whole keeps a bound in percent, compared without division so that 19 of 20 is 95 % exactly. Null when the
 * whole is 0: a rate of nothing is neither kept nor missed.
 */
export function rateMeets(part: number, whole: number, comparison: Comparison, percent: number): boolean | null {
  return whole === 0 ? null : meets(part * 100, comparison, percent * whole);
}
