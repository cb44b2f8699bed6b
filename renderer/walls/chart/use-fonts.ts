import { useEffect, useMemo, useState } from 'react';
import { chartFont } from './chart-kit.ts';

const LONGEST_WAIT_MS = 3000;
const weights = [400, 500, 600, 700] as const;

type Here = { readonly times: number; readonly characters: string };

/** Characters of a text that are not among those known, each once. */
const missingFrom = (text: string, known: string): string =>
  Array.from(new Set(text))
    .filter((character) => !known.includes(character))
    .join('');

/**
 * Counts how often fonts of characters not drawn before have come: 0 = not yet, do not draw. A canvas is not drawn again when a
 * font comes late, so a chart takes this as part of its key. A font that never comes does not hold the wall up.
 */
export function useFonts(text: string): number {
  const [here, setHere] = useState<Here>({ times: 0, characters: '' });
  const missing = useMemo(() => missingFrom(text, here.characters), [text, here]);
  useEffect(() => {
    if (missing === '') return;
    let late = false;
    const ready = (): void => {
      if (late) return;
      late = true;
      setHere(({ times, characters }) => ({ times: times + 1, characters: characters + missing }));
    };
    const timer = setTimeout(ready, LONGEST_WAIT_MS);
    void Promise.allSettled(weights.map((w) => document.fonts.load(`${w} 28px ${chartFont}`, missing))).then(ready);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [missing]);
  return here.times;
}
