import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesOf } from './rules-of-registry.ts';

const file = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));
const pack = {
  profileId: 'LYG',
  profiles: [file('profiles/lyg.json'), file('profiles/js.json')],
  calendar: file('calendars/cn-2024-2026.json'),
  items: file('items/items.json') as never,
};

test('given a registry with its rule pack, when read, then profile, calendar and items are in force', () => {
  const rules = rulesOf(pack);
  expect(rules.ok && rules.value.profile.id).toBe('LYG');
  expect(rules.ok && rules.value.calendar.years['2026']).toBeDefined();
  expect(rules.ok && rules.value.items).toBe(pack.items);
});

test('given a pack without the parent profile, when read, then it is refused at the profile', () => {
  const rules = rulesOf({ ...pack, profiles: pack.profiles.slice(0, 1) });
  expect(rules.ok ? null : rules.error).toMatchObject({ code: 'parent-missing', path: 'profiles.LYG.parent' });
});

test('given a calendar with a wrong table, when read, then the path leads to it', () => {
  const rules = rulesOf({ ...pack, calendar: { version: 'x' } });
  expect(rules.ok ? '' : rules.error.path).toMatch(/^calendar\./);
});
