import type { Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import { feedShape, type ToStation, type ToWindow, toStationShape } from '../../../shared/wire/bridge.ts';
import { partsOf } from '../../../shared/wire/message-parts.ts';
import type { Port } from '../../../shared/wire/port.ts';
import { bridgeVersion } from '../../../shared/wire/version.ts';
import type { FeedHandle, Feeds } from '../feeds/feeds.ts';
import type { Read } from './answer-question.ts';

/** Longest message that goes in one piece, bytes of UTF-8. */
const wholeBytes = 60 * 1024;
/** Watches a window may hold: far more than any screen of ours, far fewer than hurt. */
const mostWatches = 200;

export type WindowDeps = {
  readonly feeds: Pick<Feeds, 'watch'>;
  readonly run: (command: unknown) => Promise<Result<unknown, unknown>>;
  readonly read: Read;
  readonly log: (line: string) => void;
};

/**
 * Serves one window over a port. Whatever it sends is checked; what does not fit is answered and logged, never fatal.
 * Answers a function that ends it; the port's own close ends it too.
 */
export function serveWindow(deps: WindowDeps, port: Port): () => void {
  const window = new WindowSession(deps, port);
  const end = (): void => window.end();
  port.onMessage((data) => window.take(data));
  port.onClose?.(end);
  window.post({ t: 'hello', v: bridgeVersion });
  return end;
}

class WindowSession {
  readonly #deps: WindowDeps;
  readonly #port: Port;
  readonly #watches = new Map<number, FeedHandle>();
  #nextPart = 1;
  #ended = false;

  constructor(deps: WindowDeps, port: Port) {
    this.#deps = deps;
    this.#port = port;
  }

  post(message: ToWindow): void {
    if (this.#ended) return;
    const text = JSON.stringify(message);
    // Three bytes a character at most: short ones need no counting.
    if (text.length * 3 <= wholeBytes || Buffer.byteLength(text) <= wholeBytes) this.#port.post(message);
    else for (const part of partsOf(this.#nextPart++, text)) this.#port.post(part);
  }

  take(data: unknown): void {
    if (this.#ended) return;
    const parsed = parseWith(toStationShape, data);
    if (!parsed.ok) return this.#malformed(data, parsed.error.path, parsed.error.message);
    return this.#answer(parsed.value);
  }

  end(): void {
    this.#ended = true;
    for (const handle of this.#watches.values()) handle.stop();
    this.#watches.clear();
  }

  #answer(message: ToStation): void {
    const { run, read } = this.#deps;
    switch (message.t) {
      case 'run': {
        const { ref } = message;
        run(message.command).then(
          (result) => this.post({ t: 'ran', ref, result }),
          (error: unknown) => this.post({ t: 'ran', ref, result: this.#broken(error) }),
        );
        return;
      }
      case 'read': {
        const { ref } = message;
        read(message.question, (watch) => this.#watches.get(watch)?.queue ?? null).then(
          (result) => this.post({ t: 'answer', ref, result }),
          (error: unknown) => this.post({ t: 'answer', ref, result: this.#broken(error) }),
        );
        return;
      }
      case 'watch':
        return this.#watch(message.watch, message.feed);
      case 'unwatch':
        this.#watches.get(message.watch)?.stop();
        this.#watches.delete(message.watch);
        return;
    }
  }

  #watch(number: number, feed: unknown): void {
    const parsed = parseWith(feedShape, feed);
    if (!parsed.ok) return this.#feedError(number, `${parsed.error.path}: ${parsed.error.message}`);
    if (this.#watches.has(number)) return this.#feedError(number, `watch ${number} is taken`);
    if (this.#watches.size >= mostWatches) return this.#feedError(number, `more than ${mostWatches} watches`);
    try {
      const handle = this.#deps.feeds.watch(parsed.value, (value) => this.post({ t: 'feed', watch: number, value }));
      this.#watches.set(number, handle);
    } catch (error) {
      this.#feedError(number, this.#broken(error).error.message);
    }
  }

  #feedError(watch: number, message: string): void {
    this.#deps.log(`bridge: feed: ${message}`);
    this.post({ t: 'feedError', watch, message });
  }

  #malformed(data: unknown, path: string, message: string): void {
    this.#deps.log(`bridge: bad message at "${path}": ${message}`);
    const ref = typeof data === 'object' && data !== null && 'ref' in data ? data.ref : null;
    const result = { ok: false, error: { code: 'bad-shape', path, message } };
    if (typeof ref === 'number' && Number.isInteger(ref)) this.post({ t: 'answer', ref, result });
    else this.post({ t: 'feedError', watch: -1, message: `${path}: ${message}` });
  }

  /** A failure nobody foresaw is the answer to this one message, not the end of the window. */
  #broken(error: unknown) {
    this.#deps.log(`bridge: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const message = '本机后台出错，已记录。 The console met an error; it is in the log.';
    return { ok: false, error: { code: 'storage', path: '', message } } as const;
  }
}
