import { fillSlots, patternOf } from './fill-slots.ts';
import type { Random } from './random.ts';
import type { MajorScene, Scene, Texts } from './text-file.ts';

type Sentences = {
  [K in keyof Texts['answers']]: Texts['answers'][K] extends string[] ? K : never;
}[keyof Texts['answers']];

/** What departments and centres say. Numbers in a sentence are filled by the seeded draw. */
export type AnswerWriter = {
  /** A sentence of one kind, e.g. `say('progress')`. */
  readonly say: (kind: Sentences) => string;
  /** The result fitting the scene that an event's title came from; a general one for any other event. */
  readonly result: (event: { readonly title: string; readonly item: string }) => string;
  /** Reason for giving an event back, with its code of the profile's list. */
  readonly returnReason: () => { readonly code: string; readonly reason: string };
  readonly refusal: () => { readonly code: string; readonly reason: string; readonly pointer: string };
};

/** The scene a title was written from, or null; survives a restart since it needs nothing but the event. */
export function sceneOf(
  texts: Texts,
  event: { readonly title: string; readonly item: string },
): Scene | MajorScene | null {
  const scenes: readonly (Scene | MajorScene)[] = [...texts.scenes, ...texts.major];
  const fits = (scene: Scene | MajorScene): boolean =>
    scene.item === event.item && patternOf(scene.title).test(event.title);
  return scenes.find(fits) ?? null;
}

export function createAnswerWriter(texts: Texts, random: Random): AnswerWriter {
  const noWords = (): undefined => undefined;
  return {
    say: (kind) => fillSlots(random.pick(texts.answers[kind]), random, noWords),
    result: (event) => fillSlots(sceneOf(texts, event)?.result ?? random.pick(texts.answers.results), random, noWords),
    returnReason: () => random.pick(texts.answers.returns),
    refusal: () => random.pick(texts.answers.refuse),
  };
}
