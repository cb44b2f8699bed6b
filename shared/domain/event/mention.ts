import { z } from '../../std/shape.ts';
import { type Actor, covers, isSeat } from '../actor/actor.ts';
import type { GridEvent } from './event.ts';

/** A person named in a note: the account tells two of the same name apart. */
export const mentionedShape = z.strictObject({ account: z.string().min(1).max(64), name: z.string().min(1).max(64) });
export type Mentioned = z.infer<typeof mentionedShape>;

/** A note that names somebody, as the event keeps it until he has read it. */
export type Mention = Mentioned & {
  /** Who wrote it. */
  readonly by: string;
  readonly text: string;
  /** Done time of the note, ms. */
  readonly at: number;
  /** When he read it, ms. */
  readonly readAt: number | null;
};

/** Mentions of an account that wait to be read; what is sealed asks nobody for anything any more (invariant 3). */
export const unreadMentions = (event: GridEvent, account: string): readonly Mention[] =>
  event.state === 'archived' ? [] : (event.mentions ?? []).filter((m) => m.account === account && m.readAt === null);

/** Who has a mention to read here, each once. */
export const awaitedReaders = (event: GridEvent): readonly string[] => [
  ...new Set((event.mentions ?? []).filter((m) => unreadMentions(event, m.account).length > 0).map((m) => m.account)),
];

/** True for people who see the event at their own desk: only they are offered to be named (a note gives no sight, invariant 9). */
export function seesEvent(actor: Actor, event: Pick<GridEvent, 'departments' | 'place' | 'flags'>): boolean {
  if (actor.department !== null) return event.departments.includes(actor.department);
  if (actor.role === 'liaison' || actor.role === 'connector') return false;
  return covers(actor, event.place.area) && (!event.flags.restricted || isSeat(actor));
}

/**
 * People a text names by `@` and their name, each once. Of two with one name the one that was chosen from the list counts,
 * both where none was.
 */
export function mentionsIn(
  text: string,
  people: readonly Mentioned[],
  chosen: ReadonlySet<string>,
): readonly Mentioned[] {
  const named = people.filter(({ name }) => text.includes(`@${name}`));
  // The longest name at a place is meant: 王芳 is not named by @王芳芳.
  const meant = named.filter(({ name }) => {
    const longer = named.filter((other) => other.name.length > name.length && other.name.startsWith(name));
    const rest = longer.reduce((left, other) => left.replaceAll(`@${other.name}`, ''), text);
    return rest.includes(`@${name}`);
  });
  return meant
    .filter((one) => chosen.has(one.account) || !meant.some((o) => o.name === one.name && chosen.has(o.account)))
    .map(({ account, name }) => ({ account, name }));
}
