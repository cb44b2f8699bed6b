import { expect, test } from 'vitest';
import type { QueueRow } from '../../shared/wire/queue-row.ts';
import { type QueueUpdate, queueReach } from '../../shared/wire/queue-view.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createQueueStore } from './queue-store.ts';

const filter = { view: 'open', town: null, severity: null, department: null, text: '', sort: 'due' } as const;
const row = (id: string, version = 1, pending = 0): QueueRow =>
  ({ id, version, pending, title: `${id}${version}` }) as QueueRow;

/** A station with a queue of 250 rows, answering when told to. */
function station() {
  let hear: (update: QueueUpdate) => void = () => undefined;
  const asked: { from: number; to: number; answer: (rows: QueueRow[], generation: number) => void }[] = [];
  const bridge = {
    watch: (_feed: unknown, listener: (update: QueueUpdate) => void) => {
      hear = listener;
      return { watch: 7, stop: () => undefined };
    },
    read: (question: { ask: string; from: number; to: number }) =>
      new Promise((resolve) => {
        if (question.ask === 'queueRefresh') resolve({ ok: true, value: null });
        else
          asked.push({
            from: question.from,
            to: question.to,
            answer: (rows, generation) => resolve({ ok: true, value: { generation, from: question.from, rows } }),
          });
      }),
  } as unknown as Bridge;
  return { bridge, asked, say: (update: QueueUpdate) => hear(update) };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const opened = (generation: number): Extract<QueueUpdate, { kind: 'opened' }> => ({
  kind: 'opened',
  total: 250,
  asOf: 1,
  generation,
});

test('given an opened queue, when rows are wanted, then whole pages are asked for, each once', () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say(opened(1));
  queue.want(40, 80);
  queue.want(0, 90);
  expect(asked.map(({ from, to }) => [from, to])).toEqual([
    [0, 50],
    [50, 100],
  ]);
  queue.want(210, 400);
  expect(asked.at(-1)).toMatchObject({ from: 200, to: 250 });
});

test('given rows far behind, when the list is scrolled on and back, then they were let go and are asked for anew', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say({ ...opened(1), total: 5_000 });
  queue.want(0, 10);
  asked[0]?.answer([row('a'), row('b')], 1);
  await settle();
  const stop = queue.subscribeRow('b', () => undefined);
  queue.want(queueReach - 50, queueReach - 40);
  expect(queue.row('a')).toBeDefined();
  queue.want(4_000, 4_010);
  expect(queue.row('a')).toBeUndefined();
  // What somebody still looks at stays.
  expect(queue.row('b')).toBeDefined();
  stop();
  expect(queue.indexOf('a')).toBe(0);
  queue.want(0, 10);
  expect(asked.map(({ from }) => from)).toEqual([0, queueReach - 50, 4_000, 0]);
  asked[3]?.answer([row('a'), row('b')], 1);
  await settle();
  expect(queue.row('a')).toBeDefined();
});

test('given a page that was let go while it was under way, when it arrives, then it is left out', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say({ ...opened(1), total: 5_000 });
  queue.want(0, 10);
  queue.want(4_000, 4_010);
  asked[0]?.answer([row('a')], 1);
  await settle();
  expect(queue.row('a')).toBeUndefined();
});

test('given a page of an older order, when it arrives late, then it is left out (Q1)', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say(opened(1));
  queue.want(0, 10);
  say(opened(2));
  asked[0]?.answer([row('old')], 1);
  await settle();
  expect(queue.idAt(0)).toBeNull();
});

test('given a shown row, when another changes, then only that other is told', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say(opened(1));
  queue.want(0, 10);
  asked[0]?.answer([row('a'), row('b')], 1);
  await settle();
  const told: string[] = [];
  queue.subscribeRow('a', () => told.push('a'));
  queue.subscribeRow('b', () => told.push('b'));
  say({ kind: 'rows', rows: [row('b', 2)], gone: [] });
  expect(told).toEqual(['b']);
  expect(queue.row('b')?.row.title).toBe('b2');
  expect(queue.indexOf('b')).toBe(1);
});

test('given a row that left the view, when told, then it stays as a ghost at its place', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say(opened(1));
  queue.want(0, 10);
  asked[0]?.answer([row('a')], 1);
  await settle();
  say({ kind: 'rows', rows: [], gone: ['a'] });
  expect(queue.row('a')).toMatchObject({ gone: true });
  expect(queue.idAt(0)).toBe('a');
});

test('given new work, when it is counted, then the order does not change until a new one is opened (Q1)', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say(opened(1));
  queue.want(0, 10);
  asked[0]?.answer([row('a')], 1);
  await settle();
  say({ kind: 'fresh', count: 9 });
  expect(queue.head.get()).toMatchObject({ fresh: 9, total: 250, generation: 1 });
  expect(queue.idAt(0)).toBe('a');
  say(opened(2));
  expect(queue.head.get()).toMatchObject({ fresh: 0, generation: 2 });
});

test('given an older copy of a row, when it comes after a newer one, then the newer stays', async () => {
  const { bridge, asked, say } = station();
  const queue = createQueueStore(bridge, filter);
  queue.open();
  say(opened(1));
  say({ kind: 'rows', rows: [row('a', 5)], gone: [] });
  queue.want(0, 10);
  asked[0]?.answer([row('a', 4)], 1);
  await settle();
  expect(queue.row('a')?.row.version).toBe(5);
});
