import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Port } from '../../shared/wire/port.ts';
import { type GridDeskWindow, portMessage } from '../../shared/wire/shell.ts';
import { electronConnector } from './electron-connector.ts';

const hello = { t: 'hello', v: 1 };
let page: EventTarget;
const opened: MessagePort[] = [];
beforeEach(() => {
  page = new EventTarget();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const port of opened.splice(0)) port.close();
});

/** Messages of ports need turns of the loop. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await setImmediate();
};

/** A page with the connector on it, and the shell as it sees it. */
function rig() {
  const told: string[] = [];
  const ports: Port[] = [];
  const heard: unknown[] = [];
  let asked = 0;
  const host = { requestPort: () => void asked++ } as GridDeskWindow;
  const stop = electronConnector(host).start({
    port: (port) => {
      told.push('port');
      ports.push(port);
      port.onMessage((message) => heard.push(message));
    },
    lost: () => told.push('lost'),
  });
  return {
    told,
    ports,
    heard,
    stop,
    asked: () => asked,
    /** Hands the page a port as the preload does; answers the station's end. */
    hand: (): MessagePort => {
      const { port1, port2 } = new MessageChannel();
      opened.push(port1, port2);
      page.dispatchEvent(Object.assign(new Event('message'), { data: portMessage, source: page, ports: [port2] }));
      return port1;
    },
  };
}

test('given a port on which the station says hello, when it is handed over, then nothing said on it is lost', async () => {
  const { told, heard, ports, hand, asked } = rig();
  expect(asked()).toBe(1);
  const station = hand();
  station.postMessage(hello);
  station.postMessage({ n: 1 });
  await settle();
  expect(told).toEqual(['port']);
  expect(heard).toEqual([hello, { n: 1 }]);
  const answers: unknown[] = [];
  station.onmessage = (e) => answers.push(e.data);
  ports[0]?.post({ t: 'watch' });
  await settle();
  expect(answers).toEqual([{ t: 'watch' }]);
  vi.advanceTimersByTime(60_000);
  expect(asked()).toBe(1);
});

test('given no port comes, when a while has passed, then it is asked for again until the station speaks', async () => {
  const { told, hand, asked } = rig();
  vi.advanceTimersByTime(5_000);
  expect(asked()).toBe(2);
  vi.advanceTimersByTime(5_000);
  expect(asked()).toBe(3);
  hand().postMessage(hello);
  await settle();
  vi.advanceTimersByTime(60_000);
  expect(asked()).toBe(3);
  expect(told).toEqual(['port']);
});

test('given a port on which nobody speaks, when another comes, then the silent one was never taken for the station', async () => {
  const { told, hand, asked } = rig();
  hand();
  await settle();
  expect(told).toEqual([]);
  vi.advanceTimersByTime(5_000);
  expect(asked()).toBe(2);
  hand().postMessage(hello);
  await settle();
  expect(told).toEqual(['port']);
});

test('given a station that speaks, when a second answer to the same question comes, then the first port stays and the second is closed', async () => {
  const { told, heard, hand } = rig();
  const first = hand();
  first.postMessage(hello);
  await settle();
  const second = hand();
  let closed = false;
  second.addEventListener('close', () => {
    closed = true;
  });
  second.start();
  await settle();
  first.postMessage({ n: 2 });
  await settle();
  expect(told).toEqual(['port']);
  expect(heard).toEqual([hello, { n: 2 }]);
  expect(closed).toBe(true);
});

test('given the station ends, when its port closes, then the loss is said once and the next station is asked for', async () => {
  const { told, hand, asked } = rig();
  const station = hand();
  station.postMessage(hello);
  await settle();
  station.close();
  await settle();
  expect(told).toEqual(['port', 'lost']);
  expect(asked()).toBe(2);
  hand().postMessage(hello);
  await settle();
  expect(told).toEqual(['port', 'lost', 'port']);
});

test('given a port that closes before the station spoke, when it is gone, then another is asked for and no loss is said', async () => {
  const { told, hand, asked } = rig();
  hand().close();
  await settle();
  expect(told).toEqual([]);
  expect(asked()).toBe(2);
});

test('given the window closes its bridge, when time passes, then nothing is asked any more', async () => {
  const { stop, asked, told, hand } = rig();
  hand().postMessage(hello);
  await settle();
  stop();
  await settle();
  vi.advanceTimersByTime(60_000);
  expect(asked()).toBe(1);
  expect(told).toEqual(['port']);
});
