import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHubKnock } from './hub-knock.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Knocks at one after the other, each when the one before has answered; what is heard gathers in the list. */
async function knockAll(answers: readonly RequestListener[]): Promise<readonly (number | null)[]> {
  const heard: (number | null)[] = [];
  const knock = createHubKnock((holdMs) => heard.push(holdMs));
  for (const answer of answers) {
    let answered: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      answered = resolve;
    });
    knock.knock(
      await serve((request, response) => {
        response.on('close', answered);
        answer(request, response);
      }),
    );
    await over;
  }
  return heard;
}

test('given the hub, a crowded hub and strangers, when a console knocks, then only the hub’s own answers count (O1, P9)', async () => {
  const heard = await knockAll([
    (_request, response) => response.writeHead(200).end('a shop'),
    (_request, response) => response.writeHead(404).end(),
    (_request, response) => response.writeHead(503).end('no retry-after'),
    (request) => request.socket.destroy(),
    (_request, response) => response.writeHead(503, { 'retry-after': '2' }).end(),
    (request, response) => response.writeHead(request.url === '/knock' ? 204 : 500).end(),
  ]);
  await expect.poll(() => heard).toEqual([2_000, null]);
});

test('given an address that is none, and a server that never answers, when a console knocks, then nothing is thrown and few knocks are under way', async () => {
  let open = 0;
  const url = await serve(() => {
    open += 1;
  });
  const knock = createHubKnock(() => expect.unreachable('nobody answered'));
  knock.knock('');
  knock.knock('no address');
  for (let i = 0; i < 10; i++) knock.knock(url);
  await expect.poll(() => open).toBe(3);
  knock.stop();
});
