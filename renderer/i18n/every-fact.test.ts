import { expect, test } from 'vitest';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import type { Fact } from '../../shared/journal/entry.ts';
import { handle } from '../../shared/journal/handle.ts';
import { random } from '../../tests/support/chance.ts';
import { walkLoaded } from '../../tests/support/random-parties.ts';
import { randomAct, randomRegistration } from '../../tests/support/random-walk.ts';
import { placeIds, rulesOfPlace } from '../../tests/support/rules.ts';
import { eventId } from '../../tests/support/story.ts';
import { factSentence } from './fact-sentence.ts';

/** Facts of random lives of an event in a place. */
function livedFacts(place: (typeof placeIds)[number], lives: number): readonly Fact[] {
  const rules = rulesOfPlace(place);
  const facts: Fact[] = [];
  for (let seed = 0; seed < lives; seed++) {
    const r = random(seed);
    let event: GridEvent | undefined;
    let at = Date.parse('2025-09-01T08:00+08:00');
    for (let n = 0; n < 30; n++) {
      at += Math.floor(r() * 6 * 3_600_000);
      const next = event === undefined ? randomRegistration(r, rules, eventId, at, n) : randomAct(r, rules, event, at);
      if (next === null) break;
      const command = next.command as EventCommand;
      const outcome = handle({ rules, actor: next.actor, at, hubAt: at }, walkLoaded(rules, event, command), command);
      if (!outcome.ok) continue;
      event = outcome.value.after;
      facts.push(outcome.value.fact);
    }
  }
  return facts;
}

test.each(placeIds)(
  '%s: given every fact of many lives, when told, then it is a whole sentence in both languages',
  (place) => {
    const facts = livedFacts(place, 40);
    expect(new Set(facts.map((fact) => fact.kind)).size).toBeGreaterThan(20);
    for (const fact of facts)
      for (const language of ['zh', 'en'] as const) {
        const told = factSentence(fact, { language, now: 1_794_000_000_000, itemName: () => 'x' });
        expect(told, fact.kind).not.toBe('');
        expect(told, fact.kind).not.toMatch(/[{}]|undefined|null|NaN/);
      }
  },
);
