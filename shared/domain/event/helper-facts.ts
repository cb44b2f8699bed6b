import type { ItemList } from '../item/item.ts';
import { findItem } from '../item/item.ts';
import type { GridEvent } from './event.ts';
import { maskText } from './mask-text.ts';
import type { Helper } from './parties.ts';

/** What a helper is shown of an event: enough to do its part, nobody's name or number. */
export type HelperFacts = {
  readonly number: string;
  /** Empty for a restricted matter (invariant 9), as are title, content and place. */
  readonly item: string;
  readonly title: string;
  readonly content: string;
  readonly place: string;
  readonly part: string;
};

/** The masked facts a helper gets (ZS-26-1-1: shared, masked). */
export function helperFacts(event: GridEvent, helper: Helper, items: ItemList): HelperFacts {
  const name = event.requester.kind === 'named' ? event.requester.name : null;
  const masked = (text: string): string => (event.flags.restricted ? '' : maskText(text, name));
  return {
    number: event.number,
    item: event.flags.restricted ? '' : (findItem(items, event.item)?.name ?? ''),
    title: masked(event.title),
    content: masked(event.content),
    place: masked(event.place.text),
    part: maskText(helper.part, name),
  };
}
