import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { booksStory, eventOf } from '../../../tests/support/books-story.ts';
import { createHandTimers } from '../../../tests/support/desk-context.ts';
import { openDesk, tempDir } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { createLogTidy, logPages } from './log-tidy.ts';

let clean: () => void = () => undefined;
afterEach(() => clean());

const fail = (error: unknown): never => {
  throw error;
};
/** A page in the log with its head. */
const frame = 4_096 + 24;
/** What had gathered, and the batch that made it too much. */
const most = logPages.cache * 1.5;

function desk() {
  const { dir, remove } = tempDir();
  const s = booksStory('LYG');
  s.register(people.county, 1);
  const opened = openDesk(dir, () => s.now);
  clean = () => {
    opened.close();
    remove();
  };
  const logOf = (name: string): number => statSync(path.join(dir, `${name}.db-wal`)).size / frame;
  return { row: s.row(1), opened, logOf };
}

test('given deltas that never pause, when their rows are written, then the log is taken in between them, never more pages at once than an act may wait for (issue 4.6)', () => {
  const { row, opened, logOf } = desk();
  const { stores } = opened;
  const timers = createHandTimers();
  const taken: number[] = [];
  const { takeLog } = stores.cache;
  Object.assign(stores.cache, { takeLog: () => taken[taken.push(takeLog()) - 1] });
  const tidy = createLogTidy({ stores, timers, trouble: fail });
  for (let round = 0; round < 60; round++) {
    stores.cache.transact(() => {
      for (let i = 0; i < 50; i++) {
        const n = (round * 50 + i) % 2_000;
        stores.cache.putEvent({ ...row, id: eventOf(n + 10), number: `N${n}`, title: `第${round}次`, version: round });
      }
    });
    timers.run(100);
  }
  tidy.stop();
  expect(taken.length).toBeGreaterThan(5);
  expect(Math.max(...taken)).toBeLessThan(most);
  // SQLite itself never had to: it would have done so in the middle of a transaction.
  expect(logOf('cache')).toBeLessThan(most);
});

test('given a shift without a pause, when acts are written, then the log of the outbox keeps its first length (issue 4.6, P6)', () => {
  const { opened, logOf } = desk();
  const { outbox } = opened.stores;
  const timers = createHandTimers();
  const tidy = createLogTidy({ stores: opened.stores, timers, trouble: fail });
  timers.run(200);
  const first = logOf('outbox');
  expect(first).toBeGreaterThan(logPages.outbox);
  for (let n = 1; n <= 500; n++) {
    outbox.saveDraft({ id: `d${n}`, form: { text: '说明'.repeat(300) }, savedAt: n });
    if (n % 5 === 0) timers.run(100);
  }
  tidy.stop();
  expect(logOf('outbox')).toBe(first);
  expect(outbox.drafts()).toHaveLength(500);
});
