import type { Port } from '../../shared/wire/port.ts';
import { type GridDeskWindow, portMessage, shellName } from '../../shared/wire/shell.ts';
import type { Connector } from './connector.ts';

/** The preload's object, or null outside Electron. */
export const gridDeskWindow = (): GridDeskWindow | null => {
  const found = (globalThis as Record<string, unknown>)[shellName];
  return typeof found === 'object' && found !== null ? (found as GridDeskWindow) : null;
};

/**
 * How long the page waits for its station to speak before it asks for another port, ms. Main answers late, not never, while
 * the station starts; what gets lost is lost on the way, with a page or a station that crashed just then.
 */
const ASK_AGAIN_MS = 5_000;

/** @param first what the station has said on it already, which comes before everything else */
function portOf(messagePort: MessagePort, first: unknown): Port {
  return {
    post: (message) => messagePort.postMessage(message),
    onMessage: (listener) => {
      listener(first);
      messagePort.onmessage = (e) => listener(e.data);
    },
    close: () => messagePort.close(),
  };
}

/**
 * Takes the MessagePort that the preload posts as `griddesk:port`: straight to the station process, data does not pass
 * through main. A port counts from the station's first word on it; until then it is asked for again. One that closes is
 * lost, and the next one, of the station started again, is asked for at once.
 */
export function electronConnector(host: GridDeskWindow): Connector {
  return {
    start: (on) => {
      let current: MessagePort | null = null;
      let spoken = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ask = (): void => {
        clearTimeout(timer);
        timer = setTimeout(ask, ASK_AGAIN_MS);
        host.requestPort();
      };
      const gone = (port: MessagePort): void => {
        if (current !== port) return;
        current = null;
        if (spoken) on.lost();
        spoken = false;
        ask();
      };
      const take = (e: MessageEvent): void => {
        const [port] = e.ports;
        if (e.data !== portMessage || e.source !== window || port === undefined) return;
        // Asked twice, answered twice: what is under way on the first port must not be lost.
        if (spoken) return port.close();
        current?.close();
        current = port;
        // Chromium tells the other side when a process dies with its port open.
        port.addEventListener('close', () => gone(port));
        port.onmessage = (first) => {
          if (current !== port) return;
          clearTimeout(timer);
          spoken = true;
          on.port(portOf(port, first.data));
        };
      };
      window.addEventListener('message', take);
      ask();
      return () => {
        window.removeEventListener('message', take);
        clearTimeout(timer);
        const last = current;
        current = null;
        last?.close();
      };
    },
  };
}
