/** A month lived on a desk and frozen, with its sums and rows and what its wall shows, for tests of what is made from it. */

import { countOf, createMeetings, createWallView } from '../../electron/station/station.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Sums } from '../../shared/figures/figures.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import type { ViewId } from '../../shared/wire/queue-view.ts';
import type { WallView } from '../../shared/wire/wall-view.ts';
import { deskContext } from './desk-context.ts';
import { createLivingDesk } from './living-desk.ts';
import { tempDir, testId, testKey } from './station-fixture.ts';
import { people } from './story.ts';

export { secrets } from './living-desk.ts';

export async function frozenMonth(): Promise<{
  readonly view: PackView;
  readonly sums: () => Sums;
  readonly rows: () => readonly GridEvent[];
  /** What the seat counts in one of its views. */
  readonly seat: (view: ViewId) => number;
  readonly wall: () => WallView | null;
  readonly clean: () => void;
}> {
  const { dir, remove } = tempDir();
  const world = createLivingDesk(dir);
  const { stores, replica, clock } = world.desk;
  const meetings = createMeetings({ stores, replica, clock, actor: () => people.county, key: testKey });
  world.live(420, 3);
  const context = { ...deskContext(world.desk), actor: () => people.county };
  const id = testId();
  const done = await meetings.run({
    kind: 'meeting.freeze',
    id,
    period: 'month',
    date: '2025-09-03',
    area: '320722',
    cutoff: null,
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const view = meetings.view(id);
  if (view === null) throw new Error('no view');
  return {
    view,
    sums: () => stores.cache.sums,
    rows: () => [...world.hub.events().values()],
    seat: (of) => countOf(context, of),
    wall: createWallView(context),
    clean: () => {
      meetings.close();
      world.close();
      remove();
    },
  };
}
