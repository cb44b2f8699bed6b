import { useMemo } from 'react';
import { deckOf } from '../../shared/meeting/deck.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { useFed } from '../store/use-feed.ts';

/** The slides of a pack as people arranged them. */
export const useDeck = (view: PackView): readonly Slide[] =>
  useMemo(() => deckOf(view.pack, view.edits, view.decisions), [view]);

export const deckName = ({ pack }: PackView): string => `${pack.areaName}网格化服务管理工作例会`;

/** One pack, kept current; undefined while it has not come, null where it is not here. */
export function usePack(id: string): PackView | null | undefined {
  const fed = useFed({ feed: 'pack', id });
  return fed.state === 'here' ? fed.value : fed.state === 'error' ? null : undefined;
}
