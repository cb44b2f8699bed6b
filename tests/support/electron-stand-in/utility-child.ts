import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { MessagePortMain, PortRelay } from './message-ports.ts';
import type { UtilityMessage } from './utility-process.ts';

/* First file of a stand-in utility process: gives the bundle its `process.parentPort`, then runs it. */

const [entry = ''] = process.argv.slice(2);
process.title = process.env['STANDIN_SERVICE'] ?? 'utility';
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && !specifier.startsWith('electron/')) return next(specifier, context);
    throw new Error('stand-in: nothing of electron is stood in for in a utility process');
  },
});

const send = (message: UtilityMessage): void => {
  if (process.connected) process.send?.(message);
};
const relay = new PortRelay(send);

/** Messages wait until the bundle listens, as Electron's do. */
class ParentPort extends EventEmitter {
  #early: unknown[] = [];
  constructor() {
    super();
    this.on('newListener', (event) => {
      if (event !== 'message') return;
      queueMicrotask(() => {
        for (const message of this.#early.splice(0)) this.emit('message', message);
      });
    });
  }
  postMessage(data: unknown): void {
    send({ kind: 'post', data, ports: [] });
  }
  hear(message: unknown): void {
    if (this.listenerCount('message') === 0) this.#early.push(message);
    else this.emit('message', message);
  }
}
const parentPort = new ParentPort();
Object.defineProperty(process, 'parentPort', { value: parentPort });

process.on('message', (message: UtilityMessage) => {
  if (message.kind !== 'post') return relay.hear(message);
  const ports = message.ports.map((number) => {
    const { port1, port2 } = new MessageChannel();
    relay.take(number, port1);
    return new MessagePortMain(port2);
  });
  parentPort.hear({ data: message.data, ports });
});
// A utility process never outlives its app.
process.on('disconnect', () => process.exit(0));

await import(pathToFileURL(entry).href);
