import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  #handlers = new Map<string, Handler>();
  handle = (channel: string, handler: Handler): void => {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  };
  invoke = async (event: unknown, channel: string, args: readonly unknown[]): Promise<unknown> => {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...args));
  };
}

/** Unwrapped, for the stand-in's own parts. */
export const standInIpc = new IpcMain();
export const ipcMain = strict('ipcMain', standInIpc);
