import type { ViewId } from '../../shared/wire/queue-view.ts';

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

/** Acts of the desk a person may put on another key; the first key of each is the one that moves, arrows and Enter stay. */
export const defaultKeys = {
  next: ['J', 'ArrowDown'],
  previous: ['K', 'ArrowUp'],
  open: ['Enter'],
  select: ['X'],
  compare: ['D'],
  loadNew: ['N'],
  why: ['W'],
  command: ['/', 'Ctrl+K'],
  search: ['F'],
  find: ['Ctrl+F'],
  help: ['?'],
  intake: ['F2'],
  answer: ['F3'],
  call: ['F4'],
  slip: ['F10'],
  context: ['Ctrl+I'],
  outbox: ['Alt+U'],
  sheet: ['Alt+P'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type KeyAction = keyof typeof defaultKeys;
export const keyActions = Object.keys(defaultKeys) as readonly KeyAction[];
/** Keys of this person's own, by action. */
export type OwnKeys = Readonly<Partial<Record<KeyAction, string>>>;

export type DeskKey =
  | { readonly do: KeyAction | 'main' | 'escape' }
  | { readonly do: 'view'; readonly view: ViewId }
  /** The act of the open event at this place of its bar. */
  | { readonly do: 'act'; readonly at: number }
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

/** Keys of an action as they stand now, the moved one first. */
export function keysFor(action: KeyAction, own: OwnKeys): readonly string[] {
  const moved = own[action];
  const [, ...rest]: readonly string[] = defaultKeys[action];
  return moved === undefined ? defaultKeys[action] : [moved, ...rest];
}

/** A press as it is written: `Ctrl+K`, `J`, `F2`, `?`. Shift counts only beside Ctrl or Alt, as it belongs to the sign itself. */
export function comboOf({ key, ctrl, alt, shift }: Pick<KeyPress, 'key' | 'ctrl' | 'alt' | 'shift'>): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift && (ctrl || alt) ? 'Shift+' : ''}${name}`;
}

/** Signs and letters without Ctrl or Alt: where text is typed they are text. */
const isPlain = (combo: string): boolean => !/^(Ctrl|Alt)\+/.test(combo) && !/^F\d+$/.test(combo);

/** Keys of input methods, browsers and fields, and those of the desk that never move (screens.md §16). */
const taken =
  /^(Ctrl\+( |\.|,|[ACVXZYNTWRLP1-9]|Shift\+.*|Enter|Tab|F4)|Alt\+(F4|Tab|[1-9]|ArrowLeft|ArrowRight)|[1-9 ]|Enter|Escape|Tab|Arrow.*|Backspace|Delete|F1|F5|F11|F12|Shift|Control|Alt|Meta|Process|Unidentified|Dead|CapsLock)$/;

/** Why a key cannot be put on an action: it belongs to something else, or to another action; null when it can. */
export function keyClash(combo: string, action: KeyAction, own: OwnKeys): 'taken' | KeyAction | null {
  if (taken.test(combo)) return 'taken';
  return keyActions.find((other) => other !== action && keysFor(other, own).includes(combo)) ?? null;
}

/**
 * Which act of the desk a key means, null for none. Single letters act only outside text fields, and nothing at all while an
 * input method is open (screens.md §16).
 */
export function deskKey(press: KeyPress, own: OwnKeys = {}): DeskKey | null {
  if (press.composing) return null;
  const { key } = press;
  if (key === 'Escape') return { do: 'escape' };
  if (press.ctrl && !press.alt) {
    if (key === 'Enter') return { do: 'main' };
    if (/^[1-9]$/.test(key)) return { do: 'module', at: Number(key) - 1 };
  }
  const combo = comboOf(press);
  const act = /^Alt\+([1-9])$/.exec(combo)?.[1];
  if (act !== undefined) return { do: 'act', at: Number(act) - 1 };
  const action = keyActions.find((name) => keysFor(name, own).includes(combo));
  if (press.typing && isPlain(combo)) return null;
  if (action !== undefined) return { do: action };
  const digit = /^[1-9]$/.test(combo) ? viewKeys[Number(combo) - 1] : undefined;
  return digit === undefined ? null : { do: 'view', view: digit };
}

/** True where typed letters belong to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
