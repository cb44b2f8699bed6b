import { expect, test } from 'vitest';
import { livedSteps } from '../../tests/support/lived.ts';
import { placeIds } from '../../tests/support/rules.ts';
import { factSentence } from './fact-sentence.ts';

test.each(placeIds)(
  '%s: given every fact of many lives, when told, then it is a whole sentence in both languages',
  (place) => {
    const facts = [...livedSteps(place, 40)].map(({ fact }) => fact);
    expect(new Set(facts.map((fact) => fact.kind)).size).toBeGreaterThan(20);
    for (const fact of facts)
      for (const language of ['zh', 'en'] as const) {
        const told = factSentence(fact, { language, now: 1_794_000_000_000, itemName: () => 'x' });
        expect(told, fact.kind).not.toBe('');
        expect(told, fact.kind).not.toMatch(/[{}]|undefined|null|NaN/);
      }
  },
);
