import { beforeEach, expect, test } from 'vitest';
import { people } from '../../../tests/support/story.ts';
import {
  createKnownPeople,
  isOfflineSession,
  type KnownPeople,
  knownForMs,
  mostTries,
  triesWithinMs,
} from './known-people.ts';

const start = Date.parse('2025-09-01T10:00+08:00');
const actor = people.county;
const session = { id: 'id.signed', token: 'secret', actor, until: start + 1 };
const password = 'correct horse 1';
let now: number;
let file: Map<string, string>;
/** As after a restart: only what is on disk is left. */
const restarted = (): KnownPeople =>
  createKnownPeople(
    { meta: (key) => file.get(key) ?? null, setMeta: (key, value) => void file.set(key, value) },
    () => now,
  );
let known: KnownPeople;

beforeEach(async () => {
  now = start;
  file = new Map();
  known = restarted();
  await known.remember(session, password);
});

test('given somebody who signed in at the hub, when the hub is away, then the same password opens under role and session as last known (issue 4.4)', async () => {
  const answer = await restarted().signIn(actor.account, password);
  expect(answer).toMatchObject({ ok: true, session: { id: 'id.signed', actor } });
  expect(answer.ok && isOfflineSession(answer.session)).toBe(true);
  expect(isOfflineSession(session)).toBe(false);
  expect([...file.values()].join()).not.toContain(password);
  expect(await known.signIn('nobody', password)).toEqual({ ok: false, reason: 'offline' });
});

test('given five wrong passwords, when the console restarts, then the sixth try waits a quarter of an hour, also with the clock set back', async () => {
  for (let i = 0; i < mostTries; i++)
    expect(await known.signIn(actor.account, 'wrong')).toEqual({ ok: false, reason: 'bad-credentials' });
  expect(await restarted().signIn(actor.account, password)).toEqual({ ok: false, reason: 'too-many-tries' });
  now = start - 24 * 3_600_000;
  expect(await restarted().signIn(actor.account, password)).toEqual({ ok: false, reason: 'too-many-tries' });
  now = start + triesWithinMs;
  expect(await restarted().signIn(actor.account, password)).toMatchObject({ ok: true });
});

test('given thirty days without the hub, when somebody signs in, then not any more', async () => {
  now = start + knownForMs - 1;
  expect(await known.signIn(actor.account, password)).toMatchObject({ ok: true });
  now = start + knownForMs;
  expect(await known.signIn(actor.account, password)).toEqual({ ok: false, reason: 'expired-here' });
});

test('given a hub that refuses the password kept here, then it opens nothing here any more; a slip of the finger changes nothing', async () => {
  await known.refusedByHub(actor.account, 'slip');
  expect(await known.signIn(actor.account, password)).toMatchObject({ ok: true });
  await known.refusedByHub(actor.account, password);
  expect(await restarted().signIn(actor.account, password)).toEqual({ ok: false, reason: 'offline' });
});
