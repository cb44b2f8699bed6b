import { type Actor, covers } from '../../../shared/domain/actor/actor.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { listOf } from '../../../shared/domain/dossier/machine.ts';
import { emergencyBoard, emergencyOn } from '../../../shared/domain/emergency/emergency-board.ts';
import { taskLine } from '../../../shared/domain/emergency/task-line.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { EmergencyView } from '../../../shared/wire/findings-view.ts';
import { perCache } from '../db/stores.ts';
import type { createDossierDesk } from './dossier-desk.ts';
import type { FeedContext } from './feed-context.ts';

/** An emergency concerns whoever is responsible for its area, and every place inside it that is hit. */
const concerns = (actor: Actor, { area, data }: Dossier): boolean =>
  covers(actor, area) || listOf(data, 'grids').some((code) => covers(actor, code));

/** The special board of the emergency that is on here (ZS-29-4); null for none, and while there is nobody to show it to. */
export function createEmergencyView(
  context: FeedContext,
  desk: ReturnType<typeof createDossierDesk>,
): () => EmergencyView | null {
  const { stores } = context;
  const openIn = perCache(stores, ({ db }) =>
    db.prepare('SELECT id FROM events WHERE open = 1 AND area IN (SELECT value FROM json_each(?))').pluck(),
  );
  return () => {
    const actor = context.actor();
    const registry = stores.registry()?.registry;
    if (actor === null || registry === undefined) return null;
    const on = emergencyOn(desk.seen('emergency').filter((one) => concerns(actor, one)));
    if (on === null) return null;
    const events = openIn()
      .all(JSON.stringify(listOf(on.data, 'grids')))
      .flatMap((id): readonly GridEvent[] => {
        const event = stores.cache.event(String(id));
        return event === undefined ? [] : [event];
      });
    const rows = [...desk.seen('emergencyNeed'), ...desk.seen('emergencyTask')];
    const board = emergencyBoard(on, rows, events, registry.grids);
    return {
      asOf: context.clock.hub(),
      ...board,
      tasks: board.tasks.map((task) => taskLine(task, registry)),
    };
  };
}
