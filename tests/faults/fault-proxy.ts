import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What the line does. `latency`: every piece late by so much, in order · `drip`: so many bytes every 20 ms · `halfOpen`: both sides
 * think they are connected, nothing arrives · `upCut`/`downCut`: the same one way · `reset`: connections are torn, new ones too ·
 * `refuse`: nobody answers.
 */
export type Trouble =
  | { readonly kind: 'none' | 'halfOpen' | 'upCut' | 'downCut' | 'reset' | 'refuse' }
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'drip'; readonly bytes: number };

export const troubles: readonly Trouble[] = [
  { kind: 'latency', ms: 400 },
  { kind: 'drip', bytes: 200 },
  { kind: 'halfOpen' },
  { kind: 'upCut' },
  { kind: 'downCut' },
  { kind: 'reset' },
  { kind: 'refuse' },
];

export type FaultProxy = {
  readonly url: string;
  /** Takes effect at once, on standing connections too. Bytes that were swallowed stay lost: such a connection never heals. */
  readonly set: (trouble: Trouble) => void;
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

const dripMs = 20;

/** A way between a console and the hub that can be spoilt. @param target port of the hub on this machine */
export async function createFaultProxy(target: () => number): Promise<FaultProxy> {
  let trouble: Trouble = { kind: 'none' };
  const open = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();

  const track = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const swallows = (way: 'up' | 'down'): boolean => trouble.kind === 'halfOpen' || trouble.kind === `${way}Cut`;

  /** One direction: pieces in order, each not before its time; whatever was swallowed makes the rest worthless. */
  function carry(from: Socket, to: Socket, way: 'up' | 'down'): void {
    let pieces: { readonly bytes: Buffer; readonly due: number }[] = [];
    let lost = false;
    let waiting = false;
    let ended = false;
    const wait = (ms: number): void => {
      waiting = true;
      later(ms, () => {
        waiting = false;
        pump();
      });
    };
    const pump = (): void => {
      while (!waiting) {
        const piece = pieces[0];
        if (piece === undefined) {
          if (ended && !lost) to.end();
          return;
        }
        const early = piece.due - performance.now();
        if (early > 0) return wait(early);
        pieces.shift();
        const size = trouble.kind === 'drip' ? trouble.bytes : piece.bytes.length;
        if (piece.bytes.length > size) pieces.unshift({ ...piece, bytes: piece.bytes.subarray(size) });
        if (!to.destroyed) to.write(piece.bytes.subarray(0, size));
        if (trouble.kind === 'drip') wait(dripMs);
      }
    };
    from.on('data', (bytes: Buffer) => {
      if (swallows(way)) {
        lost = true;
        pieces = [];
      }
      if (lost) return;
      pieces.push({ bytes, due: performance.now() + (trouble.kind === 'latency' ? trouble.ms : 0) });
      pump();
    });
    from.on('end', () => {
      ended = true;
      if (!lost && !swallows(way)) pump();
    });
    from.on('close', () => {
      if (!lost && !swallows(way)) to.destroy();
    });
  }

  const server = createServer((client) => {
    track(client);
    if (trouble.kind === 'reset' || trouble.kind === 'refuse') return void client.resetAndDestroy();
    const hub = connect(target(), '127.0.0.1');
    track(hub);
    carry(client, hub, 'up');
    carry(hub, client, 'down');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set(next) {
      trouble = next;
      if (next.kind === 'reset' || next.kind === 'refuse') for (const socket of open) socket.resetAndDestroy();
    },
    connections: () => open.size,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
