/** Events of a bench's hub that seats elsewhere go on changing, where a desk can see it. */
import type { Hub } from '../hub/hub.ts';
import type { Command } from '../shared/domain/verbs.ts';
import { testId } from '../tests/support/station-fixture.ts';
import { people, registration } from '../tests/support/story.ts';

let offered = 0;
const offer = (hub: Hub, commands: readonly Command[]): Promise<unknown> =>
  hub.offer(
    commands.map((command) => ({
      id: testId(),
      station: 'bench-2',
      n: ++offered,
      session: 'bench',
      actor: people.director,
      at: Date.now(),
      command,
    })),
  );

/** The newest events of the county, in sight where the list shows the newest first. */
export async function registerSome(hub: Hub, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, testId);
  await offer(
    hub,
    ids.map((event, n) => ({ ...registration({ number: `N${n}`, toldAt: Date.now(), severity: 4 }), event })),
  );
  return ids;
}

let turn = 0;
/** Some changes, each to be seen in a row: its severity turns from 3 to 4 or back. */
export async function changeRows(hub: Hub, ids: readonly string[], count: number): Promise<void> {
  const commands = Array.from({ length: count }, (): Command => {
    const at = turn++;
    const severity = Math.floor(at / ids.length) % 2 === 0 ? 3 : 4;
    return { kind: 'event.classify', event: ids[at % ids.length] ?? '', item: '0102', severity, reason: '' };
  });
  await offer(hub, commands);
}
