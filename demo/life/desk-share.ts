import type { Due } from './agenda.ts';

/** Fewest and most things on the visitor's desk as far as colleagues can help it. */
export const deskBounds = { fewest: 6, most: 28 } as const;

/**
 * Which acts of a visitor's desk colleagues do now. What has waited its time is theirs unless the desk runs empty; of a desk that
 * overflows they take one at a time, the latest and least urgent, as the visitor works from the most urgent on.
 * @param waiting every step at the desk, due or not @param now virtual ms
 * @param help whether it is time to take one of an overflowing desk
 */
export function colleaguesTake(
  waiting: readonly { readonly due: Due; readonly severity: number | null }[],
  now: number,
  help = true,
): readonly Due[] {
  const ripe = waiting.filter(({ due }) => due.step.at <= now).sort((a, b) => a.due.step.at - b.due.step.at);
  const mayTake = Math.max(0, waiting.length - deskBounds.fewest);
  const taken = ripe.slice(0, mayTake);
  if (!help || waiting.length - taken.length <= deskBounds.most) return taken.map(({ due }) => due);
  const left = waiting.filter((one) => !taken.includes(one));
  const [mildest] = left.sort((a, b) => (b.severity ?? 0) - (a.severity ?? 0) || b.due.step.at - a.due.step.at);
  return [...taken, ...(mildest === undefined ? [] : [mildest])].map(({ due }) => due);
}
