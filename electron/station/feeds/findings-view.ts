import { covers } from '../../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { findingsOf } from '../../../shared/domain/findings/finders.ts';
import { isCurrent } from '../../../shared/domain/grid/grids-in-force.ts';
import type { FindingsView, FoundHere } from '../../../shared/wire/findings-view.ts';
import { perCache } from '../db/stores.ts';
import type { createDossierDesk } from './dossier-desk.ts';
import { rulesNow } from './dossier-desk.ts';
import type { FeedContext } from './feed-context.ts';

/** What all checks find in what this person sees; null while there is nothing to check by. */
export function createFindingsView(
  context: FeedContext,
  desk: ReturnType<typeof createDossierDesk>,
): () => FindingsView | null {
  const { stores } = context;
  const openIds = perCache(stores, ({ db }) => db.prepare('SELECT id FROM events WHERE open = 1').pluck());
  const opens = (subject: string): FoundHere['opens'] =>
    stores.cache.dossier(subject) !== undefined
      ? 'dossier'
      : stores.cache.event(subject) !== undefined
        ? 'event'
        : null;
  return () => {
    const actor = context.actor();
    const index = stores.registry();
    const rules = rulesNow(context);
    if (actor === null || index === null || rules === null) return null;
    const dossiers = desk.seen();
    const events = openIds()
      .all()
      .flatMap((id): readonly GridEvent[] => {
        const event = stores.cache.event(String(id));
        return event === undefined ? [] : [event];
      });
    const registry = { ...index.registry, grids: index.registry.grids.filter(isCurrent) };
    const at = context.clock.hub();
    const found = findingsOf({ rules, registry, dossiers, events, at });
    return {
      asOf: at,
      findings: found
        .filter((one) => covers(actor, one.area) || actor.area.startsWith(one.area))
        .map((one) => ({ ...one, opens: opens(one.subject) })),
      looked: { dossiers: dossiers.length, events: events.length, grids: registry.grids.length },
    };
  };
}
