/** The rule pack as shipped, for any of the five places. */
import { readFileSync } from 'node:fs';
import { loadItems } from '../../shared/domain/item/item.ts';
import { loadProfile } from '../../shared/domain/profile/profile.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import { calendar } from './shipped-calendar.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));

export const placeIds = ['LYG', 'ZS', 'AK', 'JS', 'ZG'] as const;
export type PlaceId = (typeof placeIds)[number];

export const profileFiles: readonly unknown[] = placeIds.map((id) => read(`profiles/${id.toLowerCase()}.json`));
export const itemsFile: unknown = read('items/items.json');

const packs = new Map<PlaceId, Rules>();

/** Rules of one place, read once and never changed; throws with the path when a shipped file does not fit. */
export function rulesOfPlace(id: PlaceId): Rules {
  const known = packs.get(id);
  if (known !== undefined) return known;
  const profile = loadProfile(profileFiles, id);
  const items = loadItems(itemsFile);
  if (!profile.ok) throw new Error(JSON.stringify(profile.error));
  if (!items.ok) throw new Error(JSON.stringify(items.error));
  const rules = { profile: profile.value, calendar, items: items.value };
  packs.set(id, rules);
  return rules;
}
