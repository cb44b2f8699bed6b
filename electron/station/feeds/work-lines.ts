import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { seesDossier } from '../../../shared/domain/dossier/sees-dossier.ts';
import { rowIdOf, type SentCommand } from '../../../shared/journal/entry.ts';
import type { AttentionLine, OutboxLine } from '../../../shared/wire/event-view.ts';
import type { RefusedAct } from '../db/outbox-acts.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import { timelineOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';

/**
 * True for acts that the signed-in person may read of: everything on events, for a seat is one party, and acts on dossiers he sees or
 * did himself. A colleague who is barred from a dossier must not read of it in the tray either (invariant 6).
 */
function mayRead(context: FeedContext, { actor: by, command }: SentCommand): boolean {
  const who = context.actor();
  if (who === null) return false;
  if (command.kind !== 'dossier.act' || by.account === who.account) return true;
  try {
    return shownDossier(context, command.dossier) !== null;
  } catch (error) {
    // The count of the tray stands in the feed that tells of damage.
    if (troubleOf(error) === null) throw error;
    context.trouble(error);
    return false;
  }
}

/** A dossier of this console as far as the signed-in person may see it: one his own act barred him from is here until the hub knows. */
function shownDossier({ stores, actor }: FeedContext, id: string): Dossier | null {
  const who = actor();
  const dossier = who === null ? undefined : stores.cache.dossier(id);
  return who !== null && dossier !== undefined && seesDossier(who, dossier) ? dossier : null;
}

/** Refused acts of the tray that the signed-in person may read of. */
export const refusedActsFor = (context: FeedContext): readonly RefusedAct[] =>
  context.stores.outbox.attention().filter((line) => mayRead(context, line.sent));

/** The attention tray: what the hub refused, beside the row as it stands now and what happened meanwhile (O4). */
export function attentionLines(context: FeedContext): readonly AttentionLine[] {
  const { cache } = context.stores;
  return refusedActsFor(context).map((line) => {
    const { command } = line.sent;
    const id = rowIdOf(command);
    const dossier = shownDossier(context, id);
    const isHidden = command.kind === 'dossier.act' && dossier === null;
    const meanwhile = isHidden ? [] : timelineOf(context, id, line.seen);
    return {
      id: line.id,
      sent: line.sent,
      refusal: line.refusal,
      refusedAt: line.refusedAt,
      seq: line.seq,
      event: cache.event(id) ?? null,
      dossier,
      meanwhile: meanwhile.filter((l) => l.entry.commandId !== line.id),
    };
  });
}

/** Acts that wait for the hub, oldest first; each names its row as this console knows it (O3). */
export function outboxLines(context: FeedContext): readonly OutboxLine[] {
  const readable = context.replica.acts().filter(({ sent }) => mayRead(context, sent));
  return readable.map(({ sent }) => {
    const { command } = sent;
    const id = rowIdOf(command);
    const row = context.stores.cache.event(id) ?? shownDossier(context, id);
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
