import { useEffect, useState } from 'react';
import type { Answer, Question, ReadError } from '../../shared/wire/bridge.ts';
import { useConsole } from './bridge-context.ts';

export type Reading<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'error'; readonly error: ReadError };

/** One answer, asked again whenever the question changes; null asks nothing. `wait` ms of quiet come first (typing). */
export function useRead<Q extends Question>(question: Q | null, wait = 0): Reading<Answer[Q['ask']]> {
  const { bridge } = useConsole();
  const key = question === null ? null : JSON.stringify(question);
  const [reading, setReading] = useState<Reading<Answer[Q['ask']]>>({ state: 'waiting' });
  useEffect(() => {
    if (key === null) return;
    let late = false;
    const timer = setTimeout(() => {
      void bridge.read<Q>(JSON.parse(key)).then((result) => {
        if (!late)
          setReading(result.ok ? { state: 'here', value: result.value } : { state: 'error', error: result.error });
      });
    }, wait);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [bridge, key, wait]);
  return reading;
}
