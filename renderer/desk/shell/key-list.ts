import type { TextKey } from '../../i18n/texts.ts';
import type { DeskModule } from '../desk-model.ts';

export type KeyHelp = { readonly keys: string; readonly text: TextKey };

/** Keys valid now, for the key bar: only what this module answers to. */
export const keysOf: Readonly<Record<DeskModule, readonly KeyHelp[]>> = {
  queue: [
    { keys: 'J+K', text: 'key.move' },
    { keys: 'Enter', text: 'key.open' },
    { keys: 'F2', text: 'key.intake' },
    { keys: 'Ctrl+Enter', text: 'key.main' },
    { keys: 'N', text: 'key.loadNew' },
    { keys: '/', text: 'key.search' },
    { keys: 'W', text: 'key.why' },
    { keys: '1-9', text: 'key.views' },
    { keys: 'Alt+U', text: 'key.outbox' },
    { keys: '?', text: 'key.help' },
  ],
  intake: [
    { keys: 'Tab', text: 'key.next' },
    { keys: 'Alt+1-4', text: 'key.grade' },
    { keys: 'Ctrl+Enter', text: 'key.submit' },
    { keys: 'Esc', text: 'key.escape' },
  ],
  attention: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-7', text: 'key.modules' },
  ],
  dossiers: [
    { keys: 'J+K', text: 'key.move' },
    { keys: 'Enter', text: 'key.open' },
    { keys: 'N', text: 'key.newDossier' },
    { keys: 'Ctrl+Enter', text: 'key.send' },
    { keys: '/', text: 'key.search' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-7', text: 'key.modules' },
  ],
  findings: [
    { keys: 'J+K', text: 'key.move' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-7', text: 'key.modules' },
  ],
  parameters: [
    { keys: 'J+K', text: 'key.move' },
    { keys: '/', text: 'key.search' },
    { keys: 'Ctrl+Enter', text: 'key.send' },
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-7', text: 'key.modules' },
  ],
  emergency: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-7', text: 'key.modules' },
  ],
  outbox: [
    { keys: 'Esc', text: 'key.escape' },
    { keys: 'Ctrl+1-7', text: 'key.modules' },
  ],
};
