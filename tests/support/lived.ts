import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import type { Fact } from '../../shared/journal/entry.ts';
import { handle } from '../../shared/journal/handle.ts';
import { random } from './chance.ts';
import { walkLoaded } from './random-parties.ts';
import { randomAct, randomRegistration } from './random-walk.ts';
import { type PlaceId, rulesOfPlace } from './rules.ts';
import { eventId } from './story.ts';

/** Every step of random lives of an event in a place: what was done, and the row after it. */
export function* livedSteps(
  place: PlaceId,
  lives: number,
): Generator<{ readonly fact: Fact; readonly row: GridEvent }> {
  const rules = rulesOfPlace(place);
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
      yield { fact: outcome.value.fact, row: event };
    }
  }
}
