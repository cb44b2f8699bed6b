import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

export type Line = {
  /** Address that consoles take for the hub's. */
  readonly url: string;
  readonly isCut: () => boolean;
  /** Breaks every connection, what is on its way included, and lets none stand until restored. */
  readonly cut: () => void;
  readonly restore: () => void;
  readonly stop: () => Promise<void>;
};

const loopback = '127.0.0.1';

/**
 * The county line between consoles and hub: a TCP proxy on the loopback that can be cut for real. The port stays taken while it is
 * cut – another program must not get it – and whoever knocks is reset at once.
 */
export async function createLine(hubPort: number): Promise<Line> {
  let cut = false;
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    socket.setNoDelay(true);
    // A broken pair is what a line is about: its other end is told by destroy, nothing is left to do.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer((console) => {
    if (cut) {
      console.resetAndDestroy();
      return;
    }
    const near = keep(console);
    const far = keep(createConnection({ host: loopback, port: hubPort }));
    near.pipe(far);
    far.pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, resolve);
  });
  const hangUp = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: `http://${loopback}:${(server.address() as AddressInfo).port}`,
    isCut: () => cut,
    cut: () => {
      cut = true;
      hangUp();
    },
    restore: () => {
      cut = false;
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      hangUp();
      await closed;
    },
  };
}
