import { expect, test } from 'vitest';
import { type Connector, channelOfSystem, connectorState, isOutage, outagesOf } from './connector.ts';

const minute = 60_000;
const line: Connector = {
  system: '12345',
  name: '12345热线',
  area: '320722',
  createdAt: 0,
  revokedAt: null,
  lastContactAt: null,
  lastFailureAt: null,
  lastFailure: null,
  failures: 0,
};

test.each<[string, Partial<Connector>, number, ReturnType<typeof connectorState>]>([
  ['opened and never used', {}, 30 * minute, 'new'],
  ['opened long ago and never used', {}, 30 * minute + 1, 'silent'],
  ['heard of just now', { lastContactAt: 90 * minute }, 91 * minute, 'ok'],
  ['heard of at the limit', { lastContactAt: 60 * minute }, 90 * minute, 'ok'],
  ['not heard of since', { lastContactAt: 60 * minute }, 90 * minute + 1, 'silent'],
  ['two calls in a row that failed', { lastContactAt: 1, failures: 2 }, 2, 'ok'],
  ['three', { lastContactAt: 1, failures: 3 }, 2, 'failing'],
  ['revoked, however it failed', { revokedAt: 5, failures: 9 }, 90 * minute, 'revoked'],
])('given a line %s, then its state is known (LYG-27-2, ZG-16-2)', (_name, over, now, state) => {
  const one = { ...line, ...over };
  expect(connectorState(one, now)).toBe(state);
  expect(outagesOf([one], now)).toMatchObject(isOutage(state) ? [{ system: '12345', name: '12345热线', state }] : []);
});

test('given lines that are out, then each says since when: when it was last heard of, or when its last call failed', () => {
  const silent = { ...line, system: '110', lastContactAt: 2 * minute };
  const failing = { ...line, lastContactAt: minute, lastFailureAt: minute, lastFailure: 'malformed', failures: 3 };
  expect(outagesOf([silent, failing, { ...line, system: 'water', lastContactAt: 60 * minute }], 60 * minute)).toEqual([
    { system: '12345', name: line.name, state: 'failing', since: minute },
    { system: '110', name: line.name, state: 'silent', since: 2 * minute },
  ]);
});

test('given a centre with limits of its own, then they count', () => {
  expect(connectorState({ ...line, lastContactAt: 0 }, 6 * minute, { silentAfterMs: 5 * minute, failures: 1 })).toBe(
    'silent',
  );
  expect(
    connectorState({ ...line, lastContactAt: 0, failures: 1 }, 0, { silentAfterMs: 5 * minute, failures: 1 }),
  ).toBe('failing');
});

test('given a system, then what it sends has the source its text names; an unknown one is the API', () => {
  expect(
    ['12345', '110', 'emergency', 'onePlusFourReform', 'disputeMediation', 'weather'].map(channelOfSystem),
  ).toEqual(['12345', '110', 'emergencyManagement', 'onePlusFourReform', 'disputeMediation', 'api']);
});
