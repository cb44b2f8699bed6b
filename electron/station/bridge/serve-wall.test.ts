import { afterEach, expect, test } from 'vitest';
import { covered } from '../../../shared/wire/cover-titles.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { createLivingDesk, secrets } from '../../../tests/support/living-desk.ts';
import { tempDir } from '../../../tests/support/station-fixture.ts';
import { Feeds } from '../feeds/feeds.ts';
import { createRead } from './answer-question.ts';
import { serveWall } from './serve-wall.ts';

let clean = (): void => undefined;
afterEach(() => clean());

/** A wall with a token over a living desk: what it says and hears. */
function openWall() {
  const { dir, remove } = tempDir();
  const world = createLivingDesk(dir);
  world.live(200, 2);
  const context = deskContext(world.desk);
  const feeds = new Feeds(context);
  const heard: string[] = [];
  let say: (message: unknown) => void = () => undefined;
  const port = {
    post: (message: unknown) => void heard.push(JSON.stringify(message)),
    onMessage: (listener: (message: unknown) => void) => {
      say = listener;
    },
    close: () => undefined,
  };
  serveWall({ feeds, read: createRead(context, dir), log: () => undefined }, port);
  clean = () => {
    feeds.close();
    world.close();
    remove();
  };
  return { heard, say: (message: unknown) => say(message) };
}

test('W3 given a wall of the room, when it hears all it may, then no seeded name or number, no account and no staff is in it', () => {
  const { heard, say } = openWall();
  for (const [watch, feed] of ['session', 'wall', 'registry', 'prefs'].entries())
    say({ t: 'watch', watch, feed: { feed } });
  const all = heard.join('\n').replaceAll('\\"', '"');
  expect(all).toContain('"overdueList"');
  expect(all).toContain(covered);
  for (const secret of secrets) expect(all.includes(secret), secret).toBe(false);
  expect(all).toContain('"actor":null');
  expect(all).toContain('"staff":[],"departments"');
  expect(all).not.toContain('0518-5550100');
});

test('R2 given a wall of the room, when it asks for anything else or acts, then it is refused', async () => {
  const { heard, say } = openWall();
  for (const feed of [{ feed: 'dossierCounts' }, { feed: 'outbox' }, { feed: 'drafts' }, { feed: 'packs' }])
    say({ t: 'watch', watch: 1, feed });
  say({ t: 'run', ref: 1, command: { kind: 'prefs.set', key: 'theme', value: 'dark' } });
  say({ t: 'read', ref: 2, question: { ask: 'number', text: '1' } });
  await expect.poll(() => heard.filter((m) => m.includes('"ok":false')).length).toBe(2);
  expect(heard.filter((m) => m.includes('"t":"feedError"'))).toHaveLength(4);
  expect(heard.filter((m) => m.includes('"t":"feed"'))).toEqual([]);
});
