import type { TextKey } from '../../i18n/texts.ts';
import type { DeskModule } from '../desk-model.ts';
import { type KeyAction, keysFor, type OwnKeys } from '../keys.ts';

/** `of`: the keys are those of these actions, wherever they were moved to; `keys` is how they come. */
export type KeyHelp = { readonly keys: string; readonly text: TextKey; readonly of?: readonly KeyAction[] };

/** The keys as they stand on this desk. */
export const keysNow = ({ keys, of }: KeyHelp, own: OwnKeys): string =>
  of === undefined ? keys : of.map((action) => keysFor(action, own)[0] ?? '').join('+');

/** Keys valid now, for the key bar: only what this module answers to. */
export const keysOf: Readonly<Record<DeskModule, readonly KeyHelp[]>> = {
  queue: [
    { keys: 'J+K', text: 'key.move', of: ['next', 'previous'] },
    { keys: 'Enter', text: 'key.open' },
    { keys: 'F2', text: 'key.intake', of: ['intake'] },
    { keys: 'Ctrl+Enter', text: 'key.main' },
    { keys: 'Alt+1-9', text: 'key.acts' },
    { keys: 'X', text: 'key.select', of: ['select'] },
    { keys: 'N', text: 'key.loadNew', of: ['loadNew'] },
    { keys: '/', text: 'key.command', of: ['command'] },
    { keys: 'F', text: 'key.search', of: ['search'] },
    { keys: 'Ctrl+F', text: 'key.find', of: ['find'] },
    { keys: 'W', text: 'key.why', of: ['why'] },
    { keys: '1-9', text: 'key.views' },
    { keys: 'Alt+U', text: 'key.outbox', of: ['outbox'] },
    { keys: '?', text: 'key.help', of: ['help'] },
  ],
  intake: [
    { keys: 'Tab', text: 'key.next' },
    { keys: 'Alt+1-4', text: 'key.grade' },
    { keys: 'Alt+D', text: 'key.compare' },
    { keys: 'Ctrl+Enter', text: 'key.submit' },
    { keys: 'Esc', text: 'key.escape' },
  ],
  search: [
    { keys: 'Ctrl+F', text: 'key.find', of: ['find'] },
    { keys: 'J+K', text: 'key.move', of: ['next', 'previous'] },
    { keys: 'Enter', text: 'key.open' },
    { keys: 'N', text: 'key.loadNew', of: ['loadNew'] },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  calls: [
    { keys: 'J+K', text: 'key.move', of: ['next', 'previous'] },
    { keys: 'Enter', text: 'key.open' },
    { keys: 'Ctrl+Enter', text: 'key.main' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  alarms: [
    { keys: 'J+K', text: 'key.move' },
    { keys: 'Alt+A', text: 'key.ack' },
    { keys: 'Alt+Enter', text: 'key.ackOpen' },
    { keys: 'Alt+O', text: 'key.openAlarm' },
    { keys: 'F9', text: 'key.hand' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  walls: [
    { keys: '←+→', text: 'walls.keys' },
    { keys: 'Ctrl+Z', text: 'walls.undo' },
    { keys: 'Ctrl+Y', text: 'walls.redo' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  archive: [
    { keys: 'Tab', text: 'key.next' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  shift: [
    { keys: 'Ctrl+Enter', text: 'key.send' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  map: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  attention: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  dossiers: [
    { keys: 'J+K', text: 'key.move', of: ['next', 'previous'] },
    { keys: 'Enter', text: 'key.open' },
    { keys: 'N', text: 'key.newDossier' },
    { keys: 'Ctrl+Enter', text: 'key.send' },
    { keys: 'F', text: 'key.search', of: ['search'] },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  findings: [
    { keys: 'J+K', text: 'key.move', of: ['next', 'previous'] },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  parameters: [
    { keys: 'J+K', text: 'key.move', of: ['next', 'previous'] },
    { keys: 'F', text: 'key.search', of: ['search'] },
    { keys: 'Ctrl+Enter', text: 'key.send' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  meeting: [{ keys: 'Ctrl+1-9', text: 'key.modules' }],
  emergency: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
  outbox: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-9', text: 'key.modules' },
  ],
};
