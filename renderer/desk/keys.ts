import type { ViewId } from '../../shared/wire/bridge.ts';

/** What the map of keys needs of a key press. */
export type KeyPress = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** An input method is composing (isComposing or keyCode 229): the key is its own. */
  readonly composing: boolean;
  /** The focus is where text is typed. */
  readonly typing: boolean;
};

export type DeskKey =
  | { readonly do: 'main' | 'escape' | 'intake' | 'outbox' | 'context' | 'help' | 'slip' | 'call' }
  | { readonly do: 'next' | 'previous' | 'open' | 'loadNew' | 'search' | 'why' }
  | { readonly do: 'view'; readonly view: ViewId }
  | { readonly do: 'module'; readonly at: number };

/** Views on the number row. */
export const viewKeys: readonly ViewId[] = [
  'mine',
  'intake',
  'triage',
  'assigned',
  'handling',
  'check',
  'overdue',
  'feedback',
  'returns',
];

const letters: Readonly<
  Record<string, DeskKey['do'] & ('next' | 'previous' | 'open' | 'loadNew' | 'search' | 'help' | 'why')>
> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'open',
  n: 'loadNew',
  '/': 'search',
  '?': 'help',
  w: 'why',
};

/**
 * Which act of the desk a key means, null for none. Single letters act only outside text fields, and nothing at all while an
 * input method is open (screens.md §16).
 */
export function deskKey(press: KeyPress): DeskKey | null {
  if (press.composing) return null;
  const { key } = press;
  if (key === 'Escape') return { do: 'escape' };
  if (key === 'F2') return { do: 'intake' };
  if (key === 'F4') return { do: 'call' };
  if (key === 'F10') return { do: 'slip' };
  if (press.ctrl && !press.alt) return withCtrl(press);
  if (press.alt) return key.toLowerCase() === 'u' ? { do: 'outbox' } : null;
  if (press.typing) return null;
  const digit = /^[1-9]$/.test(key) ? viewKeys[Number(key) - 1] : undefined;
  if (digit !== undefined) return { do: 'view', view: digit };
  const letter = letters[key.length === 1 ? key.toLowerCase() : key];
  return letter === undefined ? null : { do: letter };
}

function withCtrl(press: KeyPress): DeskKey | null {
  if (press.key === 'Enter') return { do: 'main' };
  if (press.key.toLowerCase() === 'i' && !press.shift) return { do: 'context' };
  if (/^[1-9]$/.test(press.key)) return { do: 'module', at: Number(press.key) - 1 };
  return null;
}

/** True where typed letters belong to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
