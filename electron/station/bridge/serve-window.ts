import type { Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import { feedShape, type Port, type ToWindow, toStationShape } from '../../../shared/wire/bridge.ts';
import { partChars, partsOf } from '../../../shared/wire/message-parts.ts';
import { bridgeVersion } from '../../../shared/wire/version.ts';
import type { FeedHandle, Feeds } from '../feeds/feeds.ts';
import type { Read } from './answer-question.ts';

/** Longest message that goes in one piece, bytes of UTF-8. */
const wholeBytes = 60 * 1024;
/** Watches a window may hold: far more than any screen of ours, far fewer than hurt. */
const mostWatches = 200;

export type WindowDeps = {
  readonly feeds: Feeds;
  readonly run: (command: unknown) => Promise<Result<unknown, unknown>>;
  readonly read: Read;
  readonly log: (line: string) => void;
};

/**
 * Serves one window over a port. Whatever it sends is checked; what does not fit is answered and logged, never fatal.
 * Answers a function that ends it; the port's own close ends it too.
 */
export function serveWindow({ feeds, run, read, log }: WindowDeps, port: Port): () => void {
  const watches = new Map<number, FeedHandle>();
  let nextPart = 1;
  let closed = false;

  function post(message: ToWindow): void {
    if (closed) return;
    const text = JSON.stringify(message);
    if (text.length * 3 <= wholeBytes || Buffer.byteLength(text) <= wholeBytes) port.post(message);
    else for (const part of partsOf(nextPart++, text)) port.post(part);
  }

  /** A failure nobody foresaw is the answer to this one message, not the end of the window. */
  function broken(error: unknown): {
    readonly ok: false;
    readonly error: { readonly code: 'storage'; readonly path: string; readonly message: string };
  } {
    log(`bridge: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {
      ok: false,
      error: {
        code: 'storage',
        path: '',
        message: '本机后台出错，已记录。 The console met an error; it is in the log.',
      },
    };
  }

  function watch(number: number, feed: unknown): void {
    const parsed = parseWith(feedShape, feed);
    if (!parsed.ok) {
      log(`bridge: bad feed at "${parsed.error.path}": ${parsed.error.message}`);
      post({ t: 'feedError', watch: number, message: `${parsed.error.path}: ${parsed.error.message}` });
      return;
    }
    if (watches.has(number) || watches.size >= mostWatches) {
      const message = watches.has(number) ? `watch ${number} is taken` : `more than ${mostWatches} watches`;
      log(`bridge: ${message}`);
      post({ t: 'feedError', watch: number, message });
      return;
    }
    try {
      watches.set(
        number,
        feeds.watch(parsed.value, (value: unknown) => post({ t: 'feed', watch: number, value })),
      );
    } catch (error) {
      post({ t: 'feedError', watch: number, message: broken(error).error.message });
    }
  }

  function malformed(message: unknown, path: string, words: string): void {
    log(`bridge: bad message at "${path}": ${words}`);
    const ref = typeof message === 'object' && message !== null && 'ref' in message ? message.ref : null;
    const error = { code: 'bad-shape', path, message: words };
    if (typeof ref === 'number' && Number.isInteger(ref)) post({ t: 'answer', ref, result: { ok: false, error } });
    else post({ t: 'feedError', watch: -1, message: `${path}: ${words}` });
  }

  function take(data: unknown): void {
    if (closed) return;
    const parsed = parseWith(toStationShape, data);
    if (!parsed.ok) return malformed(data, parsed.error.path, parsed.error.message);
    const message = parsed.value;
    switch (message.t) {
      case 'run':
        run(message.command).then(
          (result) => post({ t: 'ran', ref: message.ref, result }),
          (error: unknown) => post({ t: 'ran', ref: message.ref, result: broken(error) }),
        );
        return;
      case 'read':
        read(message.question, (number) => watches.get(number)?.queue ?? null).then(
          (result) => post({ t: 'answer', ref: message.ref, result }),
          (error: unknown) => post({ t: 'answer', ref: message.ref, result: broken(error) }),
        );
        return;
      case 'watch':
        return watch(message.watch, message.feed);
      case 'unwatch':
        watches.get(message.watch)?.stop();
        watches.delete(message.watch);
        return;
    }
  }

  function end(): void {
    closed = true;
    for (const handle of watches.values()) handle.stop();
    watches.clear();
  }

  port.onMessage(take);
  port.onClose?.(end);
  post({ t: 'hello', v: bridgeVersion });
  return end;
}

// A part must fit where a whole message must.
if (partChars * 3 > wholeBytes) throw new Error('partChars is too large');
