/** Real timings through the importer into the alarms of a seat; skipped where the material is not beside the repository. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Room } from '../../shared/alarm/condition.ts';
import type { RowMoment } from '../../shared/alarm/dry-run.ts';
import { eventConditions } from '../../shared/alarm/event-conditions.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { type AlarmRules, startAlarmRules } from '../../shared/domain/profile/alarm-rules.ts';
import { replaySeat, ungrouped } from '../../tests/support/alarm-seat.ts';
import { memoryHub } from '../../tests/support/memory-hub.ts';
import { importTable } from './import-table.ts';
import { loadMap } from './load-map.ts';
import { openTable } from './open-table.ts';

const file = fileURLToPath(new URL('../../../shared/data/boston311_2015/cases.csv.gz', import.meta.url));
const absent = !existsSync(file);
const title = absent ? 'Boston 2015 (SKIPPED: ../shared is not beside the repository)' : 'Boston 2015';
/** The whole year is taken in; the seat works through its first weeks, for a blizzard lies in them. */
const rows = 100_000;
const seatDays = 60;

async function imported(): Promise<readonly GridEvent[]> {
  const hub = memoryHub();
  const map = loadMap('boston311');
  const table = await openTable(file, map.sheet);
  await importTable({
    map,
    table,
    around: { area: '320722', departments: new Map(), knowsItem: () => true, now: Date.parse('2026-11-22T00:00Z') },
    target: hub,
    session: 'replay',
    limit: rows,
    stop: new AbortController().signal,
    onProblem: () => undefined,
    onBatch: () => undefined,
  });
  return [...hub.events.values()];
}

/** How each event stood over time: open with its clock running, then closed. */
function momentsOf(
  events: readonly GridEvent[],
  rules: AlarmRules,
): { readonly room: Room; readonly moments: RowMoment[] } {
  const [first] = events;
  if (first === undefined) throw new Error('nothing was imported');
  const level = first.level === 'village' ? 'town' : first.level;
  const room: Room = { area: '320722', level };
  const moments = events.flatMap((event): readonly RowMoment[] => {
    const open: GridEvent = {
      ...event,
      state: 'inHandling',
      clocks: event.clocks.map((clock) => ({ ...clock, stoppedAt: null, stoppedAs: null })),
      // What the source calls its queue stands for the department.
      holder: event.lastHolder ?? event.holder,
    };
    const begun = { at: event.registeredAt, subject: event.id, conditions: eventConditions(room, open, rules) };
    const ended = event.closedAt ?? event.completedAt;
    return ended === null || ended < event.registeredAt
      ? [begun]
      : [begun, { at: ended, subject: event.id, conditions: [] }];
  });
  return { room, moments: moments.toSorted((a, b) => a.at - b.at) };
}

describe.skipIf(absent)(title, () => {
  test('A7: given real timings, when a seat works through them, then it hears no more with grouping than without, and floods are recorded', {
    timeout: 240_000,
  }, async () => {
    const events = await imported();
    const rules = startAlarmRules();
    const play = (given: AlarmRules) => {
      const { room, moments } = momentsOf(events, given);
      const [from, to] = [moments[0]?.at ?? 0, moments[0]?.at ?? 0];
      return replaySeat({ room, rules: given, from, to: to + seatDays * 86_400_000, moments });
    };
    const [grouped, alone] = [play(rules), play(ungrouped(rules))];
    const line = (of: typeof grouped) =>
      `mean ${of.load.mean.toFixed(2)} peak ${of.load.peak} flood ${of.load.floodShare.toFixed(2)} % floods ${of.floodsBegun} raised ${of.raised}`;
    console.log(`Boston 2015, ${events.length} events the seat over ${seatDays} days, per seat and ten minutes`);
    console.log(`  grouped:   ${line(grouped)}`);
    console.log(`  ungrouped: ${line(alone)}`);
    expect(grouped.raised).toBeGreaterThan(1_000);
    expect(grouped.load.mean).toBeLessThanOrEqual(alone.load.mean);
    expect(grouped.load.peak).toBeLessThanOrEqual(alone.load.peak);
    expect(grouped.load.floodShare).toBeLessThanOrEqual(alone.load.floodShare);
    expect(grouped.floodsBegun).toBeGreaterThan(0);
    expect(grouped.floodsEnded.every((one) => String(one.reason.cause).length > 3)).toBe(true);
    // The engine is driven from due moment to due moment, so nothing is ever said late.
    expect(grouped.latest).toBeLessThanOrEqual(1_000);
  });
});
