import { expect, test } from 'vitest';
import { deskKey, type KeyPress, keyClash } from './keys.ts';

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  shift: false,
  composing: false,
  typing: false,
  ...part,
});

test('given the focus in the list, when J, K, Enter or N is pressed, then the queue moves, opens or loads (screens §16)', () => {
  expect(deskKey(press('j'))).toEqual({ do: 'next' });
  expect(deskKey(press('K', { shift: true }))).toEqual({ do: 'previous' });
  expect(deskKey(press('Enter'))).toEqual({ do: 'open' });
  expect(deskKey(press('n'))).toEqual({ do: 'loadNew' });
  expect(deskKey(press('3'))).toEqual({ do: 'view', view: 'triage' });
});

test('given a text field, when a letter or digit is typed, then it is text and no act', () => {
  for (const key of ['j', 'k', 'n', '/', '?', '1', 'Enter', 'ArrowDown'])
    expect(deskKey(press(key, { typing: true })), key).toBeNull();
});

test('given an open input method, when any key is pressed, then it belongs to the input method (I2)', () => {
  for (const key of ['j', 'Enter', 'Escape', 'F2']) expect(deskKey(press(key, { composing: true })), key).toBeNull();
  expect(deskKey(press('Enter', { composing: true, ctrl: true }))).toBeNull();
});

test('given a text field, when Ctrl+Enter, Esc or a function key is pressed, then it acts all the same', () => {
  expect(deskKey(press('Enter', { ctrl: true, typing: true }))).toEqual({ do: 'main' });
  expect(deskKey(press('Escape', { typing: true }))).toEqual({ do: 'escape' });
  expect(deskKey(press('F2', { typing: true }))).toEqual({ do: 'intake' });
  expect(deskKey(press('u', { alt: true, typing: true }))).toEqual({ do: 'outbox' });
});

test('given an open event, when Alt and a digit are pressed, in a field too, then the act at that place is meant, and no view (issue 5.2)', () => {
  expect(deskKey(press('1', { alt: true }))).toEqual({ do: 'act', at: 0 });
  expect(deskKey(press('9', { alt: true, typing: true }))).toEqual({ do: 'act', at: 8 });
  expect(deskKey(press('0', { alt: true }))).toBeNull();
  expect(keyClash('Alt+7', 'next', {})).toBe('taken');
});

test('given keys of input methods and browsers, when pressed, then they are left alone', () => {
  expect(deskKey(press(' ', { ctrl: true }))).toBeNull();
  expect(deskKey(press('.', { ctrl: true }))).toBeNull();
  expect(deskKey(press('j', { alt: true }))).toBeNull();
});

test('given the command line, when / is pressed in the list or Ctrl+K anywhere, then it opens; / in a field is text (issue 5.4)', () => {
  expect(deskKey(press('/'))).toEqual({ do: 'command' });
  expect(deskKey(press('/', { typing: true }))).toBeNull();
  expect(deskKey(press('k', { ctrl: true, typing: true }))).toEqual({ do: 'command' });
  expect(deskKey(press('k', { ctrl: true, composing: true }))).toBeNull();
});

test('given a key moved by its operator, when pressed, then the new one acts and the old one does not; arrows stay', () => {
  const own = { next: 'S', intake: 'F3' };
  expect(deskKey(press('s'), own)).toEqual({ do: 'next' });
  expect(deskKey(press('j'), own)).toBeNull();
  expect(deskKey(press('ArrowDown'), own)).toEqual({ do: 'next' });
  expect(deskKey(press('F3', { typing: true }), own)).toEqual({ do: 'intake' });
  expect(deskKey(press('F2'), own)).toBeNull();
});

test('given a wish for a key, when it is an input method’s, the browser’s or another action’s, then it is told', () => {
  for (const combo of ['Ctrl+ ', 'Ctrl+.', 'Ctrl+C', 'Enter', 'Escape', 'F5', '3', 'Ctrl+Enter'])
    expect(keyClash(combo, 'next', {}), combo).toBe('taken');
  expect(keyClash('K', 'next', {})).toBe('previous');
  expect(keyClash('K', 'next', { previous: 'Q' })).toBeNull();
  expect(keyClash('J', 'next', {})).toBeNull();
});
