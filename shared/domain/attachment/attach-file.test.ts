import { expect, test } from 'vitest';
import { people, registration, story } from '../../../tests/support/story.ts';
import { standing } from './attachment.ts';

const photo = {
  sha256: 'a'.repeat(64),
  name: '路面破损.jpg',
  type: 'image/jpeg',
  size: 120_000,
  purpose: 'before',
} as const;
const attach = (over: Partial<typeof photo> | Record<string, unknown> = {}) =>
  ({ kind: 'event.attach', file: { ...photo, ...over } }) as const;
const registered = () => story('LYG').when(people.town, registration());

test('given an event, when a file is attached, then the journal names it by its hash and the event carries it (lifecycle.md §1)', () => {
  const s = registered().when(people.town, attach());
  expect(s.facts.at(-1)).toMatchObject({ kind: 'event.attached', attachment: { sha256: photo.sha256, size: 120_000 } });
  expect(standing(s.event)).toMatchObject([{ name: '路面破损.jpg', by: people.town.account, withdrawn: null }]);
});

test('given a file too large, the same file again, or one too many, then it is refused with what the centre allows', () => {
  const s = registered().when(people.town, attach());
  expect(s.refused(people.town, attach({ sha256: 'b'.repeat(64), size: 21 * 1024 * 1024 }))).toMatchObject({
    code: 'attachment-too-large',
    detail: { most: '20' },
  });
  expect(s.refused(people.town, attach())).toMatchObject({ code: 'attachment-known' });
  for (let n = 1; n < 40; n++) s.when(people.town, attach({ sha256: n.toString(16).padStart(64, '0') }));
  expect(s.refused(people.town, attach({ sha256: 'c'.repeat(64) }))).toMatchObject({ code: 'attachments-full' });
});

test('given somebody of another town or a department with no part in it, when they attach, then it is refused', () => {
  const s = registered();
  expect(s.refused(people.otherTown, attach())).toMatchObject({ code: 'outside-your-area' });
  expect(s.refused(people.water, attach())).toMatchObject({ code: 'outside-your-area' });
});

test('given a file of a colleague, when it is withdrawn, then only who added it or a leader can, with a reason, and it may come again', () => {
  const s = registered().when(people.town, attach());
  const withdraw = { kind: 'event.withdrawAttachment', sha256: photo.sha256, reason: '附错事件' } as const;
  expect(s.refused(people.county, withdraw)).toMatchObject({ code: 'no-such-attachment' });
  s.when(people.leader, withdraw);
  expect(standing(s.event)).toEqual([]);
  expect(s.event.attachments).toMatchObject([{ withdrawn: { reason: '附错事件', by: people.leader.account } }]);
  expect(s.refused(people.leader, withdraw)).toMatchObject({ code: 'no-such-attachment' });
  expect(standing(s.when(people.town, attach()).event)).toHaveLength(1);
});
