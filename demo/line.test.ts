import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLine, type Line } from './line.ts';

let stops: (() => Promise<unknown>)[] = [];
let line: Line;
const atHub: Socket[] = [];

beforeEach(async () => {
  const hub = createServer((socket) => {
    atHub.push(socket);
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  hub.listen(0, '127.0.0.1');
  await once(hub, 'listening');
  line = await createLine((hub.address() as AddressInfo).port);
  stops = [line.stop, () => new Promise((resolve) => hub.close(resolve))];
});
afterEach(async () => {
  for (const socket of atHub.splice(0)) socket.destroy();
  for (const stop of stops) await stop();
});

function dial(): Socket {
  const socket = connect(Number(new URL(line.url).port), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  return socket;
}
/** `once` of node:events would fail on the reset that is wanted here. */
const gone = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });

async function echo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return String(answer);
}

test('given a whole line, then it carries both ways', async () => {
  const socket = dial();
  expect(await echo(socket, '事件')).toBe('事件');
  expect(line.isCut()).toBe(false);
  socket.destroy();
});

test('given a cut, then what stands breaks at both ends and nothing new stands, until it is restored', async () => {
  const socket = dial();
  await echo(socket, 'a');
  line.cut();
  await Promise.all([gone(socket), gone(atHub[0]!)]);
  expect(line.isCut()).toBe(true);

  const refused = dial();
  refused.write('b');
  await gone(refused);
  expect(atHub).toHaveLength(1);

  line.restore();
  const again = dial();
  expect(await echo(again, 'c')).toBe('c');
  again.destroy();
});

test('given a hub that is gone, then a console hears it at once', async () => {
  const socket = dial();
  await echo(socket, 'a');
  atHub[0]!.destroy();
  await gone(socket);
  expect(socket.destroyed).toBe(true);
});
