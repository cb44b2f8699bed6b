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
  const feeds = createFeedHub(bridge);
  // Heard for as long as the window lives, so that whoever asks for the session has it at once.
  feeds.listen({ feed: 'session' }, () => {
    const fed = feeds.peek<'session'>({ feed: 'session' });
    if (fed.state === 'error') steady.fail(fed.message);
    if (fed.state !== 'here') return;
    clock.setSkew(fed.value.line.skew);
    steady.hear(fed.value);
  });
  return { bridge, feeds, clock, prefs: createPrefs(bridge), session: steady.fed };
}
