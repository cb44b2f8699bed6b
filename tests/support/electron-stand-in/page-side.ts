/*
 * What runs in each window before its own scripts: the preload's `electron` module, and the page's ends of ports.
 * The function is put into the page as text, so nothing outside of it may be named inside.
 */

type PagePortMessage =
  | { readonly kind: 'data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'close'; readonly port: number };

/** What the main side does to the page. */
export type PageHandle = {
  /** Tells this document from those before it in the window. */
  readonly document: number;
  emit(channel: string, args: readonly unknown[], ports: readonly number[]): void;
  ports(messages: readonly PagePortMessage[]): void;
};

/** Bindings that Playwright puts into the page; the page side takes them away before the page's scripts can see them. */
export type PageBindings = {
  __standInInvoke(channel: string, args: readonly unknown[]): Promise<{ ok?: unknown; failed?: string }>;
  __standInSend(channel: string, args: readonly unknown[]): Promise<void>;
  __standInOpen(url: string): Promise<void>;
  __standInPermission(name: string): Promise<boolean>;
  __standInPort(message: PagePortMessage): Promise<void>;
};

export function pageSide(): void {
  if (window !== window.top || '__standIn' in globalThis) return;
  const given = globalThis as unknown as PageBindings;
  const { __standInInvoke: invoke, __standInSend: send, __standInOpen: open } = given;
  const { __standInPermission: permission, __standInPort: tellPort } = given;
  for (const name of ['Invoke', 'Send', 'Open', 'Permission', 'Port'])
    Reflect.deleteProperty(given, `__standIn${name}`);
  if (invoke === undefined) return;

  type Listener = (event: unknown, ...args: unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  const clone = (value: unknown): unknown => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await invoke(channel, clone(args) as unknown[]);
      if (answer.failed !== undefined) {
        throw new Error(`Error invoking remote method '${channel}': ${answer.failed}`);
      }
      return answer.ok;
    },
    send(channel: string, ...args: unknown[]): void {
      void send(channel, clone(args) as unknown[]);
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };

  // The context bridge hands over a frozen copy; what goes through its functions is cloned both ways.
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  const expose = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const answer: unknown = value(...args.map(clone));
        return answer instanceof Promise ? answer.then(clone) : clone(answer);
      };
    }
    if (!isPlain(value)) return clone(value);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, expose(part)])));
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown): void {
      if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(window, name, { value: expose(api), enumerable: true });
    },
  };

  // Electron adds a `close` event to the page's ports that browsers lack. A port keeps its identity here on its way from
  // the preload to the page, for a moved one could not be found again to tell it.
  type OpenPort = { readonly page: MessagePort; readonly relay: MessagePort };
  const ports = new Map<number, OpenPort>();
  const openPort = (number: number): MessagePort => {
    const { port1: page, port2: relay } = new MessageChannel();
    ports.set(number, { page, relay });
    relay.onmessage = ({ data }) => void tellPort({ kind: 'data', port: number, data });
    const close = page.close.bind(page);
    page.close = () => {
      close();
      if (ports.delete(number)) void tellPort({ kind: 'close', port: number });
    };
    return page;
  };
  const closePort = (number: number): void => {
    const port = ports.get(number);
    ports.delete(number);
    port?.relay.close();
    port?.page.dispatchEvent(new Event('close'));
  };
  const post = window.postMessage.bind(window) as (...args: unknown[]) => void;
  window.postMessage = ((message: unknown, target: unknown, transfer?: readonly Transferable[]) => {
    const own = [...ports.values()].map((port) => port.page);
    const moved = (transfer ?? []).filter((one) => own.includes(one as MessagePort)) as MessagePort[];
    if (moved.length === 0) return post(message, target, transfer);
    const event = { data: clone(message), origin: location.origin, source: window, ports: moved };
    setTimeout(() => window.dispatchEvent(new MessageEvent('message', event)));
  }) as typeof window.postMessage;
  const handle: PageHandle = {
    document: Math.random(),
    emit(channel, args, numbers) {
      const event = { sender: ipcRenderer, ports: numbers.map(openPort) };
      for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
    },
    ports(messages) {
      for (const message of messages) {
        if (message.kind === 'close') closePort(message.port);
        else ports.get(message.port)?.relay.postMessage(message.data);
      }
    },
  };

  // Where Electron asks the app, the stand-in does too.
  window.open = (url) => {
    void open(String(new URL(String(url ?? 'about:blank'), location.href)));
    return null;
  };
  if ('Notification' in window) {
    Notification.requestPermission = async () => ((await permission('notifications')) ? 'granted' : 'denied');
  }
  if (navigator.mediaDevices !== undefined) {
    navigator.mediaDevices.getUserMedia = async () => {
      await permission('media');
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  }

  const modules: Record<string, unknown> = { electron: { ipcRenderer, contextBridge } };
  Object.defineProperty(globalThis, '__standIn', {
    value: {
      ...handle,
      require(id: string) {
        if (id in modules) return modules[id];
        throw new Error(`module not found: ${id}`);
      },
      process: { platform: 'linux', versions: { electron: 'stand-in' }, contextIsolated: true, sandboxed: true },
    },
  });
  // A new document: ports of the one before are dead.
  void send('stand-in:document', [handle.document]);
}
