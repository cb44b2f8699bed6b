import { unreadMentions } from '../../../shared/domain/event/mention.ts';
import type { MentionLine } from '../../../shared/wire/event-view.ts';
import { mentionKey } from '../db/event-columns.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';

/** Most events told: who let more gather reads the first ones first. */
const mostEvents = 200;

/** Events with a note to read for the signed-in person; none where the cache cannot be read, of which another feed tells. */
export function mentionCount({ stores, actor, trouble }: FeedContext): number {
  const who = actor();
  if (who === null) return 0;
  try {
    return stores.cache.tally(`owner:${mentionKey(who.account)}`);
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    trouble(error);
    return 0;
  }
}

/** Notes that name the signed-in person and wait to be read, newest first. */
export function createMentionLines({ stores, actor }: FeedContext): () => readonly MentionLine[] {
  const select = perCache(stores, ({ db }) =>
    db
      .prepare('SELECT id FROM events WHERE rid IN (SELECT rid FROM duties WHERE owner = ?) ORDER BY next_due LIMIT ?')
      .pluck(),
  );
  return () => {
    const who = actor();
    if (who === null || stores.cache.tally(`owner:${mentionKey(who.account)}`) === 0) return [];
    const lines = (select().all(mentionKey(who.account), mostEvents) as string[]).flatMap((id): MentionLine[] => {
      const event = stores.cache.event(id);
      if (event === undefined) return [];
      const { number, title, state } = event;
      return unreadMentions(event, who.account).map(({ by, text, at }) => ({
        event: id,
        number,
        title,
        state,
        by,
        text,
        at,
      }));
    });
    return lines.sort((a, b) => b.at - a.at);
  };
}
