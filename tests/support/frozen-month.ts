/** A month lived on a desk and frozen, with its sums and rows, for tests of what is made from it. */

import { createMeetings } from '../../electron/station/station.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Sums } from '../../shared/figures/figures.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { createLivingDesk } from './living-desk.ts';
import { tempDir, testId, testKey } from './station-fixture.ts';
import { people } from './story.ts';

export { secrets } from './living-desk.ts';

export async function frozenMonth(): Promise<{
  readonly view: PackView;
  readonly sums: () => Sums;
  readonly rows: () => readonly GridEvent[];
  readonly clean: () => void;
}> {
  const { dir, remove } = tempDir();
  const world = createLivingDesk(dir);
  const { stores, replica, clock } = world.desk;
  const meetings = createMeetings({ stores, replica, clock, actor: () => people.county, key: testKey });
  world.live(420, 3);
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
    clean: () => {
      meetings.close();
      world.close();
      remove();
    },
  };
}
