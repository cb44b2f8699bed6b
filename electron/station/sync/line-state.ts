import type { LineState } from '../../../shared/wire/session-view.ts';
import type { SyncView } from './sync-io.ts';

/** How the line is, in the words of the screens (O1). @param synced true once this console holds a whole cache */
export function lineStateOf(view: SyncView, signedIn: boolean, synced: boolean): LineState['state'] {
  if (view.barred !== null) return view.barred;
  if (view.link !== 'open') return 'offline';
  if (!signedIn) return 'signed-out';
  if (view.talk === 'live' && !view.behind) return 'online';
  return synced ? 'catching-up' : 'first-sync';
}
