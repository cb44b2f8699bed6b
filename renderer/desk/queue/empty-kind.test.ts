import { expect, test } from 'vitest';
import type { DeskSession } from '../../store/desk-session.ts';
import { noFilter } from '../desk-model.ts';
import { emptyKind } from './empty-kind.ts';

const line: DeskSession['line'] = {
  state: 'online',
  since: 0,
  hubUrl: 'http://127.0.0.1:1',
  waiting: 0,
  oldestWaitingAt: null,
  synced: true,
  heldAsOf: null,
  attempt: 0,
  nextTryAt: null,
  progress: null,
};
const storage: DeskSession['storage'] = { state: 'ok', message: '' };

test('given a line that is up and data that is whole, when the list is empty, then it may say so', () => {
  expect(emptyKind({ line, storage }, noFilter)).toBe('empty');
  expect(emptyKind({ line, storage }, { ...noFilter, town: '320722001' })).toBe('filtered');
});

test.each(['offline', 'signed-out', 'session-ended', 'wrong-version', 'wrong-address'] as const)(
  'given the line is %s, when the list is empty, then it is unknown and never calm (Q5)',
  (state) => {
    expect(emptyKind({ line: { ...line, state }, storage }, noFilter)).toBe('offline');
  },
);

test('given a first sync or data that never was whole, when the list is empty, then it is not complete', () => {
  expect(emptyKind({ line: { ...line, state: 'first-sync' }, storage }, noFilter)).toBe('syncing');
  expect(emptyKind({ line: { ...line, synced: false }, storage }, noFilter)).toBe('syncing');
});

test('given a damaged or rebuilding cache, when the list is empty, then it cannot be trusted', () => {
  expect(emptyKind({ line, storage: { ...storage, state: 'damaged' } }, noFilter)).toBe('storage');
  expect(emptyKind({ line, storage: { ...storage, state: 'rebuilding' } }, noFilter)).toBe('storage');
});
