import { loadProfile } from '../domain/profile/load-profile.ts';
import type { Rules } from '../domain/verb.ts';
import { err, ok, type Result } from '../std/result.ts';
import { readCalendar } from '../time/calendar.ts';
import type { Registry } from './registry.ts';

/** Why a registry's rule pack cannot be used; `path` is dotted from the registry, e.g. `profiles.LYG.parameters.time.deptHandle`. */
export type RulesError = { readonly code: string; readonly path: string; readonly message: string };

/**
 * The rules a registry carries: profile with what it inherits, calendar, item list (D7). Station and hub read the same pack with
 * the same function, so they judge by the same rules. A few milliseconds: keep the answer as long as the registry's version stays.
 */
export function rulesOf(
  registry: Pick<Registry, 'profileId' | 'profiles' | 'calendar' | 'items'>,
): Result<Rules, RulesError> {
  const profile = loadProfile(registry.profiles, registry.profileId);
  if (!profile.ok) return err({ ...profile.error, path: `profiles.${profile.error.path}` });
  const calendar = readCalendar(registry.calendar);
  if (!calendar.ok) return err({ ...calendar.error, path: `calendar.${calendar.error.path}` });
  return ok({ profile: profile.value, calendar: calendar.value, items: registry.items });
}
