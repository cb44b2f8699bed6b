import { actsFor } from '../../../shared/domain/acts.ts';
import { lift } from '../../../shared/journal/lift.ts';
import type { EventView, TimelineLine } from '../../../shared/wire/event-view.ts';
import { rulesNow } from './dossier-desk.ts';
import type { FeedContext } from './feed-context.ts';

/** Journal lines of an event as a screen shows them: what the hub has confirmed, then what was done here and waits. */
export function timelineOf(
  { stores, replica }: Pick<FeedContext, 'stores' | 'replica'>,
  id: string,
  afterSeq = 0,
): readonly TimelineLine[] {
  const confirmed = stores.cache.entriesOf(id).map(lift1);
  const waiting = replica.actsOn(id).flatMap(({ sent, shown }): TimelineLine[] => {
    if (shown === null) return [];
    return [
      {
        entry: { seq: 0, commandId: sent.id, actor: sent.actor, doneAt: sent.at, hubAt: 0, fact: shown.fact },
        pending: true,
      },
    ];
  });
  return [...confirmed.filter(({ entry }) => entry.seq > afterSeq), ...waiting];
}

function lift1(raw: Parameters<typeof lift>[0]): TimelineLine {
  const { seq, commandId, actor, doneAt, hubAt, fact } = lift(raw);
  return { entry: { seq, commandId, actor, doneAt, hubAt, fact }, pending: false };
}

/** An event with its timeline and the acts its state and the user's rights allow; null when it is not here. */
export function eventViewOf(context: FeedContext, id: string): EventView | null {
  const actor = context.actor();
  const event = actor === null ? undefined : context.stores.cache.event(id);
  if (actor === null || event === undefined) return null;
  const timeline = timelineOf(context, id);
  const waiting = context.replica.actsOn(id);
  const applied = timeline.filter((line) => line.entry.fact.kind !== 'command.refused').length;
  const timelineWhole = applied >= event.version;
  if (!timelineWhole) context.wantHistory(id);
  const rules = rulesNow(context);
  return {
    event,
    timeline,
    timelineWhole,
    acts: rules === null ? [] : actsFor({ rules, actor, at: context.clock.hub(), hubAt: null }, event),
    pending: waiting.map(({ sent, shown }) => ({ commandId: sent.id, at: sent.at, fits: shown !== null })),
  };
}
