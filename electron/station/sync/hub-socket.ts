import { io, type Socket } from 'socket.io-client';
import { parseWith } from '../../../shared/std/shape.ts';
import { type Down, downShape } from '../../../shared/wire/down.ts';
import { downChannel, type Up, upChannel } from '../../../shared/wire/up.ts';

export type SocketEvents = {
  readonly opened: () => void;
  readonly closed: (why: 'lost' | 'unreachable' | 'wrong-address') => void;
  readonly heard: (message: Down) => void;
  readonly log: (line: string) => void;
};

export type HubSocket = { connect(url: string): void; send(message: Up): void; drop(): void };

/**
 * One websocket to the hub at a time. It neither waits nor tries again: that is the sync core's. Messages that do not fit their
 * shape are logged and left.
 */
export function createHubSocket(on: SocketEvents): HubSocket {
  let current: Socket | null = null;

  function drop(): void {
    const socket = current;
    current = null;
    if (socket === null) return;
    socket.off();
    socket.disconnect();
  }

  return {
    connect(url) {
      drop();
      const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, autoConnect: false });
      current = socket;
      const mine = (work: () => void) => (): void => {
        if (current === socket) work();
      };
      socket.on('connect', mine(on.opened));
      socket.on(
        'disconnect',
        mine(() => {
          current = null;
          on.closed('lost');
        }),
      );
      socket.on('connect_error', (error: Error) => {
        if (current !== socket) return;
        drop();
        const found = whyNot(error);
        on.log(`cannot reach the hub: ${found.words}`);
        on.closed(found.why);
      });
      socket.on(downChannel, (data: unknown) => {
        if (current !== socket) return;
        const parsed = parseWith(downShape, data);
        if (parsed.ok) on.heard(parsed.value);
        else on.log(`hub message of unknown shape at "${parsed.error.path}": ${parsed.error.message}`);
      });
      socket.connect();
    },
    send: (message) => void current?.emit(upChannel, message),
    drop,
  };
}

/** No such name, or somebody else answers there: the address is wrong. Nobody answers: the line is down. */
function whyNot(error: Error): { readonly why: 'unreachable' | 'wrong-address'; readonly words: string } {
  const description =
    'description' in error
      ? (error.description as { message?: unknown; error?: { code?: unknown } } | undefined)
      : undefined;
  const words =
    typeof description?.message === 'string' && description.message !== '' ? description.message : error.message;
  const code = description?.error?.code;
  const foreign =
    code === 'ENOTFOUND' ||
    code === 'EPROTO' ||
    /Unexpected server response|Parse Error|Invalid|ENOTFOUND|WRONG_VERSION_NUMBER/i.test(words);
  return { why: foreign ? 'wrong-address' : 'unreachable', words };
}
