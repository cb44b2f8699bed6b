import { type ChildProcess, fork as forkChild, type StdioOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { type MessagePortMain, type PortMessage, PortRelay } from './message-ports.ts';

/** What main and the child say to each other beside the ports' own messages. */
export type UtilityMessage =
  | PortMessage
  | { readonly kind: 'post'; readonly data: unknown; readonly ports: readonly number[] };

type ForkOptions = { readonly serviceName?: string; readonly stdio?: StdioOptions; readonly env?: NodeJS.ProcessEnv };

/** Those that run, with their names, for app.getAppMetrics(). */
export const utilityProcesses = new Map<number, string>();

/** A utility process as a child of plain Node that runs the true bundle. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #relay: PortRelay;

  constructor(entry: string, args: readonly string[], options: ForkOptions) {
    super();
    this.#child = forkChild(path.join(import.meta.dirname, 'utility-child.ts'), [entry, ...args], {
      serialization: 'advanced',
      // Without the debugger's arguments of the main process.
      execArgv: [],
      stdio: options.stdio === 'inherit' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...(options.env ?? process.env), STANDIN_SERVICE: options.serviceName ?? 'utility' },
    });
    this.#relay = new PortRelay((message) => this.#send(message));
    this.#child.on('message', (message: UtilityMessage) => {
      if (message.kind === 'post') this.emit('message', message.data);
      else this.#relay.hear(message);
    });
    const { pid } = this.#child;
    if (pid !== undefined) utilityProcesses.set(pid, options.serviceName ?? 'utility');
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('exit', (code, signal) => {
      if (pid !== undefined) utilityProcesses.delete(pid);
      this.#relay.closeAll();
      this.emit('exit', code ?? (signal === null ? 0 : 1));
    });
  }
  get pid(): number | undefined {
    return this.#child.exitCode === null ? this.#child.pid : undefined;
  }
  postMessage(data: unknown, transfer: readonly MessagePortMain[] = []): void {
    const ports = transfer.map((port) => this.#relay.hand(port.detach()));
    this.#send({ kind: 'post', data, ports });
  }
  kill(): boolean {
    return this.#child.kill();
  }
  #send(message: UtilityMessage): void {
    if (this.#child.connected) this.#child.send(message);
  }
}

export const utilityProcess = {
  fork: (entry: string, args: readonly string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(entry, args, options),
};
