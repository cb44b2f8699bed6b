import { refusal } from '../../../shared/domain/refusal.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import { rowIdOf } from '../../../shared/journal/entry.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import type { Receipt, RunError } from '../../../shared/wire/local-commands.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import type { StationClock } from './station-clock.ts';
import { uuidV7 } from './uuid-v7.ts';

export type CommandsContext = { readonly stores: Stores; readonly replica: Replica; readonly clock: StationClock };

const noRulesYet =
  '本机尚未取得本县登记数据，请等待首次同步完成。 This console has no registry of the county yet: wait for the first sync.';

/**
 * Runs a command of the signed-in operator: decided on the rows shown here, durable before the answer (house: goes round once).
 * Storage errors are thrown; the caller turns them into a state on the screen.
 */
export function runCommand({ stores, replica, clock }: CommandsContext, command: Command): Result<Receipt, RunError> {
  const session = stores.outbox.session();
  if (session === null) return err({ code: 'refused', refusal: refusal('signed-out', 'O3') });
  const index = stores.registry();
  if (index === null || index.rules === null)
    return err({ code: 'unavailable', message: index?.problem?.message ?? noRulesYet });
  const at = clock.hub();
  const outcome = replica.perform(index.rules, {
    id: uuidV7(at),
    station: stores.outbox.meta('station') ?? '',
    n: stores.outbox.nextN(),
    session: session.id,
    actor: session.actor,
    at,
    command,
  });
  if (!outcome.ok) return err({ code: 'refused', refusal: outcome.error });
  const last = replica.acts().at(-1);
  const warnings = (outcome.value.fact.warnings ?? []).map((w) =>
    w.clause === null ? w.code : `${w.code} ${w.clause}`,
  );
  return ok({ commandId: last?.sent.id ?? null, ...rowNamed(command), warnings });
}

/** The row of a command as a receipt names it. */
const rowNamed = (command: Command): Pick<Receipt, 'event' | 'dossier'> =>
  command.kind === 'dossier.act' ? { event: null, dossier: command.dossier } : { event: command.event, dossier: null };

/** Does a refused act again as it was; its line leaves the tray when it is taken (O4). */
export function retryRefused(context: CommandsContext, id: string): Result<Receipt, RunError> {
  const line = context.stores.outbox.attention().find((l) => l.id === id);
  if (line === undefined)
    return err({
      code: 'bad-shape',
      path: 'id',
      message: `没有这条待处理事项。 No such line in the attention tray: ${id}`,
    });
  const done = runCommand(context, line.sent.command);
  if (done.ok) context.stores.outbox.dropAttention(id);
  return done;
}

/** Gives up a refused act; the giving up is journalled on its row (O4). A refused registration has no row to note it on. */
export function dropRefused(context: CommandsContext, id: string, reason: string): Result<Receipt, RunError> {
  const { stores } = context;
  const line = stores.outbox.attention().find((l) => l.id === id);
  if (line === undefined)
    return err({
      code: 'bad-shape',
      path: 'id',
      message: `没有这条待处理事项。 No such line in the attention tray: ${id}`,
    });
  const { command } = line.sent;
  const done =
    stores.cache.row(rowIdOf(command)) === undefined
      ? ok({ commandId: null, ...rowNamed(command), warnings: [] })
      : runCommand(context, dropping(command, id, reason));
  if (done.ok) stores.outbox.dropAttention(id);
  return done;
}

/** What journals that a refused act was given up, on the row it was about. */
function dropping(refused: Command, id: string, reason: string): Command {
  if (refused.kind !== 'dossier.act') return { kind: 'event.dropRefused', event: refused.event, commandId: id, reason };
  return {
    kind: 'dossier.act',
    dossier: refused.dossier,
    machine: refused.machine,
    act: 'dropRefused',
    opens: null,
    fields: { droppedCommand: id, droppedReason: reason },
  };
}
