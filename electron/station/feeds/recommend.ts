import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Ground } from '../../../shared/domain/profile/ground.ts';
import { dispatchGround, firstTriageLevel, type Profile } from '../../../shared/domain/profile/profile.ts';
import type { Recommendation } from '../../../shared/wire/answers.ts';
import { docText, type StoredDoc } from '../db/doc-text.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';

const mostShown = 5;
/** ◊ A department whose duty list does not name the item is shown when it handled at least this many. */
const enoughHandled = 3;

/**
 * Who should get an event and why (D1): departments whose duty covers the item, those with more handled and fewer returned ones
 * first; then departments that have handled such events before. The clause is the one that lets this level dispatch (LYG-28-2).
 * Null when the event is not here.
 */
export function createRecommend({ stores }: FeedContext): (id: string) => readonly Recommendation[] | null {
  const select = perCache(stores, ({ db }) => ({
    handled: db.prepare(
      "SELECT department, count(*) AS n FROM events WHERE item = ? AND department IS NOT NULL AND stage IN ('check', 'feedback', 'done', 'ended') GROUP BY department",
    ),
    returned: db
      .prepare('SELECT doc FROM events JOIN docs USING (rid) WHERE item = ? AND returned > 0 LIMIT 500')
      .pluck(),
  }));
  return (id) => {
    const event = stores.cache.event(id);
    const index = stores.registry();
    if (event === undefined || index === null) return null;
    const handled = new Map(
      (select().handled.all(event.item) as { department: string; n: number }[]).map((r) => [r.department, r.n]),
    );
    const returned = new Map<string, number>();
    for (const doc of select().returned.all(event.item) as StoredDoc[]) {
      for (const { holder } of (JSON.parse(docText(doc)) as GridEvent).returns)
        returned.set(holder, (returned.get(holder) ?? 0) + 1);
    }
    const ground = index.rules === null ? null : groundAt(index.rules.profile, event.level);
    const clause = ground?.statutory === true ? ground.clause : null;
    const refusedIt = new Set(event.returns.map((r) => r.holder));
    const list = index.registry.departments.flatMap((d): Recommendation[] => {
      const past = { handled: handled.get(d.id) ?? 0, returned: returned.get(d.id) ?? 0 };
      const covers = d.items.includes(event.item);
      // A city department answers to the city centre (LYG-30-3); below it nobody is sent past his own county's.
      const reachable = d.level === (event.level === 'city' ? 'city' : 'county');
      if (!reachable || refusedIt.has(d.id) || (!covers && past.handled < enoughHandled)) return [];
      return [
        {
          holder: { kind: 'department', id: d.id, name: d.name },
          reason: covers ? 'item-duty' : 'past-outcomes',
          clause: covers ? clause : null,
          past,
        },
      ];
    });
    return list.sort((a, b) => rank(b) - rank(a)).slice(0, mostShown);
  };
}

/** An event still below the centres is dispatched by the first of them. */
const groundAt = (profile: Profile, level: GridEvent['level']): Ground | null =>
  dispatchGround(profile, level === 'village' ? firstTriageLevel(profile) : level);

/** Duty before habit; then the share of what stayed, steadied for small numbers. */
const rank = ({ reason, past }: Recommendation): number =>
  (reason === 'item-duty' ? 1_000 : 0) +
  (past.handled + 1) / (past.handled + past.returned * 2 + 2) +
  past.handled / 1e6;
