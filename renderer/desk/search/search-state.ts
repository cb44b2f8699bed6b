import { dayOf, isLocalDate, MS_PER_DAY, startOfDay, startOfDayNumber } from '../../../shared/time/local-date.ts';
import type { SearchFor, SearchStage } from '../../../shared/wire/search.ts';

/** Days back the page offers; `own`: two dates. */
export const periods = ['any', '7', '14', '30', '90', '365', 'own'] as const;
export type Period = (typeof periods)[number];

/** What stands in the search page of this window. Dates are YYYY-MM-DD, '' for open. */
export type SearchState = {
  readonly text: string;
  readonly stage: SearchStage | null;
  readonly area: string | null;
  readonly item: string | null;
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly cursor: string | null;
};

export const noSearch: SearchState = {
  text: '',
  stage: null,
  area: null,
  item: null,
  period: 'any',
  from: '',
  to: '',
  cursor: null,
};

const startOf = (date: string): number | null => (isLocalDate(date) ? startOfDay(date) : null);

/** The question behind the page. @param now hub time, ms; only its day counts, so that typing does not ask anew every minute */
export function searchFor(state: SearchState, now: number): SearchFor {
  const { text, stage, area, item, period } = state;
  const asked = { text: text.trim().slice(0, 80), stage, area, item };
  if (period === 'any') return { ...asked, from: null, to: null };
  if (period === 'own') {
    const to = startOf(state.to);
    return { ...asked, from: startOf(state.from), to: to === null ? null : to + MS_PER_DAY };
  }
  return { ...asked, from: startOfDayNumber(dayOf(now) - Number(period)), to: null };
}

/** True when nothing is asked for. */
export const isBlank = (asked: SearchFor): boolean =>
  asked.text === '' &&
  asked.stage === null &&
  asked.area === null &&
  asked.item === null &&
  asked.from === null &&
  asked.to === null;
