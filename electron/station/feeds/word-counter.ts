import type { Stores } from '../db/stores.ts';
import type { Timers } from './feed-context.ts';
import { commonWords, isSurveyDue, surveyedFrom } from './word-survey.ts';

/** Steps of a count in one slice at most. */
const mostSteps = 200;

/** Keeps exact counts of the common words of a cache, in slices between other work: which ones they are, then how often each stands. */
export function createWordCounter(
  { stores, timers }: { readonly stores: Stores; readonly timers: Timers },
  surveyFrom: number = surveyedFrom,
) {
  let survey: ReturnType<typeof commonWords> | null = null;
  stores.onReplaced(() => {
    survey = null;
  });

  function surveySome(): void {
    const { cache } = stores;
    survey ??= commonWords(cache);
    const step = survey.next();
    if (step.done !== true) return;
    survey = null;
    cache.tend(() => {
      cache.counted.keep(step.value);
      cache.setMeta('surveyed', String(cache.tally('all')));
    });
  }

  function countSome(mostMs: number): boolean {
    const { counted, tend } = stores.cache;
    const begun = timers.mono();
    return tend(() => {
      const began = counted.countSome(1);
      let more = began;
      for (let steps = 1; more && steps < mostSteps && timers.mono() - begun < mostMs; steps++)
        more = counted.countSome(1);
      return began;
    });
  }

  /** One slice of about `mostMs`; false when there is nothing to count. */
  return (mostMs: number): boolean => {
    if (!isSurveyDue(stores.cache, surveyFrom)) return countSome(mostMs);
    surveySome();
    return true;
  };
}
