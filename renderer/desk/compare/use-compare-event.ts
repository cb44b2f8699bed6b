import { useEffect } from 'react';
import type { Similar } from '../../../shared/wire/answers.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { areaName, itemPath } from '../place-names.ts';
import { useDesk } from '../use-desk.ts';
import { callerOf } from './caller-of.ts';
import { compareStore } from './compare-store.ts';

/** Shows an event beside its likely duplicates, by the button or its key; joining opens the form of the merge, filled in (I5). */
export function useCompareEvent(view: EventView, found: readonly Similar[]): () => void {
  const { t, language } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const { event, acts } = view;
  const show = (): void => {
    if (found.length === 0) return;
    compareStore.set({
      mine: {
        number: event.number,
        title: event.title,
        content: event.content,
        place: `${event.place.text} ${areaName(registry, event.place)}`,
        ...callerOf(event, t('fact.anonymous')),
        at: event.registeredAt,
        item: itemPath(registry, event.item, t('fact.unclassified'), language),
      },
      others: found.map((similar) => similar.id),
      join: acts.includes('event.merge')
        ? (other) => {
            desk.open(event.id);
            desk.act('event.merge', { into: other.id, reason: t('compare.reason') });
          }
        : null,
      noJoin: t('compare.tooLate'),
    });
  };
  useEffect(() => {
    window.addEventListener('queue:compare', show);
    return () => window.removeEventListener('queue:compare', show);
  });
  return show;
}
