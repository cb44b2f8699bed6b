import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { ArchiveFile } from '../../../shared/journal/archive-file.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { createLivingDesk, type LivingDesk } from '../../../tests/support/living-desk.ts';
import { random, randomRegistration } from '../../../tests/support/random-walk.ts';
import { tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { archiveOf, checkArchive, headOf } from './archive-of.ts';
import type { FeedContext } from './feed-context.ts';

let living: LivingDesk;
let context: FeedContext;
let clean: () => void;

beforeEach(() => {
  const { dir, remove } = tempDir();
  living = createLivingDesk(dir);
  context = { ...deskContext(living.desk), actor: () => people.county };
  clean = () => {
    living.close();
    remove();
  };
});
afterEach(() => clean());

function twoLines(): string {
  const event = testId();
  const { rules } = living.hub;
  const begun = randomRegistration(random(3), rules, event, living.clock.now, 1);
  living.act(begun.actor, begun.command);
  living.act(people.county, { kind: 'event.addNote', event, text: '备注' });
  return event;
}

const made = (event: string): ArchiveFile => {
  const answer = archiveOf(context, event);
  if (answer?.state !== 'made') throw new Error(`not made: ${JSON.stringify(answer)}`);
  return answer.file;
};

test('R3 given an ended event, when its archive is made, then it checks as whole; a changed word is told as what it is', () => {
  const file = made(twoLines());
  const sent = JSON.parse(JSON.stringify(file)) as ArchiveFile;
  expect(checkArchive(sent)).toEqual({ number: file.subject.number, title: file.row.title, fault: null });
  expect(checkArchive({ ...sent, row: { ...sent.row, title: '改过' } as GridEvent })).toMatchObject({
    number: file.subject.number,
    fault: 'row-differs',
  });
  expect(checkArchive({ ...sent, entries: sent.entries.slice(0, 1) })).toMatchObject({ fault: 'link' });
  expect(checkArchive({ ...sent, madeAt: 1 })).toMatchObject({ fault: 'seal' });
  expect(checkArchive('x')).toEqual({ number: null, title: null, fault: 'shape' });
});

test('R3 given an event with an act that waits for the hub, or unknown here, then there is no archive of it yet', () => {
  const event = twoLines();
  const { desk } = living;
  const note = { kind: 'event.addNote', event, text: '断线时' } as const;
  expect(desk.replica.perform(desk.rules(), desk.sent(note))).toMatchObject({ ok: true });
  expect(archiveOf(context, event)).toEqual({ state: 'unsent' });
  expect(archiveOf(context, testId())).toBeNull();
});

test('R3 given several archives that go out together, then the head names them, who took them and what for, and is sealed', () => {
  const file = made(twoLines());
  const files = [{ number: file.subject.number, seal: file.seal }];
  const question = { ask: 'archiveHead', purpose: '移交', files, attachments: 2 } as const;
  const head = headOf(context, question);
  expect(head).toMatchObject({ purpose: '移交', by: { account: people.county.account }, files });
  expect(checkArchive(head)).toEqual({ number: null, title: null, fault: null });
  expect(checkArchive({ ...head, purpose: '别的' })).toMatchObject({ fault: 'seal' });
});
