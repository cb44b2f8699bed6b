import { afterEach, expect, test } from 'vitest';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { booksStory, eventOf } from '../../../tests/support/books-story.ts';
import { createHandTimers, deskContext } from '../../../tests/support/desk-context.ts';
import { openDesk, tempDir } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { createCacheTidy, keepJournalMs } from './cache-tidy.ts';
import { eventViewOf } from './event-view.ts';

let clean: () => void = () => undefined;
afterEach(() => clean());
const fail = (error: unknown): never => {
  throw error;
};

/** A desk with journals of many events, of which every second ended when the story was told. */
function filled(events: number) {
  const { dir, remove } = tempDir();
  const s = booksStory('LYG');
  s.register(people.county, 1);
  s.when(people.county, { kind: 'event.addNote', event: eventOf(1), text: '说明'.repeat(400) });
  const desk = openDesk(dir, () => now.at);
  const now = { at: s.now };
  clean = () => {
    desk.close();
    remove();
  };
  let seq = 0;
  desk.stores.cache.transact(() => {
    for (let n = 1; n <= events; n++) {
      const row: GridEvent = { ...s.row(1), id: eventOf(n), state: n % 2 === 0 ? 'closed' : 'triage' };
      desk.stores.cache.putEvent(row);
      for (const entry of s.entries) {
        const fact = { ...entry.fact, event: eventOf(n) } as typeof entry.fact;
        desk.stores.cache.addEntry({ ...entry, fact, seq: ++seq, commandId: `${entry.commandId}${n}` });
      }
    }
  });
  return { desk, now, dir };
}

test('given events that ended long ago, when nobody works, then their lines leave the console and are asked for when somebody looks; open work stays whole (issue 4.6)', () => {
  const { desk, now } = filled(600);
  const { cache } = desk.stores;
  const timers = createHandTimers();
  const tidy = createCacheTidy({ stores: desk.stores, timers, clock: desk.clock, trouble: fail });
  timers.run(60_000);
  expect(cache.entriesOf(eventOf(2))).toHaveLength(2);
  const pages = Number(cache.db.pragma('page_count', { simple: true }));
  now.at += keepJournalMs + 1;
  timers.run(7 * 3_600_000);
  tidy.stop();
  expect(cache.entriesOf(eventOf(2))).toEqual([]);
  expect(cache.entriesOf(eventOf(1))).toHaveLength(2);
  expect(cache.tally('all')).toBe(600);
  const context = deskContext(desk);
  expect(eventViewOf(context, eventOf(2))).toMatchObject({ event: { state: 'closed' }, timelineWhole: false });
  expect(context.wanted).toEqual([eventOf(2)]);
  expect(eventViewOf(context, eventOf(1))).toMatchObject({ timelineWhole: true });
  // What became free goes back to the disk.
  expect(Number(cache.db.pragma('page_count', { simple: true }))).toBeLessThan(pages);
});

test('given somebody at work, when it is time to tidy, then it waits until he rests', () => {
  const { desk, now } = filled(10);
  const { cache } = desk.stores;
  const timers = createHandTimers();
  now.at += keepJournalMs + 1;
  const tidy = createCacheTidy({ stores: desk.stores, timers, clock: desk.clock, trouble: fail });
  for (let i = 0; i < 20; i++) {
    timers.run(1_000);
    cache.transact(() => cache.touchRow(eventOf(1)));
  }
  expect(cache.entriesOf(eventOf(2))).toHaveLength(2);
  timers.run(10_000);
  tidy.stop();
  expect(cache.entriesOf(eventOf(2))).toEqual([]);
});
