/** The feeds' context over an open desk: timers by hand, a line that is what the test says. */
import type { FeedContext, Timers } from '../../electron/station/station.ts';
import type { LineState } from '../../shared/wire/session-view.ts';
import type { Desk } from './station-fixture.ts';

export type HandTimers = Timers & {
  /** Lets `ms` go by and runs what is due. */
  run(ms: number): void;
};

export function createHandTimers(): HandTimers {
  let mono = 0;
  let due: { readonly at: number; readonly work: () => void }[] = [];
  return {
    mono: () => mono,
    set(work, ms) {
      const one = { at: mono + ms, work };
      due.push(one);
      return () => {
        due = due.filter((d) => d !== one);
      };
    },
    run(ms) {
      const end = mono + ms;
      for (;;) {
        const next = due.filter((d) => d.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due = due.filter((d) => d !== next);
        mono = Math.max(mono, next.at);
        next.work();
      }
      mono = end;
    },
  };
}

const line: LineState = {
  state: 'online',
  since: 0,
  hubUrl: 'http://hub',
  rtt: null,
  skew: 0,
  waiting: 0,
  oldestWaitingAt: null,
  dataAsOf: 1,
  attempt: 0,
  nextTryAt: null,
  progress: null,
};

export function deskContext(
  desk: Desk,
  timers: Timers = createHandTimers(),
): FeedContext & { readonly wanted: string[] } {
  const wanted: string[] = [];
  return {
    wanted,
    stores: desk.stores,
    replica: desk.replica,
    clock: desk.clock,
    timers,
    log: () => undefined,
    actor: () => desk.store.session()?.actor ?? null,
    line: () => line,
    outages: () => [],
    storage: () => ({ state: 'ok', message: '', cachedEvents: 0, freeBytes: null }),
    room: () => ({ live: false, me: '', at: 0, seats: [], claims: [] }),
    demo: () => null,
    wasOffered: () => false,
    wantHistory: (event) => void wanted.push(event),
    trouble: (error) => {
      throw error;
    },
  };
}
