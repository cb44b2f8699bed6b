import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { genesis } from '../../shared/journal/chain.ts';
import { type Books, commit, type Head } from '../../shared/journal/commit.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import { rulesOfPlace } from '../../tests/support/rules.ts';
import { loadDemo } from '../county/load-demo.ts';
import { createRandom } from '../county/random.ts';
import { createEventWriter } from '../county/write-event.ts';
import { arrive } from './arrive.ts';
import { createCommandIds } from './command-ids.ts';
import { type JournalReader, readRowsInPlay } from './rows-in-play.ts';
import { worldOf } from './world.ts';

const demo = loadDemo(path.resolve(import.meta.dirname, '../../resources'), 'LYG', 'test');
const rules = rulesOfPlace('LYG');
const noon = Date.parse('2026-11-18T12:00+08:00');

/** A hub in memory whose answers come a turn later, as a database's do. */
function journal() {
  const books: Books = {
    rows: new Map<string, Row>(),
    ruling: new Map(),
    grids: new Map(demo.county.grids.map((g) => [g.code, g])),
    departments: new Map(demo.county.departments.map((d) => [d.id, d])),
  };
  const eventRows = (): GridEvent[] => [...books.rows.values()].filter((row): row is GridEvent => !isDossier(row));
  const entries: Entry[] = [];
  let head: Head = { seq: 0, hash: genesis };
  const reader: JournalReader = {
    events: async (states) => eventRows().filter((e) => states.includes(e.state)),
    entriesAfter: async (seq, limit) => entries.slice(seq, seq + limit),
    head: async () => head,
  };
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    reader,
    row: (id: string): GridEvent => eventRows().find((e) => e.id === id)!,
    offer: (...batch: SentCommand[]): void => {
      const hubAt = batch[0]!.at;
      const done = commit(head, books, batch, { rules, hubAt, digest, admit: () => null });
      head = done.head;
      entries.push(...done.entries);
    },
  };
}

async function stage() {
  const hub = journal();
  const world = worldOf(demo, rules, 'test', { virtual: (at) => at, yieldFrom: Number.POSITIVE_INFINITY });
  const random = createRandom('rows');
  const ids = createCommandIds({ profileId: 'LYG', stationNo: 999, n: 0, random });
  const writer = createEventWriter(demo, random);
  const register = (): string => {
    const { actor, command } = arrive(world, writer.write('12345'), noon, ids, random, world.cast.connector);
    hub.offer(ids.send(actor, noon, command));
    return command.event;
  };
  const seat = world.cast.colleagues[0]!;
  const run = (command: EventCommand): void => hub.offer(ids.send(seat, noon + 1_000, command));
  return { hub, world, ids, register, run };
}
const known = (rows: Awaited<ReturnType<typeof readRowsInPlay>>, id: string): GridEvent | undefined =>
  [...rows.all()].find(({ event }) => event.id === id)?.event;

test('given entries of others, then the rows equal the hub’s, however many read at once', async () => {
  const { hub, world, ids, register, run } = await stage();
  const old = register();
  const rows = await readRowsInPlay(hub.reader, world, ids.station, () => undefined);
  run({ kind: 'event.reportToCenter', event: old, reason: '' });
  const fresh = register();
  await Promise.all([rows.catchUp(), rows.catchUp(), rows.catchUp()]);
  for (const id of [old, fresh]) expect(known(rows, id)).toEqual(hub.row(id));
});

test('given an event that was out of play and is reopened, then it is in play again, as the hub has it', async () => {
  const { hub, world, ids, register, run } = await stage();
  const id = register();
  run({ kind: 'event.refuseIntake', event: id, reasonCode: 'notGridMatter', reason: '不属', pointer: '12345' });
  const rows = await readRowsInPlay(hub.reader, world, ids.station, () => undefined);
  expect(known(rows, id)).toBeUndefined();
  // A note on a refused event is no reason to take it up.
  run({ kind: 'event.addNote', event: id, text: '来电询问' });
  await rows.catchUp();
  expect(known(rows, id)).toBeUndefined();
});

test('given a refused act of the players, then it is counted and not tried again before the event changes', async () => {
  const { hub, world, ids, register, run } = await stage();
  const id = register();
  const lines: string[] = [];
  const rows = await readRowsInPlay(hub.reader, world, ids.station, (line) => void lines.push(line));
  const due = (): unknown => [...rows.all()].find(({ event }) => event.id === id)?.due;
  expect(due()).not.toBeNull();
  run({ kind: 'event.close', event: id });
  await rows.catchUp();
  expect(due()).toBeNull();
  expect([...rows.refused]).toEqual([['wrong-state event.close', 1]]);
  expect(lines).toEqual(['refused: wrong-state event.close']);
  run({ kind: 'event.addNote', event: id, text: '已致电' });
  await rows.catchUp();
  expect(due()).not.toBeNull();
});
