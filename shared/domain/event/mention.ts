import { type Actor, covers, isSeat } from '../actor/actor.ts';
import type { MentionRead, NoteAdded } from './entries.ts';
import type { GridEvent } from './event.ts';
import type { Mention, Mentioned } from './mention-shape.ts';

/** Mentions of an account that wait to be read; what is sealed asks nobody for anything any more (invariant 3). */
export const unreadMentions = (event: GridEvent, account: string): readonly Mention[] =>
  event.state === 'archived' ? [] : (event.mentions ?? []).filter((m) => m.account === account && m.readAt === null);

/** Who has a mention to read here, each once. */
export const awaitedReaders = (event: GridEvent): readonly string[] => [
  ...new Set((event.mentions ?? []).filter((m) => unreadMentions(event, m.account).length > 0).map((m) => m.account)),
];

/** What a note that names people, and one of them reading it, do to the event. @param doneAt ms */
export function mentionFields(
  { mentions = [] }: GridEvent,
  fact: NoteAdded | MentionRead,
  doneAt: number,
): Pick<GridEvent, 'mentions'> {
  if (fact.kind === 'event.noteAdded')
    return fact.mentions === undefined ? {} : { mentions: [...mentions, ...fact.mentions] };
  if (mentions.length === 0) return {};
  const isRead = (m: Mention): boolean => m.account === fact.account && m.at <= fact.upTo && m.readAt === null;
  return { mentions: mentions.map((m) => (isRead(m) ? { ...m, readAt: doneAt } : m)) };
}

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
