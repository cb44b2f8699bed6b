import { expect, test } from 'vitest';
import type { Port } from '../../shared/wire/port.ts';
import { createBridge } from './bridge.ts';
import type { Connector } from './connector.ts';

/** A station at the end of two arrays. */
function fakeStation() {
  let on: Parameters<Connector['start']>[0] | null = null;
  let listener: (message: unknown) => void = () => undefined;
  const heard: unknown[] = [];
  const port: Port = {
    post: (message) => heard.push(message),
    onMessage: (l) => {
      listener = l;
    },
    close: () => undefined,
  };
  const connector: Connector = {
    start: (given) => {
      on = given;
      return () => undefined;
    },
  };
  return {
    connector,
    heard,
    come: () => on?.port(port),
    go: () => on?.lost(),
    say: (message: unknown) => listener(message),
  };
}

const session = { feed: 'session' } as const;

test('given a watch before the station is there, when it comes, then the watch is opened', () => {
  const station = fakeStation();
  const bridge = createBridge(station.connector, () => 5);
  const { watch } = bridge.watch(session, () => undefined);
  expect(bridge.link()).toEqual({ state: 'connecting', since: 5 });
  station.come();
  expect(station.heard).toContainEqual({ t: 'watch', watch, feed: session });
  expect(bridge.link().state).toBe('up');
});

test('given a lost station, when it comes back, then every watch is opened again and a stopped one is not', () => {
  const station = fakeStation();
  const bridge = createBridge(station.connector, () => 0);
  station.come();
  const kept = bridge.watch(session, () => undefined);
  const stopped = bridge.watch({ feed: 'counts' }, () => undefined);
  stopped.stop();
  station.go();
  station.heard.length = 0;
  station.come();
  expect(station.heard).toEqual([{ t: 'watch', watch: kept.watch, feed: session }]);
});

test('given an act under way, when the station goes, then it is answered and never hangs', async () => {
  const station = fakeStation();
  const bridge = createBridge(station.connector, () => 0);
  station.come();
  const running = bridge.run({ kind: 'line.retry' });
  const reading = bridge.read({ ask: 'newNumber' });
  station.go();
  expect(await running).toMatchObject({ ok: false, error: { code: 'unavailable', message: 'station-lost' } });
  expect(await reading).toMatchObject({ ok: false });
  expect(await bridge.run({ kind: 'line.retry' })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('given answers in another order, when they come, then each goes to its question', async () => {
  const station = fakeStation();
  const bridge = createBridge(station.connector, () => 0);
  station.come();
  const first = bridge.run({ kind: 'line.retry' });
  const second = bridge.run({ kind: 'cache.rebuild' });
  const refs = station.heard.map((m) => (m as { ref: number }).ref);
  station.say({ t: 'ran', ref: refs[1], result: { ok: true, value: 'second' } });
  station.say({ t: 'ran', ref: refs[0], result: { ok: true, value: 'first' } });
  expect(await first).toEqual({ ok: true, value: 'first' });
  expect(await second).toEqual({ ok: true, value: 'second' });
});

test('given a feed, when values come, then its listener hears them and no other', () => {
  const station = fakeStation();
  const bridge = createBridge(station.connector, () => 0);
  station.come();
  const heard: unknown[] = [];
  const { watch } = bridge.watch(session, (value) => heard.push(value));
  bridge.watch({ feed: 'counts' }, () => heard.push('wrong'));
  station.say({ t: 'feed', watch, value: 1 });
  station.say({ t: 'feed', watch: 999, value: 2 });
  expect(heard).toEqual([1]);
});
