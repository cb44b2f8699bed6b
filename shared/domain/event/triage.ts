import { isSeat, type Level, levelOfArea } from '../actor/actor.ts';
import { dispatchLevels, firstTriageLevel } from '../profile/profile.ts';
import type { Context } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent, Holder } from './event.ts';
import { leaveStep, localClock } from './event-clocks.ts';
import { areaAt } from './guards.ts';

const centerNames: Readonly<Record<Level, string>> = {
  village: '村（社区）',
  town: '镇街中心',
  county: '县中心',
  city: '市中心',
};

/** The centre of a tier for an event's place. */
export const centerAt = (event: Pick<GridEvent, 'place'>, level: Level): Holder => ({
  kind: 'center',
  id: `center:${areaAt(event, level) ?? event.place.area}`,
  name: centerNames[level],
});

/** The centre that sends an event up, as the event keeps it (LYG-30-5). */
export function originOf(event: Pick<GridEvent, 'place'>, level: Level): NonNullable<GridEvent['origin']> {
  const { id, name } = centerAt(event, level);
  return { id, name };
}

/**
 * Where a report lands: staff reports at the profile's first triage level (ZG county, others town); a seat that takes a call
 * triages at its own centre where the profile lets that level dispatch (LYG-28-2). A place not known to the town goes one up.
 */
export function landingLevel(context: Context, event: GridEvent): Level {
  const { actor, rules } = context;
  const own = levelOfArea(actor.area);
  const wanted = isSeat(actor) && dispatchLevels(rules.profile).includes(own) ? own : firstTriageLevel(rules.profile);
  return wanted === 'town' && areaAt(event, 'town') === null ? 'county' : wanted;
}

/** Effects of arriving in triage at a level: the centre holds it and its local triage target runs. */
export function toTriage(
  context: Context,
  event: GridEvent,
  level: Level,
  stop: NonNullable<Effects['stop']> = leaveStep(event, context.at),
): Effects {
  return {
    to: 'triage',
    level,
    holder: centerAt(event, level),
    handler: null,
    stop,
    start: [localClock(context, event, 'triage', context.at)],
  };
}
