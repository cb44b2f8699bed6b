import { expect, test } from 'vitest';
import { bridgeUrl, waitBefore } from './socket-connector.ts';

test('given the address of the page, when the bridge is looked for, then it is on the same host', () => {
  expect(bridgeUrl({ protocol: 'http:', host: '127.0.0.1:4700' })).toBe('ws://127.0.0.1:4700/bridge');
  expect(bridgeUrl({ protocol: 'https:', host: 'desk.example' })).toBe('wss://desk.example/bridge');
});

test('given tries that fail, when the next is planned, then waits grow and stay within four seconds', () => {
  expect([0, 1, 2, 3, 4, 9].map(waitBefore)).toEqual([250, 500, 1000, 2000, 4000, 4000]);
});
