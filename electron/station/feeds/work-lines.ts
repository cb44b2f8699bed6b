import { rowIdOf } from '../../../shared/journal/entry.ts';
import type { AttentionLine, OutboxLine } from '../../../shared/wire/bridge.ts';
import { timelineOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';

/** The attention tray: what the hub refused, beside the row as it stands now and what happened meanwhile (O4). */
export function attentionLines(context: FeedContext): readonly AttentionLine[] {
  if (context.actor() === null) return [];
  const { cache, outbox } = context.stores;
  return outbox.attention().map((line) => {
    const id = rowIdOf(line.sent.command);
    return {
      id: line.id,
      sent: line.sent,
      refusal: line.refusal,
      refusedAt: line.refusedAt,
      seq: line.seq,
      event: cache.event(id) ?? null,
      dossier: cache.dossier(id) ?? null,
      meanwhile: timelineOf(context, id, line.seen).filter((l) => l.entry.commandId !== line.id),
    };
  });
}

/** Acts that wait for the hub, oldest first; each names its row as this console knows it (O3). */
export function outboxLines(context: FeedContext): readonly OutboxLine[] {
  if (context.actor() === null) return [];
  return context.replica.acts().map(({ sent }) => {
    const { command } = sent;
    const row = context.stores.cache.row(rowIdOf(command));
    const register = command.kind === 'event.register' ? command : null;
    const act = command.kind === 'dossier.act' ? command : null;
    return {
      n: sent.n,
      id: sent.id,
      at: sent.at,
      kind: command.kind,
      event: command.kind === 'dossier.act' ? null : command.event,
      dossier: act === null ? null : { id: act.dossier, machine: act.machine, act: act.act },
      number: row?.number ?? register?.number ?? act?.opens?.number ?? null,
      title: row?.title ?? register?.title ?? null,
      offered: context.wasOffered(sent.id),
    };
  });
}
