/**
 * R7 through a console with no window open: its own files, real timers and the real clock. A hundred thousand open events lie in its cache,
 * the clocks of `perMinute` of them run out each minute; measured is how long after its due moment each alarm stood in the alarm journal.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openAlarmStore } from '../electron/station/alarms/alarm-store.ts';
import { createAlarms } from '../electron/station/alarms/alarms.ts';
import { openStores, type Timers } from '../electron/station/station.ts';
import type { GridEvent } from '../shared/domain/event/event.ts';
import { booksStory, eventOf } from '../tests/support/books-story.ts';
import { deskContext } from '../tests/support/desk-context.ts';
import { openDesk, testKey } from '../tests/support/station-fixture.ts';
import { dispatchTo, people } from '../tests/support/story.ts';
import { tinyCounty } from '../tests/support/tiny-county.ts';
import { round } from './measure.ts';

const minute = 60_000;
const day = 86_400_000;

/** An event as the law leaves it after its department signed in: one handling clock runs. */
function inHandling(): GridEvent {
  const s = booksStory('LYG');
  s.register(people.county, 1);
  s.when(people.county, { kind: 'event.reportToCenter', reason: '', event: eventOf(1) });
  s.when(people.county, { ...dispatchTo(), event: eventOf(1) });
  s.when(people.urban, { kind: 'event.signIn', handler: '乙', event: eventOf(1) });
  return s.row(1);
}

/** The same event under another number, at another department, its clocks due at `due` after `days` days of running. */
function dueAt(model: GridEvent, n: number, due: number, days: number): GridEvent {
  const id = `0190a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const holder = { ...model.holder, id: `d${n % 40}`, name: `部门${n % 40}` };
  const clocks = model.clocks.map((clock) =>
    clock.stoppedAt === null ? { ...clock, startAt: due - days * day, due, extensions: [] } : clock,
  );
  return { ...model, id, number: `LYG20250901-${String(n).padStart(8, '0')}`, holder, clocks } as GridEvent;
}

function fill(dir: string, open: number, dues: readonly number[], now: number): void {
  const stores = openStores(dir, testKey);
  stores.outbox.setSession({ id: 'session', token: 'token', actor: people.county, until: Number.MAX_SAFE_INTEGER });
  stores.outbox.setMeta('stationNo', '3');
  const next = stores.startNext();
  const model = inHandling();
  for (let n = 0; n < open; n += 500) {
    const page = Array.from({ length: Math.min(500, open - n) }, (_, i) => {
      const due = dues[n + i];
      return due === undefined ? dueAt(model, n + i, now + 60 * day, 61) : dueAt(model, n + i, due, 5);
    });
    next.add(page, []);
  }
  const sight = JSON.stringify(people.county);
  stores.putRegistry(tinyCounty);
  next.finish({
    seq: 1,
    epoch: 'bench',
    hash: null,
    asOf: now,
    scope: 'area:320722|seat|',
    sight,
    registry: stores.cache.registryText(),
  });
  stores.takeNext();
  stores.outbox.setMeta('epoch', 'bench');
  stores.close();
}

const realTimers: Timers = {
  mono: () => performance.now(),
  set(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * @param open events that stand open in the cache
 * @param perMinute clocks that run out each minute, for `minutes` minutes of real time
 * @param watched whether a window asks for the alarm centre ten times a second, as one that is open does
 */
export async function benchAlarmStation(
  open: number,
  perMinute: number,
  minutes: number,
  watched: boolean,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-alarms-'));
  try {
    say(`alarms: a console with ${open} open events is filled`);
    const started = Date.now();
    // Time to fill and to read the cache, and the wait of a group, go by before the first is due.
    const first = started + Math.max(30_000, open * 0.4);
    const dues = Array.from({ length: perMinute * minutes }, (_, i) => first + Math.floor((i * minute) / perMinute));
    fill(dir, open, dues, started);
    const desk = openDesk(dir, () => Date.now());
    const base = deskContext(desk, realTimers);
    let dirty = true;
    const alarms = createAlarms({
      context: base,
      key: testKey,
      changed: () => void (dirty = true),
      run: () => undefined,
    });
    const views: number[] = [];
    const begun = Date.now();
    let readyAfter = 0;
    const loop = monitorEventLoopDelay({ resolution: 10 });
    loop.enable();
    const end = first + (minutes + 1) * minute;
    while (Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (readyAfter === 0 && alarms.view()?.ready === true) readyAfter = Date.now() - begun;
      if (!watched || !dirty) continue;
      dirty = false;
      const from = performance.now();
      alarms.view();
      views.push(performance.now() - from);
    }
    loop.disable();
    alarms.stop();
    alarms.close();
    desk.close();
    const store = openAlarmStore(dir, testKey);
    const raised = store.records('320722', begun, end).filter((one) => one.what === 'raised' && one.kind === 'overdue');
    store.close();
    const late = raised.map((one) => one.at - one.due).toSorted((a, b) => a - b);
    const shown = views.toSorted((a, b) => a - b);
    return {
      open,
      perMinute,
      watched,
      due: dues.length,
      raised: new Set(raised.map((one) => one.alarm)).size,
      doubled: raised.length - new Set(raised.map((one) => one.alarm)).size,
      readyAfterMs: readyAfter,
      lateMs: { p50: at(late, 0.5), p99: at(late, 0.99), max: late.at(-1) ?? 0 },
      viewMs: { count: shown.length, p50: round(at(shown, 0.5)), p99: round(at(shown, 0.99)) },
      loopDelayMs: { p99: round(loop.percentile(99) / 1e6), max: round(loop.max / 1e6) },
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
