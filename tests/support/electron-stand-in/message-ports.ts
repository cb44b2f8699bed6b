import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * A port of the main side over one of Node's own: its messages are structured clones, wait until `start`, and its end
 * is heard on the other side, as with Electron's.
 */
export class MessagePortMain extends EventEmitter {
  #port: MessagePort | null;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  postMessage(message: unknown): void {
    this.#port?.postMessage(message);
  }
  start(): void {
    this.#port?.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }
  close(): void {
    this.#port?.close();
  }
  /** Gives the port away to another process: from then on nothing is heard here. */
  detach(): MessagePort {
    const port = this.#port;
    if (port === null) throw new Error('Port at index 0 is already neutered');
    this.#port = null;
    port.removeAllListeners();
    return port;
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

/** What one process says to another about the ports that were handed over. */
export type PortMessage =
  | { readonly kind: 'data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'close'; readonly port: number };

/**
 * Carries ports to another process (a page or a child): each handed-over port stays here as a relay, known by a number
 * on both sides. Electron moves the port itself; that data passes no third process cannot be shown with the stand-in.
 */
export class PortRelay {
  #next = 1;
  #ports = new Map<number, MessagePort>();
  readonly #send: (message: PortMessage) => void;

  constructor(send: (message: PortMessage) => void) {
    this.#send = send;
  }
  /** @returns the number under which the other side knows the port */
  hand(port: MessagePort): number {
    const number = this.#next++;
    this.take(number, port);
    return number;
  }
  /** The receiving side of `hand`. */
  take(number: number, port: MessagePort): void {
    this.#ports.set(number, port);
    port.on('message', (data: unknown) => this.#send({ kind: 'data', port: number, data }));
    port.on('close', () => {
      if (this.#ports.delete(number)) this.#send({ kind: 'close', port: number });
    });
  }
  hear(message: PortMessage): void {
    const port = this.#ports.get(message.port);
    if (message.kind === 'data') return port?.postMessage(message.data);
    this.#ports.delete(message.port);
    port?.close();
  }
  /** The other process is gone, and its ports with it. */
  closeAll(): void {
    const ports = [...this.#ports.values()];
    this.#ports.clear();
    for (const port of ports) port.close();
  }
}
