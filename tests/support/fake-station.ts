import { type FeedName, type FeedValue, toStationShape } from '../../shared/wire/bridge.ts';
import type { Port } from '../../shared/wire/port.ts';
import type { LineState } from '../../shared/wire/session-view.ts';

/** Feeds a fake station can give; those it does not name stay silent. */
export type Fed = { [F in FeedName]?: FeedValue[F] };

export type FakeStation = {
  readonly serveWindow: (port: Port) => void;
  /** Sends new values to every window that watches them. */
  readonly feed: (values: Fed) => void;
};

/**
 * A station for tests of pages alone: gives what it is told to, answers `map` questions, and says `unavailable` to the rest.
 * @param map answer to `{ask: 'map'}` by name
 */
export function createFakeStation(first: Fed, map: (name: string) => unknown): FakeStation {
  const values: Record<string, unknown> = { ...first };
  const watchers = new Map<Port, Map<number, FeedName>>();

  const answer = (question: unknown): unknown => {
    const { ask, name } = question as { readonly ask?: string; readonly name?: string };
    if (ask === 'map' && name !== undefined) return { ok: true, value: map(name) };
    return { ok: false, error: { code: 'not-found', path: '', message: 'a fake station knows maps only' } };
  };

  const serveWindow = (port: Port): void => {
    const watches = new Map<number, FeedName>();
    watchers.set(port, watches);
    port.onClose?.(() => watchers.delete(port));
    port.post({ t: 'hello', v: 1 });
    port.onMessage((raw) => {
      const message = toStationShape.parse(raw);
      if (message.t === 'watch') {
        const { feed } = message.feed as { readonly feed: FeedName };
        watches.set(message.watch, feed);
        if (feed in values) port.post({ t: 'feed', watch: message.watch, value: values[feed] });
      } else if (message.t === 'unwatch') watches.delete(message.watch);
      else if (message.t === 'read') port.post({ t: 'answer', ref: message.ref, result: answer(message.question) });
      else {
        const error = { code: 'unavailable', message: 'a fake station takes no commands' };
        port.post({ t: 'ran', ref: message.ref, result: { ok: false, error } });
      }
    });
  };

  const feed = (next: Fed): void => {
    Object.assign(values, next);
    for (const [port, watches] of watchers)
      for (const [watch, name] of watches) if (name in next) port.post({ t: 'feed', watch, value: values[name] });
  };
  return { serveWindow, feed };
}

/** A line in order, data complete up to `now` (ms); `skew` makes the window's clock show the fixture's time. */
export const lineOnline = (now: number, skew: number): LineState => ({
  state: 'online',
  since: now - 3_600_000,
  hubUrl: 'http://hub.example',
  rtt: 12,
  skew,
  waiting: 0,
  oldestWaitingAt: null,
  dataAsOf: now,
  attempt: 0,
  nextTryAt: null,
  progress: null,
});
