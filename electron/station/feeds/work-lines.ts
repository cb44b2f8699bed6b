import type { AttentionLine, OutboxLine } from '../../../shared/wire/bridge.ts';
import { timelineOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';

/** The attention tray: what the hub refused, beside the event as it stands now and what happened meanwhile (O4). */
export function attentionLines(context: FeedContext): readonly AttentionLine[] {
  if (context.actor() === null) return [];
  return context.stores.outbox.attention().map((line) => ({
    id: line.id,
    sent: line.sent,
    refusal: line.refusal,
    refusedAt: line.refusedAt,
    seq: line.seq,
    event: context.stores.cache.event(line.sent.command.event) ?? null,
    meanwhile: timelineOf(context, line.sent.command.event, line.seen).filter((l) => l.entry.commandId !== line.id),
  }));
}

/** Acts that wait for the hub, oldest first; each names its event as this console knows it (O3). */
export function outboxLines(context: FeedContext): readonly OutboxLine[] {
  if (context.actor() === null) return [];
  return context.replica.acts().map(({ sent }) => {
    const event = context.stores.cache.event(sent.command.event);
    const register = sent.command.kind === 'event.register' ? sent.command : null;
    return {
      n: sent.n,
      id: sent.id,
      at: sent.at,
      kind: sent.command.kind,
      event: sent.command.event,
      number: event?.number ?? register?.number ?? null,
      title: event?.title ?? register?.title ?? null,
      offered: context.wasOffered(sent.id),
    };
  });
}
