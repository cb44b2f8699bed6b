import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people, registration } from '../../../tests/support/story.ts';
import type { FeedContext } from './feed-context.ts';
import { createMentionLines, mentionCount } from './mention-lines.ts';

const now = Date.parse('2025-09-01T10:00+08:00');
let desk: Desk;
let context: FeedContext;
let reader: Actor;
let clean: () => void;

beforeEach(() => {
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => now);
  reader = people.town;
  context = { ...deskContext(desk), actor: () => reader };
  clean = () => {
    desk.close();
    remove();
  };
});
afterEach(() => clean());

const act = (command: Command, by: Actor): void => {
  expect(desk.replica.perform(desk.rules(), desk.sent(command, by))).toMatchObject({ ok: true });
};

test('Q4 given a note made without the line that names a person, then it stands in that tray only and leaves it when read', () => {
  const lines = createMentionLines(context);
  const event = testId();
  act({ ...registration(), event } as Command, people.county);
  const mentions = [{ account: people.town.account, name: '王芳' }];
  act({ kind: 'event.addNote', event, text: '@王芳 请看', mentions }, people.county);
  expect(lines()).toMatchObject([{ event, by: people.county.name, text: '@王芳 请看', at: now }]);
  expect(mentionCount(context)).toBe(1);
  reader = people.county;
  expect([lines(), mentionCount(context)]).toEqual([[], 0]);
  reader = people.town;
  act({ kind: 'event.readMention', event, upTo: now }, people.town);
  expect([lines(), mentionCount(context)]).toEqual([[], 0]);
});
