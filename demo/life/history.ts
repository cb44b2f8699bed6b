import { setImmediate as aTurn } from 'node:timers/promises';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import type { Demo } from '../county/load-demo.ts';
import { createRandom } from '../county/random.ts';
import { createEventWriter } from '../county/write-event.ts';
import type { CommandIds } from './command-ids.ts';
import { createCountyRhythm } from './county-rhythm.ts';
import { type Simulated, simulate } from './simulate.ts';
import { handover, worldOf } from './world.ts';

export const historyDays = 21;

/** Extra arrivals of the last minutes of a past, so that whoever comes finds work on his desk, at night too. */
const lastArrivals = 16;

export type Past = {
  readonly demo: Demo;
  readonly rules: Rules;
  readonly seed: string;
  readonly events: readonly GridEvent[];
  readonly from: number;
  readonly to: number;
  readonly ids: CommandIds;
};

/** The county's life from `from` to now as it would have been: at the first start three weeks, later the time the demo was off. */
export function writePast({ demo, rules, seed, events, from, to, ids }: Past): Simulated {
  const random = createRandom(`${seed}/past/${from}`);
  const world = worldOf(demo, rules, seed, { virtual: (at) => at, yieldFrom: to - handover });
  const writer = createEventWriter(demo, random.fork('events'));
  const gap = handover / lastArrivals;
  const extra = Array.from({ length: lastArrivals }, (_, i) => to - handover + Math.round(i * gap));
  const rhythm = createCountyRhythm(
    { rhythm: demo.rhythm, writer, perDay: demo.rhythm.chosen.eventsPerDay, evenShare: 0, extra },
    random.fork('rhythm'),
  );
  return simulate(world, { events, from, to, rhythm, ids, random: random.fork('acts') });
}

/** Pieces small enough to show progress between them. */
const pieceSize = 500;

/**
 * Loads a past into a hub, each command taken at the time it was done.
 * @param progress called with the share done, 0–1 @returns how many the hub refused, by reason
 */
export async function loadPast(
  hub: {
    readonly offer: (
      sent: readonly SentCommand[],
      options: { past: true },
    ) => Promise<readonly { fact: { kind: string } }[]>;
  },
  sent: readonly SentCommand[],
  progress: (share: number) => void,
): Promise<number> {
  let refused = 0;
  for (let done = 0; done < sent.length; done += pieceSize) {
    const entries = await hub.offer(sent.slice(done, done + pieceSize), { past: true });
    refused += entries.filter((entry) => entry.fact.kind === 'command.refused').length;
    progress(Math.min(1, (done + pieceSize) / sent.length));
    // PGlite works within one turn of the event loop: without this no Ctrl-C would be heard before the end.
    await aTurn();
  }
  return refused;
}
