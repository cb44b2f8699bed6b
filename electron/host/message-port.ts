import type { Port } from '../../shared/wire/port.ts';

/** The part of Electron's MessagePortMain that is used; structural, so that this folder needs no Electron. */
export type MainPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
};

/** The bridge's port over a MessagePortMain. Messages wait in it until someone listens. */
export function portOfMessagePort(port: MainPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
