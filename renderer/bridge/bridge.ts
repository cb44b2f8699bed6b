import type { Result } from '../../shared/std/result.ts';
import { parseWith } from '../../shared/std/shape.ts';
import {
  type Answer,
  type Feed,
  type FeedName,
  type FeedValue,
  type Question,
  type ReadError,
  type ToStation,
  toWindowShape,
} from '../../shared/wire/bridge.ts';
import type { Receipt, RunCommand, RunError } from '../../shared/wire/local-commands.ts';
import { joinParts } from '../../shared/wire/message-parts.ts';
import type { Port } from '../../shared/wire/port.ts';
import type { Connector } from './connector.ts';

export type LinkState = { readonly state: 'connecting' | 'up' | 'down'; readonly since: number };
export type WatchHandle = { readonly watch: number; readonly stop: () => void };

/** The window's side of the bridge: the only way it reads, writes and hears. */
export type Bridge = {
  /** The only write. Answers when it is durable on this console, or why it was not taken. */
  readonly run: (command: RunCommand) => Promise<Result<Receipt, RunError>>;
  readonly read: <Q extends Question>(question: Q) => Promise<Result<Answer[Q['ask']], ReadError>>;
  /** The present first, then every change. Opened again by itself after a loss of the station. */
  readonly watch: <F extends FeedName>(
    feed: Extract<Feed, { feed: F }>,
    listener: (value: FeedValue[F]) => void,
    onError?: (message: string) => void,
  ) => WatchHandle;
  readonly link: () => LinkState;
  readonly onLink: (listener: () => void) => () => void;
  readonly close: () => void;
};

type Watch = {
  readonly feed: unknown;
  readonly listener: (value: unknown) => void;
  readonly onError: (message: string) => void;
};
type Waiting = { readonly ask: 'run' | 'read'; readonly settle: (result: unknown) => void };

const lostRun = { ok: false, error: { code: 'unavailable', message: 'station-lost' } };
const lostRead = { ok: false, error: { code: 'storage', path: '', message: 'station-lost' } };

/** @param now local clock, ms; only for the age of the link's state */
export function createBridge(connector: Connector, now: () => number): Bridge {
  const watches = new Map<number, Watch>();
  const waiting = new Map<number, Waiting>();
  const linkListeners = new Set<() => void>();
  let link: LinkState = { state: 'connecting', since: now() };
  let port: Port | null = null;
  let next = 1;

  const setLink = (state: LinkState['state']): void => {
    link = { state, since: now() };
    for (const listener of linkListeners) listener();
  };
  const post = (message: ToStation): void => port?.post(message);

  const receive = (data: unknown): void => {
    const parsed = parseWith(toWindowShape, data);
    if (!parsed.ok) {
      console.error('bridge: message of unknown shape', parsed.error);
      return;
    }
    const message = parsed.value;
    if (message.t === 'feed') watches.get(message.watch)?.listener(message.value);
    else if (message.t === 'feedError') watches.get(message.watch)?.onError(message.message);
    else if (message.t !== 'hello' && message.t !== 'part') {
      waiting.get(message.ref)?.settle(message.result);
      waiting.delete(message.ref);
    }
  };

  const lose = (): void => {
    port = null;
    for (const { ask, settle } of waiting.values()) settle(ask === 'run' ? lostRun : lostRead);
    waiting.clear();
    setLink('down');
  };

  const stop = connector.start({
    port: (opened) => {
      port = opened;
      opened.onMessage(joinParts(receive));
      for (const [watch, { feed }] of watches) post({ t: 'watch', watch, feed });
      setLink('up');
    },
    lost: lose,
  });

  const ask = <T>(kind: 'run' | 'read', message: (ref: number) => ToStation): Promise<T> => {
    const ref = next++;
    return new Promise<T>((resolve) => {
      // The answer's own shape is the station's promise; the envelope was checked on receipt.
      const settle = (result: unknown): void => resolve(result as T);
      if (port === null) {
        settle(kind === 'run' ? lostRun : lostRead);
        return;
      }
      waiting.set(ref, { ask: kind, settle });
      post(message(ref));
    });
  };

  return {
    run: (command) => ask('run', (ref) => ({ t: 'run', ref, command })),
    read: (question) => ask('read', (ref) => ({ t: 'read', ref, question })),
    watch: (feed, listener, onError = () => undefined) => {
      const watch = next++;
      watches.set(watch, { feed, listener: listener as (value: unknown) => void, onError });
      post({ t: 'watch', watch, feed });
      return {
        watch,
        stop: () => {
          watches.delete(watch);
          post({ t: 'unwatch', watch });
        },
      };
    },
    link: () => link,
    onLink: (listener) => {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
    close: () => {
      stop();
      lose();
    },
  };
}
