import type { GridEvent } from '../domain/event/event.ts';
import { satisfactionWord } from '../domain/event/follow-up.ts';
import { anonymise } from './anonymise.ts';
import type { Pack } from './pack.ts';

const mostVoices = 2;

/** As it was said; who asked stands with it so that the name is taken out of the words. */
export type Voice = Pack['satisfaction']['voices'][number] & {
  readonly at: number;
  readonly number: string;
  readonly by: string;
};

/** What was said of one event in the period, about restricted kinds without words (invariant 9). */
export function* voicesOf(
  row: GridEvent,
  span: { readonly from: number; readonly to: number },
  itemName: (code: string) => string,
): Iterable<Voice> {
  for (const { outcome, purpose } of row.followUps) {
    if (outcome === null || purpose !== 'outcome' || outcome.satisfaction === null) continue;
    if (outcome.at < span.from || outcome.at >= span.to) continue;
    yield {
      at: outcome.at,
      number: row.number,
      word: satisfactionWord(outcome.satisfaction),
      // What was said about a restricted kind stays out altogether (invariant 9).
      text: row.flags.restricted ? '' : outcome.text.trim(),
      by: outcome.by,
      item: row.flags.restricted ? '' : itemName(row.item),
    };
  }
}

/** One that was content and one that was not, the latest of each that said something. */
export function twoVoices(voices: readonly Voice[], people: ReadonlySet<string>): Pack['satisfaction']['voices'] {
  const latest = voices.toSorted((a, b) => b.at - a.at || (a.number < b.number ? -1 : 1));
  const bad = latest.find(({ word }) => word === 'unsatisfied');
  const good = latest.find(({ word }) => word === 'satisfied');
  const rest = latest.filter((voice) => voice !== bad && voice !== good);
  return [good, bad, ...rest]
    .flatMap((voice) => voice ?? [])
    .slice(0, mostVoices)
    .map(({ text, word, item, by }) => ({ text: anonymise(text, [by, ...people]).slice(0, 80), word, item }));
}
