import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { ToWindow } from '../../../shared/wire/bridge.ts';
import { joinParts } from '../../../shared/wire/message-parts.ts';
import type { Port } from '../../../shared/wire/port.ts';
import { createHandTimers, deskContext } from '../../../tests/support/desk-context.ts';
import { openDesk, resourcesDir, tempDir } from '../../../tests/support/station-fixture.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { Feeds } from '../feeds/feeds.ts';
import { createRead } from './answer-question.ts';
import { serveWindow } from './serve-window.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

function rig(run: (command: unknown) => Promise<never> = () => Promise.reject(new Error('boom'))) {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  // Names of 6,000 people: a registry far above one message.
  const staff = Array.from({ length: 6_000 }, (_, i) => ({
    id: `s${i}`,
    name: '网格员'.repeat(3),
    role: 'gridChief',
    grid: tinyCounty.grids[0]?.code ?? '',
    phone: '',
  }));
  const desk = openDesk(dir, () => 1_756_690_000_000, { registry: { ...tinyCounty, staff } });
  const context = deskContext(desk, createHandTimers());
  const feeds = new Feeds(context);
  cleanups.push(() => {
    feeds.close();
    desk.close();
  });
  const heard: ToWindow[] = [];
  const pieces: unknown[] = [];
  const logged: string[] = [];
  let say: (message: unknown) => void = () => undefined;
  let close: () => void = () => undefined;
  const join = joinParts((m) => heard.push(m as ToWindow));
  const port: Port = {
    post: (m) => {
      pieces.push(m);
      join(m);
    },
    onMessage: (listener) => {
      say = listener;
    },
    onClose: (listener) => {
      close = listener;
    },
    close: () => undefined,
  };
  serveWindow({ feeds, run, read: createRead(context, resourcesDir), log: (l) => logged.push(l) }, port);
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  return { heard, pieces, logged, say: (m: unknown) => say(m), close: () => close(), settle };
}

test('given a new window, when it is served, then it is greeted with the version', () => {
  expect(rig().heard).toEqual([{ t: 'hello', v: 1 }]);
});

test('given messages of any shape, when a window sends them, then each is answered or ignored and the next good one is served', async () => {
  const { say, heard, settle } = rig();
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({
          t: fc.constantFrom('run', 'read', 'watch', 'unwatch'),
          ref: fc.anything(),
          watch: fc.anything(),
          feed: fc.anything(),
          question: fc.anything(),
          command: fc.anything(),
        }),
      ),
      (m) => say(m),
    ),
    { numRuns: 500, seed: 7 },
  );
  await settle();
  heard.length = 0;
  say({ t: 'watch', watch: 424_242, feed: { feed: 'prefs' } });
  expect(heard).toEqual([{ t: 'feed', watch: 424_242, value: {} }]);
});

test.each([
  [
    { t: 'run', ref: 5 },
    { t: 'answer', ref: 5 },
  ],
  [
    { t: 'fly', ref: 6 },
    { t: 'answer', ref: 6, result: { ok: false, error: { code: 'bad-shape', path: 't' } } },
  ],
  [null, { t: 'feedError', watch: -1 }],
  [
    { t: 'watch', watch: 3, feed: { feed: 'secrets' } },
    { t: 'feedError', watch: 3 },
  ],
  [
    { t: 'read', ref: 8, question: { ask: 'map', name: '../x' } },
    { t: 'answer', ref: 8, result: { ok: false, error: { code: 'bad-shape', path: 'name' } } },
  ],
])('given the bad message %j, when it comes, then it is answered and logged', async (message, answer) => {
  const { say, heard, settle, logged } = rig(() => Promise.resolve({ ok: false } as never));
  say(message);
  await settle();
  if ((message as { t?: string } | null)?.t === 'run') expect(heard.at(-1)).toMatchObject({ ref: 5 });
  else expect(heard.at(-1)).toMatchObject(answer);
  if ((message as { t?: string } | null)?.t === 'fly') expect(logged.join()).toContain('bad message');
});

test('given a failure nobody foresaw, when a command meets it, then this one is answered, logged, and the window goes on', async () => {
  const { say, heard, settle, logged } = rig();
  say({ t: 'run', ref: 1, command: { kind: 'line.retry' } });
  await settle();
  expect(heard.at(-1)).toMatchObject({ t: 'ran', ref: 1, result: { ok: false } });
  expect(logged.join()).toContain('boom');
});

test('given a value above 64 KB, when it is told, then no message is larger and the window gets it whole', () => {
  const { say, heard, pieces } = rig();
  say({ t: 'watch', watch: 1, feed: { feed: 'registry' } });
  expect(pieces.length).toBeGreaterThan(5);
  for (const piece of pieces) expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThanOrEqual(64 * 1024);
  expect(heard.at(-1)).toMatchObject({ t: 'feed', watch: 1, value: { place: { name: '东海县' } } });
});

test('given a taken watch number, too many watches, or a closed port, when used, then it is said or silent', () => {
  const { say, heard, close } = rig();
  for (let i = 0; i < 201; i++) say({ t: 'watch', watch: i, feed: { feed: 'prefs' } });
  expect(heard.at(-1)).toMatchObject({ t: 'feedError', watch: 200 });
  say({ t: 'watch', watch: 3, feed: { feed: 'prefs' } });
  expect(heard.at(-1)).toMatchObject({ t: 'feedError', watch: 3 });
  say({ t: 'unwatch', watch: 3 });
  say({ t: 'watch', watch: 3, feed: { feed: 'prefs' } });
  expect(heard.at(-1)).toMatchObject({ t: 'feed', watch: 3 });
  const { length } = heard;
  close();
  say({ t: 'watch', watch: 900, feed: { feed: 'prefs' } });
  expect(heard).toHaveLength(length);
});
