import type { QueueFilter } from '../../../shared/wire/queue-view.ts';
import type { DeskSession } from '../../store/desk-session.ts';

export type EmptyKind = 'empty' | 'filtered' | 'offline' | 'syncing' | 'storage';

/** Why a list shows nothing. Only `empty` and `filtered` may say so as a fact (screens.md §18). */
export function emptyKind(session: Pick<DeskSession, 'line' | 'storage'>, filter: QueueFilter): EmptyKind {
  const { line, storage } = session;
  // What is unsent stands on this console: its emptiness is always known.
  if (filter.view === 'pending' && storage.state === 'ok') return 'empty';
  if (storage.state !== 'ok' && storage.state !== 'full') return 'storage';
  if (line.state === 'first-sync' || !line.synced) return 'syncing';
  if (line.state !== 'online' && line.state !== 'catching-up') return 'offline';
  return filter.town !== null || filter.severity !== null || filter.department !== null || filter.text !== ''
    ? 'filtered'
    : 'empty';
}
