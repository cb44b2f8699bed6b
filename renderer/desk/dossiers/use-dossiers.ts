import type { DossierList } from '../../../shared/wire/dossier-view.ts';
import type { Fed } from '../../store/feed-hub.ts';
import { useFed } from '../../store/use-feed.ts';
import { useDeskState } from '../use-desk.ts';

/** The list under the filters of this window. */
export function useDossiers(): Fed<DossierList> {
  const { machine, show, text } = useDeskState('files');
  return useFed({ feed: 'dossiers', filter: { machine, show, text: text.trim() } });
}
