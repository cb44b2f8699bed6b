import type { Contribution, Metric } from '../figures/contributions.ts';
import { type FigureDefinition, type FigureKey, figureDefinition, figureDefinitions } from '../figures/definitions.ts';

/** Which events stand behind which figure: their places in one list of numbers. */
export function createBehind(
  { cutoff }: { readonly cutoff: number },
  span: { readonly from: number; readonly to: number },
) {
  const numbers: string[] = [];
  const lists = new Map<string, number[]>();
  const past = Math.min(Math.max(cutoff + 1, span.from), span.to);
  const within = ({ over }: FigureDefinition, metric: Metric, at: number): boolean => {
    if (over === 'now') return true;
    if (over === 'late') return at <= cutoff;
    if (over === 'rate' && metric === 'due') return at >= span.from && at < past;
    return at >= span.from && at < span.to;
  };
  // Of the judged ones that are not due yet, those done already count below the line as well.
  const below = (f: FigureDefinition, { metric, at }: Contribution): boolean => {
    if (f.denominator === null) return false;
    if (f.over === 'rate' && metric === 'dueDone') return at >= past && at < span.to;
    const ended = f.denominator === 'closing' && metric === 'returned';
    return (metric === f.denominator || ended) && within(f, metric, at);
  };
  return {
    take(number: string, list: readonly Contribution[]): void {
      const total = list.filter(({ dim }) => dim === 'all');
      const hits = new Set<string>();
      for (const f of figureDefinitions) {
        if (total.some((c) => c.metric === f.numerator && within(f, c.metric, c.at))) hits.add(`${f.key}.numerator`);
        if (total.some((c) => below(f, c))) hits.add(`${f.key}.denominator`);
      }
      if (hits.size === 0) return;
      numbers.push(number);
      for (const hit of hits) {
        const known = lists.get(hit);
        if (known === undefined) lists.set(hit, [numbers.length - 1]);
        else known.push(numbers.length - 1);
      }
    },
    lists() {
      // By number, whatever order the rows came in: the same journal makes the same bytes (W4).
      const order = numbers.map((_, i) => i).sort((a, b) => ((numbers[a] ?? '') < (numbers[b] ?? '') ? -1 : 1));
      const placed = new Map(order.map((from, to) => [from, to]));
      return {
        numbers: order.map((i) => numbers[i] ?? ''),
        of: (key: FigureKey, part: 'numerator' | 'denominator'): readonly number[] =>
          figureDefinition(key).denominator === null && part === 'denominator'
            ? []
            : (lists.get(`${key}.${part}`) ?? []).map((i) => placed.get(i) ?? 0).sort((a, b) => a - b),
      };
    },
  };
}
