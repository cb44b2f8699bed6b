import { useMemo } from 'react';
import type { ItemList } from '../../shared/domain/item/item.ts';
import { loadProfile, type Profile } from '../../shared/domain/profile/profile.ts';
import { type Calendar, readCalendar } from '../../shared/time/calendar.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { useRegistry } from '../store/use-feed.ts';

export type DeskRules = {
  readonly registry: Registry;
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly items: ItemList;
};

const known = new WeakMap<Registry, DeskRules | null>();

/** The rule pack as the hub's registry carries it; loaded once a registry, null when it cannot be read. */
export function rulesOf(registry: Registry): DeskRules | null {
  const found = known.get(registry);
  if (found !== undefined) return found;
  const profile = loadProfile(registry.profiles, registry.profileId);
  const calendar = readCalendar(registry.calendar);
  const rules =
    profile.ok && calendar.ok
      ? { registry, profile: profile.value, calendar: calendar.value, items: registry.items }
      : null;
  known.set(registry, rules);
  return rules;
}

export function useRules(): DeskRules | null {
  const registry = useRegistry();
  return useMemo(() => (registry === null ? null : rulesOf(registry)), [registry]);
}
