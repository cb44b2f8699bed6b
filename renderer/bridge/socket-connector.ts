import type { Port } from '../../shared/wire/port.ts';
import type { Connector } from './connector.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;

/** Address of the bridge on the host that served this page. */
export const bridgeUrl = (location: { readonly protocol: string; readonly host: string }): string =>
  `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/bridge`;

/** Wait before try n (0, 1, …), ms. */
export const waitBefore = (attempt: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);

function portOf(socket: WebSocket): Port {
  let listener: (message: unknown) => void = () => undefined;
  socket.addEventListener('message', (e) => {
    if (typeof e.data === 'string') listener(JSON.parse(e.data));
  });
  return {
    post: (message) => socket.send(JSON.stringify(message)),
    onMessage: (l) => {
      listener = l;
    },
    close: () => socket.close(),
  };
}

/** A WebSocket to the browser host, opened again for ever with growing waits. */
export function socketConnector(url: string): Connector {
  return {
    start: (on) => {
      let attempt = 0;
      let stopped = false;
      let socket: WebSocket;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const open = (): void => {
        socket = new WebSocket(url);
        let up = false;
        socket.addEventListener('open', () => {
          up = true;
          attempt = 0;
          on.port(portOf(socket));
        });
        socket.addEventListener('close', () => {
          if (stopped) return;
          if (up) on.lost();
          timer = setTimeout(open, waitBefore(attempt));
          attempt += 1;
        });
      };
      open();
      return () => {
        stopped = true;
        clearTimeout(timer);
        socket.close();
      };
    },
  };
}
