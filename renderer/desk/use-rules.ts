import { useMemo } from 'react';
import { rulesAt } from '../../shared/domain/dossier/rules-at.ts';
import type { ItemList } from '../../shared/domain/item/item.ts';
import { loadProfile, type Profile } from '../../shared/domain/profile/profile.ts';
import { type Calendar, readCalendar } from '../../shared/time/calendar.ts';
import { MS_PER_MINUTE } from '../../shared/time/local-date.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { useRegistry, useRuling } from '../store/use-feed.ts';
import { useMinute } from '../store/use-time.ts';

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

/** The rules in force now: the registry's pack with what dossiers have laid on it, a centre's parameter or a new item. */
export function useRules(): DeskRules | null {
  const registry = useRegistry();
  const ruling = useRuling();
  const minute = useMinute();
  const pack = useMemo(() => (registry === null ? null : rulesOf(registry)), [registry]);
  const rules = pack === null ? null : rulesAt(pack, ruling, minute + MS_PER_MINUTE - 1);
  return useMemo(() => (pack === null || rules === null ? null : { ...pack, ...rules }), [pack, rules]);
}
