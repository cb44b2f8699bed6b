import type { Bridge } from '../bridge/bridge.ts';
import { createFeedHub, type FeedHub } from './feed-hub.ts';
import { createHubClock, type HubClock } from './hub-clock.ts';
import { createPrefs, type Prefs } from './prefs.ts';

/** Everything the parts of one window share. */
export type Console = {
  readonly bridge: Bridge;
  readonly feeds: FeedHub;
  readonly clock: HubClock;
  readonly prefs: Prefs;
};

/** @param now local clock, ms */
export function createConsole(bridge: Bridge, now: () => number): Console {
  const clock = createHubClock(now);
  bridge.watch({ feed: 'session' }, (session) => clock.setSkew(session.line.skew));
  return { bridge, feeds: createFeedHub(bridge), clock, prefs: createPrefs(bridge) };
}
