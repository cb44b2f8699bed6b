import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Timers } from '../feeds/feed-context.ts';
import { createDemoControl } from './demo-control.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});
const timers: Timers = {
  mono: () => performance.now(),
  set(work, ms) {
    const timer = setTimeout(work, Math.min(ms, 20));
    return () => clearTimeout(timer);
  },
};

async function launcher() {
  const posted: { readonly path: string | undefined; readonly body: string }[] = [];
  let cut = false;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      if (request.method === 'POST') {
        posted.push({ path: request.url, body });
        cut = request.url === '/cut';
        response.statusCode = request.url === '/major' ? 500 : 200;
        response.end('{}');
      } else response.end(JSON.stringify({ cut, speed: 1, virtualNow: 5, accounts: [] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted };
}

test('given the demo, when its bar is used, then the launcher hears it and its state is shown', async () => {
  const { url, posted } = await launcher();
  let changed: () => void = () => undefined;
  const next = (): Promise<void> => new Promise((resolve) => (changed = resolve));
  const demo = createDemoControl(
    url,
    timers,
    () => changed(),
    () => undefined,
  );
  cleanups.push(() => demo.stop());
  await next();
  expect(demo.state()).toMatchObject({ cut: false, speed: 1 });
  expect(await demo.run({ kind: 'demo.cut' })).toMatchObject({ ok: true });
  expect(await demo.run({ kind: 'demo.burst', count: 12 })).toMatchObject({ ok: true });
  expect(posted).toEqual([
    { path: '/cut', body: '{}' },
    { path: '/burst', body: '{"count":12}' },
  ]);
  expect(await demo.run({ kind: 'demo.major' })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('given a launcher that is gone, when a switch is pressed, then the answer is unavailable and nothing breaks', async () => {
  const demo = createDemoControl(
    'http://127.0.0.1:9',
    timers,
    () => undefined,
    () => undefined,
  );
  cleanups.push(() => demo.stop());
  expect(await demo.run({ kind: 'demo.cut' })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(demo.state()).toBeNull();
});
