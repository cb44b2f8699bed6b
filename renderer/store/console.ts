import type { SessionState } from '../../shared/wire/bridge.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createSteadySession, type SteadySession } from './desk-session.ts';
import { createFeedHub, type FeedHub } from './feed-hub.ts';
import { createHubClock, type HubClock } from './hub-clock.ts';
import { createPrefs, type Prefs } from './prefs.ts';

/** Everything the parts of one window share. */
export type Console = {
  readonly bridge: Bridge;
  readonly feeds: FeedHub;
  readonly clock: HubClock;
  readonly prefs: Prefs;
  readonly session: SteadySession['fed'];
};

/** @param now local clock, ms */
export function createConsole(bridge: Bridge, now: () => number): Console {
  const clock = createHubClock(now);
  const steady = createSteadySession();
  const hear = (session: SessionState): void => {
    clock.setSkew(session.line.skew);
    steady.hear(session);
  };
  bridge.watch({ feed: 'session' }, hear, steady.fail);
  return { bridge, feeds: createFeedHub(bridge), clock, prefs: createPrefs(bridge), session: steady.fed };
}
