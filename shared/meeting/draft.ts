import { type FigureKey, figureDefinition } from '../figures/definitions.ts';
import type { PackFigure, PackNumbers } from './pack.ts';
import { beforeName, thisName } from './pack-period.ts';
import type { Slide } from './slide.ts';
import { momentWord } from './words.ts';

/** What a slide is made of before anybody wrote on it. */
export type Draft = Omit<Slide, 'key' | 'notes'>;
/** A slide without what it does not use. */
export const plainDraft: Omit<Draft, 'section' | 'title' | 'foot'> = {
  kpis: [],
  chart: null,
  list: null,
  course: null,
  blocks: [],
  tables: [],
  asked: [],
};

export const figureOf = (pack: PackNumbers, key: FigureKey): Omit<PackFigure, 'behind'> => {
  const found = pack.figures.find((f) => f.key === key);
  if (found === undefined) throw new RangeError(`The pack has no figure ${key}`);
  return found;
};

/** What every slide says at its foot: when it was frozen, and that it is the wall's own figure. */
export const frozenWords = (pack: PackNumbers): string => `数据冻结 ${momentWord(pack.cutoff)}，与大屏同口径`;
/** Formula of a figure with what stays out, for a foot line. */
export function formulaWords(key: FigureKey): string {
  const { zh, formula, exclusions } = figureDefinition(key);
  return `${zh}＝${formula.zh}${exclusions.zh === '无' ? '' : `；${exclusions.zh}`}`;
}

/**
 * `本周` and `上周` of a pack. `before` is `上周同期` where only as much of it is compared as there is of this one; what is drawn day by day
 * shows all of it.
 */
export const periodWords = (
  pack: PackNumbers,
): { readonly now: string; readonly before: string; readonly whole: string } => ({
  now: thisName[pack.period.kind],
  whole: beforeName[pack.period.kind],
  before: `${beforeName[pack.period.kind]}${pack.beforeTo === undefined ? '' : '同期'}`,
});
