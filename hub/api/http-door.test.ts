import { afterEach, expect, test } from 'vitest';
import { createHttpDoor, listenOn } from './http-door.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

test('given a console that knocks, when the hub has room or is crowded, then it is let in or asked to stay away, and no store is asked (P9)', async () => {
  let crowded = false;
  const server = createHttpDoor(
    () => Promise.reject(new Error('the store was asked')),
    () => crowded,
    (_request, response) => response.end(),
    (_request, response) => response.end(),
    (_request, response) => response.end(),
  );
  stops.push(() => server.close());
  const port = await listenOn(server, '127.0.0.1', 0);
  const knock = () => fetch(`http://127.0.0.1:${port}/knock`, { headers: { connection: 'close' } });
  expect((await knock()).status).toBe(204);
  crowded = true;
  const held = await knock();
  expect([held.status, held.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await fetch(`http://127.0.0.1:${port}/health`, { headers: { connection: 'close' } })).status).toBe(503);
});
