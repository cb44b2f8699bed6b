import type { Port } from '../../shared/wire/bridge.ts';
import { type GridDeskWindow, portMessage, shellName } from '../../shared/wire/shell.ts';
import type { Connector } from './connector.ts';

/** The preload's object, or null outside Electron. */
export const gridDeskWindow = (): GridDeskWindow | null => {
  const found = (globalThis as Record<string, unknown>)[shellName];
  return typeof found === 'object' && found !== null ? (found as GridDeskWindow) : null;
};

function portOf(messagePort: MessagePort): Port {
  return {
    post: (message) => messagePort.postMessage(message),
    onMessage: (listener) => {
      messagePort.onmessage = (e) => listener(e.data);
      messagePort.start();
    },
    close: () => messagePort.close(),
  };
}

/**
 * Takes the MessagePort that the preload posts as `griddesk:port`: straight to the station process, data does not pass
 * through main. A station that is started again comes with a new port, which replaces the old one.
 */
export function electronConnector(host: GridDeskWindow): Connector {
  return {
    start: (on) => {
      let current: MessagePort | null = null;
      const take = (e: MessageEvent): void => {
        const [port] = e.ports;
        if (e.data !== portMessage || e.source !== window || port === undefined) return;
        if (current !== null) {
          current.close();
          on.lost();
        }
        current = port;
        // Chromium tells the other side when a process dies with its port open.
        port.addEventListener('close', () => {
          if (current !== port) return;
          current = null;
          on.lost();
          host.requestPort();
        });
        on.port(portOf(port));
      };
      window.addEventListener('message', take);
      host.requestPort();
      return () => {
        window.removeEventListener('message', take);
        current?.close();
      };
    },
  };
}
