import { expect, test } from 'vitest';
import { actorShape, roles } from '../../shared/domain/actor/actor.ts';
import { loadProfile } from '../../shared/domain/profile/load-profile.ts';
import { parseWith } from '../../shared/std/shape.ts';
import { registryShape } from '../../shared/wire/registry.ts';
import { type ProfileId, smallAccounts, smallRegistry } from '../fixtures/small-county.ts';

const profiles: readonly ProfileId[] = ['LYG', 'ZS', 'AK', 'JS', 'ZG'];

test.each(profiles)('given %s, when the small county is read, then it is a whole registry', (id) => {
  const registry = smallRegistry(id);
  expect(parseWith(registryShape, registry)).toMatchObject({ ok: true });
  expect(registry.grids).toHaveLength(4);
  expect(new Set(registry.grids.map((grid) => grid.town)).size).toBe(2);
  expect(loadProfile(registry.profiles, id)).toMatchObject({ ok: true });
});

test.each(profiles)('given %s, when its accounts are read, then there is one a role inside the county', (id) => {
  const accounts = smallAccounts(id);
  for (const role of roles) {
    const { password, ...actor } = accounts[role];
    expect(parseWith(actorShape, actor)).toMatchObject({ ok: true });
    expect(actor.role).toBe(role);
    expect(actor.area.startsWith(smallRegistry(id).place.code)).toBe(true);
    expect(password.length).toBeGreaterThan(8);
  }
});
