import { expect, test } from 'vitest';
import { people } from '../../tests/support/story.ts';
import { cheapPasswords } from '../../tests/support/test-hub.ts';
import { tinyCounty } from '../../tests/support/tiny-county.ts';
import { createPasswords } from './passwords.ts';
import { scopedRegistry, scopedVersion } from './scoped-registry.ts';
import { giveSessionId, isOurSession } from './session-id.ts';
import { createTries } from './tries.ts';

test('given a session id, when asked whose it is, then only this key, account and console fit', () => {
  const id = giveSessionId('key', 'seat', 'desk');
  expect(id.length).toBeLessThanOrEqual(64);
  expect(isOurSession('key', id, 'seat', 'desk')).toBe(true);
  expect(isOurSession('other', id, 'seat', 'desk')).toBe(false);
  expect(isOurSession('key', id, 'lead', 'desk')).toBe(false);
  expect(isOurSession('key', id, 'seat', 'wall')).toBe(false);
  for (const made of ['', '.', id.slice(0, -1), `${id}x`, 'x.y.z'])
    expect(isOurSession('key', made, 'seat', 'desk')).toBe(false);
});

test('given five wrong tries, when trying again, then one waits till the window is over; another console need not', () => {
  const tries = createTries({ most: 5, windowMs: 1_000 });
  for (let i = 0; i < 5; i++) {
    expect(tries.mayTry('seat\ndesk', i)).toBe(true);
    tries.failed('seat\ndesk', i);
  }
  expect(tries.mayTry('seat\ndesk', 10)).toBe(false);
  expect(tries.mayTry('seat\nwall', 10)).toBe(true);
  expect(tries.mayTry('seat\ndesk', 1_000)).toBe(true);
  tries.succeeded('seat\ndesk');
  expect(tries.mayTry('seat\ndesk', 10)).toBe(true);
});

test('given a password, when hashed, then it is argon2id, matches itself alone, and nobody has an unknown account’s', async () => {
  const passwords = createPasswords(cheapPasswords);
  const hash = await passwords.hash('correct horse');
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await passwords.matches(hash, 'correct horse')).toBe(true);
  expect(await passwords.matches(hash, 'wrong horse')).toBe(false);
  expect(await passwords.matches(null, 'nobody has this one')).toBe(false);
});

test('given a registry, when it goes to a town, then grids and staff of other towns stay out; a department gets no staff', () => {
  const town = scopedRegistry(tinyCounty, people.town);
  expect(town.grids.map((g) => g.code.slice(0, 9))).toEqual(['320722001', '320722001']);
  expect(town.staff.map((s) => s.id)).toEqual(['s1']);
  expect(town.departments).toEqual(tinyCounty.departments);
  const urban = scopedRegistry(tinyCounty, people.urban);
  expect(urban.staff).toEqual([]);
  expect(urban.grids).toHaveLength(3);
  expect(scopedVersion('v', people.town)).not.toBe(scopedVersion('v', people.otherTown));
});
