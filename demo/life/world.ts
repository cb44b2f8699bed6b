import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import type { Demo } from '../county/load-demo.ts';
import { createRandom, type Random } from '../county/random.ts';
import { type AnswerWriter, createAnswerWriter } from '../county/write-answer.ts';
import { type Cast, castOf } from './cast.ts';
import { type Delay, type Plan, planOf } from './plan.ts';

/** What everybody knows who decides: the county, its rules and the flow of time. Times are ms; `virtual` ones pass `speed` times as fast. */
export type World = {
  readonly seed: string;
  readonly rules: Rules;
  readonly demo: Demo;
  readonly cast: Cast;
  /** Virtual time of a real instant. */
  readonly virtual: (at: number) => number;
  /** From this real instant on a visitor may sit at the desk, and colleagues leave work to him. */
  readonly yieldFrom: number;
};

/** What somebody will do next with an event. */
export type Step = {
  /** Virtual time it is due. */
  readonly at: number;
  /** Real time before which it must not happen: lateness is a matter of the real clock. */
  readonly notBefore?: number;
  readonly actor: Actor;
  /** True where a visitor at a desk may want to do it himself. */
  readonly desk: boolean;
  /** @param now real time of doing it */
  readonly make: (now: number) => EventCommand;
};

/** One event in front of the one who decides. */
export type Scene = {
  readonly world: World;
  readonly event: GridEvent;
  readonly plan: Plan;
  readonly words: AnswerWriter;
  readonly random: Random;
};

export const worldOf = (demo: Demo, rules: Rules, seed: string, time: Pick<World, 'virtual' | 'yieldFrom'>): World => ({
  seed,
  rules,
  demo,
  cast: castOf(demo.county),
  ...time,
});

export function sceneFor(world: World, event: GridEvent): Scene {
  const random = createRandom(`${world.seed}/${event.id}/v${event.version}`);
  const plan = planOf(world.seed, world.demo.rhythm, event);
  return { world, event, plan, random, words: createAnswerWriter(world.demo.texts, random) };
}

/** Two hours of virtual time that colleagues leave a visitor for what is his. */
export const patience = 2 * 3_600_000;
/** What came to the desk this long before the visitor, ms, is his too: short of the triage target, so that he begins in time. */
export const handover = 27 * 60_000;

type Words<C> = C extends EventCommand ? Omit<C, 'event'> : never;

/** A step `delay` after an instant of the event's life (real ms). */
export function step(
  scene: Scene,
  since: number,
  delay: Delay | number,
  actor: Actor,
  command: Words<EventCommand> | ((now: number) => Words<EventCommand>),
): Step {
  const wait = typeof delay === 'number' ? delay : scene.plan.after[delay];
  return {
    at: scene.world.virtual(since) + wait,
    actor,
    desk: false,
    make: (now) =>
      ({ ...(typeof command === 'function' ? command(now) : command), event: scene.event.id }) as EventCommand,
  };
}

/** The same step at a desk where a visitor may sit: he gets the first go at his share of the work. */
export function atDesk(scene: Scene, of: Step, since: number, delay: Delay): Step {
  const { world, event, plan } = scene;
  if (since < world.yieldFrom) return { ...of, desk: true };
  const own = event.reporter !== '' && !world.cast.names.has(event.reporter);
  return { ...of, desk: true, at: of.at + (plan.left[delay] || own ? patience : 0) };
}

export const colleagueOf = ({ world, plan }: Scene): Actor =>
  world.cast.colleagues[plan.colleague % world.cast.colleagues.length] as Actor;

/** Who decides at the event's level, and whether it is a desk where a visitor may sit; null where nobody plays. */
export function seatFor(scene: Scene): { readonly actor: Actor; readonly desk: boolean } | null {
  const { cast } = scene.world;
  const { level, place } = scene.event;
  if (level === 'county') return { actor: colleagueOf(scene), desk: true };
  if (level === 'city') return { actor: cast.city, desk: false };
  const actor = cast.townSeat(place.area);
  return actor === undefined ? null : { actor, desk: place.area.startsWith(cast.homeTown) };
}

/** A step of the centre that decides at the event's level now. */
export function seatStep(
  scene: Scene,
  since: number,
  delay: Delay,
  command: Words<EventCommand> | ((now: number) => Words<EventCommand>),
): Step | null {
  const seat = seatFor(scene);
  if (seat === null) return null;
  const of = step(scene, since, delay, seat.actor, command);
  return seat.desk ? atDesk(scene, of, since, delay) : of;
}
