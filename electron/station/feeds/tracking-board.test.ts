import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { type Command, type CommandKind, verbs } from '../../../shared/domain/verbs.ts';
import { runShape } from '../../../shared/wire/local-commands.ts';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import type { ViewId } from '../../../shared/wire/queue-view.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { dispatchTo, people, proof, registration, story } from '../../../tests/support/story.ts';
import { eventViewOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';
import { Feeds } from './feeds.ts';

let clock = 0;
let reader: Actor;
let desk: Desk;
let context: FeedContext;
let feeds: Feeds;
let clean: () => void;
let count = 0;

beforeEach(() => {
  clock = Date.parse('2025-09-05T10:00+08:00');
  reader = people.county;
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => clock);
  context = { ...deskContext(desk), actor: () => reader };
  feeds = new Feeds(context);
  clean = () => {
    feeds.close();
    desk.close();
    remove();
  };
});
afterEach(() => clean());

/** An event as the hub delivered it to a department, put into the cache as the delta does. */
function delivered(registeredAt: string, dispatchedAt: string, signedAt: string | null): GridEvent {
  const s = story('LYG')
    .at(registeredAt)
    .when(people.county, registration({ number: `LYG20250901-003${String(++count).padStart(4, '0')}`, toldAt: 0 }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .at(dispatchedAt)
    .when(people.county, dispatchTo());
  if (signedAt !== null) s.at(signedAt).when(people.urban, { kind: 'event.signIn', handler: '乙' });
  const event = { ...s.event, id: testId() };
  desk.stores.cache.transact(() => desk.stores.cache.putEvent(event));
  return event;
}
function rowsOf(view: ViewId): readonly QueueRow[] {
  const filter = { view, town: null, severity: null, department: null, text: '', sort: 'due' } as const;
  const { queue } = feeds.watch({ feed: 'queue', filter }, () => undefined);
  return queue?.rows(0, 50).rows ?? [];
}
const time = (local: string): number => Date.parse(`${local}+08:00`);

test('LYG-30-6 given dispatched events, when they are opened on the tracking board, then each shows its holder, the age of its step and its next due moment', () => {
  proves('LYG-30-6');
  const handled = delivered('2025-09-01T08:00', '2025-09-02T08:00', '2025-09-02T09:00');
  const waiting = delivered('2025-09-05T08:00', '2025-09-05T09:00', null);
  const due = (event: GridEvent, kind: string) => event.clocks.find((one) => one.kind === kind)?.due;
  expect(rowsOf('handling')).toMatchObject([
    {
      id: handled.id,
      holder: 'chengguan',
      stepSince: time('2025-09-02T09:00'),
      clock: { kind: 'deptHandle', due: due(handled, 'deptHandle') },
    },
  ]);
  expect(rowsOf('assigned')).toMatchObject([
    {
      id: waiting.id,
      holder: 'chengguan',
      stepSince: time('2025-09-05T09:00'),
      clock: { kind: 'signIn', due: due(waiting, 'signIn') },
    },
  ]);
});

test('LYG-30-6 given a step of an event, when something is added that does not move it, then its age goes on', () => {
  const { id } = delivered('2025-09-01T08:00', '2025-09-02T08:00', '2025-09-02T09:00');
  const note = { kind: 'event.addNote', event: id, text: '已到现场' } as const;
  expect(desk.replica.perform(desk.rules(), desk.sent(note))).toMatchObject({ ok: true });
  expect(rowsOf('handling')).toMatchObject([{ id, stepSince: time('2025-09-02T09:00') }]);
});

test('LYG-21-2 given a department’s inbox, when events are dispatched to it, then they are listed by due date and leave only by a result or a reasoned return', () => {
  proves('LYG-21-2');
  const later = delivered('2025-09-03T08:00', '2025-09-04T08:00', '2025-09-04T09:00');
  const sooner = delivered('2025-09-01T08:00', '2025-09-02T08:00', '2025-09-02T09:00');
  const middle = delivered('2025-09-02T08:00', '2025-09-03T08:00', '2025-09-03T09:00');
  reader = people.urban;
  const inbox = () => rowsOf('mine').map(({ id }) => id);
  expect(inbox()).toEqual([sooner.id, middle.id, later.id]);

  const offered = (eventViewOf(context, sooner.id)?.acts ?? []) as readonly CommandKind[];
  const moving = offered.filter((kind) => verbs[kind].record !== true);
  expect(moving.filter((kind) => !staying.has(kind))).toEqual(['event.return', 'event.submitResult']);

  const asked = (reason: string, reasonCode = 'notOurDuty') =>
    ({ kind: 'event.return', event: sooner.id, reasonCode, reason, proposed: null }) as const;
  expect(runShape.safeParse(asked('')).success).toBe(false);
  expect(runShape.safeParse(asked('非职责', '')).success).toBe(false);
  expect(runShape.safeParse(asked('非职责')).success).toBe(true);
  // Asked back is not gone: it is the department's until the centre accepts.
  expect(desk.replica.perform(desk.rules(), desk.sent(asked('非职责'), people.urban))).toMatchObject({ ok: true });
  expect(inbox()).toContain(sooner.id);
  const accept = { kind: 'event.decideReturn', event: sooner.id, accept: true, reason: '属实' } as const;
  expect(desk.replica.perform(desk.rules(), desk.sent(accept))).toMatchObject({ ok: true });
  const done = {
    kind: 'event.submitResult' as const,
    event: middle.id,
    result: '已清理',
    measures: '',
    proofs: [proof],
  } satisfies Command;
  const submitted = desk.replica.perform(desk.rules(), desk.sent(done, people.urban));
  expect(submitted).toMatchObject({ ok: true });
  expect(inbox()).toEqual([later.id]);
});

/** What the holder may do beside, without the event leaving the inbox. */
const staying: ReadonlySet<CommandKind> = new Set([
  'event.requestExtension',
  'event.flagMajor',
  'event.completeDetails',
  'event.askJoint',
  'event.nameHelper',
  'event.recordProgress',
  'event.attach',
  'event.withdrawAttachment',
]);
