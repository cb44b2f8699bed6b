/** A line to a hub that breaks in the middle of files and leaves the journal's socket alone. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type FilesLine = {
  readonly url: string;
  /** Pieces of files that began to go up. */
  readonly puts: () => number;
  /** Every other piece breaks half-way through. */
  readonly breakEveryOther: (on: boolean) => void;
  /** From the n-th piece on (counted from now) nothing of files passes: they hang. */
  readonly hangFrom: (n: number) => void;
  readonly stop: () => void;
};

/** @param target port of the hub on this machine */
export async function createFilesLine(target: number): Promise<FilesLine> {
  const open = new Set<Socket>();
  let puts = 0;
  let breaking = false;
  let hangAt = Number.POSITIVE_INFINITY;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let hung = false;
    near.on('data', (bytes: Buffer) => {
      if (bytes.includes('PUT /files/')) {
        puts += 1;
        hung ||= puts >= hangAt;
        if (breaking && puts % 2 === 1) {
          far.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
          near.resetAndDestroy();
          return;
        }
      }
      if (!hung) far.write(bytes);
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    puts: () => puts,
    breakEveryOther: (on) => {
      breaking = on;
    },
    hangFrom: (n) => {
      hangAt = puts + n;
    },
    stop: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
