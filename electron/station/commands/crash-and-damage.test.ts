import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getTableColumns } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import type { EventCommand } from '../../../shared/domain/verbs.ts';
import { provesPartly } from '../../../tests/support/proves.ts';
import { openDesk, tempDir, testId, testKey } from '../../../tests/support/station-fixture.ts';
import { registration } from '../../../tests/support/story.ts';
import { openDatabase } from '../db/open-database.ts';
import { acts, attention, drafts, meta, prefs, session } from '../db/outbox-schema.ts';
import { StationOpenError, troubleOf } from '../db/storage-trouble.ts';
import { type FaultPoint, openStores } from '../db/stores.ts';
import { levelCache } from './level-cache.ts';

const now = (): number => Date.parse('2025-09-01T10:00+08:00');
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});
const newDir = (): string => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
};
const open = (dir: string, fault?: (point: FaultPoint) => void) => {
  const desk = openDesk(dir, now, fault === undefined ? {} : { fault });
  cleanups.push(() => desk.close());
  return desk;
};
const title = '路面塌陷危及行人';
let count = 0;
const registerCommand = (event = testId()): EventCommand =>
  ({ ...registration({ title, number: `LYG20250901-003${String(++count).padStart(4, '0')}` }), event }) as EventCommand;

type Desk = ReturnType<typeof open>;
function register(desk: Desk): string {
  const command = registerCommand();
  expect(desk.replica.perform(desk.rules(), desk.sent(command))).toMatchObject({ ok: true });
  return command.event;
}
const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
};

describe('at rest', () => {
  test('given events and drafts on disk, when the bytes of every file are read, then no word of them stands there (R9)', () => {
    provesPartly('LYG-31-1', 'JS-31-1');
    const dir = newDir();
    const desk = open(dir);
    register(desk);
    desk.stores.outbox.saveDraft({ id: testId(), form: { title }, savedAt: 0 });
    desk.stores.backup();
    for (const closed of [false, true]) {
      if (closed) desk.close();
      for (const name of readdirSync(dir)) {
        const bytes = readFileSync(path.join(dir, name));
        for (const word of [title, '1380000', 'event.register'])
          expect(bytes.includes(word), `${name}: ${word}`).toBe(false);
      }
    }
    expect(readdirSync(dir).sort()).toEqual(['cache.db', 'outbox.bak', 'outbox.db']);
  });

  test('given another key, when the folder is opened, then it is refused with the way out and no byte changes', () => {
    const dir = newDir();
    const desk = open(dir);
    register(desk);
    desk.stores.backup();
    desk.close();
    const before = readdirSync(dir).map((name) => [name, readFileSync(path.join(dir, name)).toString('hex')]);
    expect(() => openStores(dir, 'cd'.repeat(32))).toThrow(StationOpenError);
    expect(() => openStores(dir, 'cd'.repeat(32))).toThrow(/密钥/);
    expect(readdirSync(dir).map((name) => [name, readFileSync(path.join(dir, name)).toString('hex')])).toEqual(before);
    expect(open(dir).replica.acts()).toHaveLength(1);
  });

  test('given a folder that another console holds, when it is opened, then that is said', () => {
    const dir = newDir();
    open(dir);
    expect(() => openStores(dir, testKey)).toThrow(/正被另一个值守台使用/);
  });

  test('given the tables of drizzle, when compared with the file, then they name the same columns', () => {
    const desk = open(newDir());
    desk.close();
    const db = openDatabase(path.join(desk.dir, 'outbox.db'), { key: testKey, synchronous: 'FULL' });
    cleanups.push(() => void db.close());
    for (const [name, table] of Object.entries({ acts, attention, drafts, prefs, session, meta })) {
      const found = (db.pragma(`table_info(${name})`) as { name: string }[]).map((c) => c.name);
      expect(Object.values(getTableColumns(table)).map((c) => c.name)).toEqual(found);
    }
  });
});

describe('crash', () => {
  /** Kills the desk at a commit point: files close as they are, the rest of the work never happens. */
  function killAt(point: FaultPoint, work: (desk: Desk) => void): string {
    const dir = newDir();
    const setUp = open(dir);
    register(setUp);
    setUp.close();
    let armed = false;
    const desk: Desk = open(dir, (at) => {
      if (!armed || at !== point) return;
      desk.stores.cache.close();
      desk.stores.outbox.close();
      throw new Error('killed');
    });
    armed = true;
    expect(() => work(desk)).toThrow('killed');
    return dir;
  }

  test('given a kill between outbox and cache, when opened again, then the act is there and shown (house: outbox first)', () => {
    const dir = killAt('outbox-written', (desk) => register(desk));
    const again = open(dir);
    expect(again.replica.acts()).toHaveLength(2);
    expect(again.stores.cache.tally('all')).toBe(1);
    expect(levelCache(again.stores, again.replica)).toMatchObject({ shown: 1 });
    expect(again.stores.cache.tally('all')).toBe(2);
    expect(again.stores.cache.tally('pending')).toBe(2);
    expect(levelCache(again.stores, again.replica)).toMatchObject({ shown: 0 });
  });

  test('given a kill between the rows of a delta and the outbox, when opened again, then the act is settled once', () => {
    const dir = killAt('rows-committed', (desk) => {
      const act = desk.replica.acts()[0];
      if (act?.shown == null) throw new Error('no act');
      const entry = { seq: 1, commandId: act.sent.id, fact: act.shown.fact } as unknown as Parameters<
        ReturnType<typeof openDesk>['stores']['cache']['addEntry']
      >[0];
      desk.replica.transact((store) => {
        store.addEntry(entry);
        store.settle(act.sent.id, entry, null);
      });
    });
    const again = open(dir);
    expect(again.replica.acts()).toHaveLength(0);
    levelCache(again.stores, again.replica);
    expect(again.stores.outbox.waiting()).toHaveLength(0);
    expect(again.stores.cache.tally('pending')).toBe(0);
    expect(again.stores.cache.settled()).toEqual([]);
  });

  test('given numbers handed out, when the power goes at any moment, then none is given twice', () => {
    const dir = newDir();
    const desk = open(dir);
    const given = [
      desk.stores.outbox.takeNumber('20250901'),
      desk.stores.outbox.takeNumber('20250902'),
      desk.stores.outbox.takeNumber('20250901'),
    ];
    desk.close();
    const again = open(dir);
    expect([...given, again.stores.outbox.takeNumber('20250901')]).toEqual([1, 1, 2, 3]);
  });
});

describe('full disk', () => {
  test('given no room for rows, when an act is done, then nothing of it is kept; with room again it goes on without a restart (R5)', () => {
    for (const file of ['cache', 'outbox'] as const) {
      const dir = newDir();
      const desk = open(dir);
      register(desk);
      const probe = file === 'cache' ? desk.stores.cache.db : null;
      const limit = (pages: number): void => {
        if (probe !== null) probe.pragma(`max_page_count = ${pages}`);
        else desk.stores.outbox.limitPages(pages);
      };
      limit(1);
      let error: unknown;
      for (let i = 0; i < 200 && error === undefined; i++) {
        try {
          register(desk);
        } catch (thrown) {
          error = thrown;
        }
      }
      expect(troubleOf(error), file).toBe('full');
      const rows = desk.stores.cache.tally('all');
      expect(desk.replica.acts()).toHaveLength(rows);
      expect(desk.stores.outbox.waiting()).toHaveLength(rows);
      limit(1_000_000);
      register(desk);
      expect(desk.stores.cache.tally('all')).toBe(rows + 1);
      desk.close();
      expect(open(dir).replica.acts()).toHaveLength(rows + 1);
    }
  });
});

describe('full disk, between outbox and cache', () => {
  test('given an act that is durable and can be neither shown nor taken back, when there is room again, then it was taken once and is shown: its operator must not do it twice (R5)', () => {
    let isFull = false;
    const full = (): never => {
      throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    };
    const desk = open(newDir(), (at) => {
      if (isFull && at === 'outbox-written') full();
    });
    isFull = true;
    const remove = desk.stores.outbox.remove;
    Object.assign(desk.stores.outbox, { remove: full });
    const event = register(desk);
    expect(troubleOf(desk.replica.takeTrouble())).toBe('full');
    expect(desk.replica.takeTrouble()).toBeNull();
    expect(desk.replica.acts()).toHaveLength(1);
    expect(desk.stores.cache.event(event)).toBeUndefined();
    isFull = false;
    Object.assign(desk.stores.outbox, { remove });
    expect(levelCache(desk.stores, desk.replica)).toMatchObject({ shown: 1 });
    expect(desk.stores.cache.event(event)).toMatchObject({ id: event });
    expect(desk.stores.cache.tally('pending')).toBe(1);
  });
});

describe('damage', () => {
  test('given flipped bytes anywhere in the cache, when it is opened and read, then it is known as damaged, moved aside, the outbox untouched (R6)', () => {
    const dir = newDir();
    const desk = open(dir);
    for (let i = 0; i < 30; i++) register(desk);
    desk.close();
    const good = path.join(dir, 'good.db');
    copyFileSync(path.join(dir, 'cache.db'), good);
    const { length } = readFileSync(good);
    for (let i = 0; i < 12; i++) {
      copyFileSync(good, path.join(dir, 'cache.db'));
      flip(path.join(dir, 'cache.db'), Math.floor((i / 12) * length) + 40);
      const again = openDesk(dir, now);
      let known = again.stores.foundCache === 'damaged';
      try {
        again.stores.cache.db.prepare('SELECT sum(length(doc)) FROM docs').get();
        // Damage of the search index is told and not thrown.
        const verdict = again.stores.cache.db.pragma('integrity_check(1)', { simple: true });
        if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' });
        known ||= again.stores.cache.db.prepare('SELECT count(*) FROM counters').pluck().get() === 0;
      } catch (error) {
        known = troubleOf(error) === 'damaged';
        again.stores.setAside();
      }
      expect(known, `byte ${i}`).toBe(true);
      again.replica.reload();
      expect(again.replica.acts()).toHaveLength(30);
      expect(again.stores.cache.tally('all')).toBe(0);
      again.close();
    }
  });

  test('given a damaged outbox and a copy, when opened, then nothing that can be read anywhere is lost and the loss is named (R6)', () => {
    const dir = newDir();
    const desk = open(dir);
    for (let i = 0; i < 20; i++) register(desk);
    desk.stores.backup();
    for (let i = 0; i < 5; i++) register(desk);
    const before = desk.replica.acts().map((a) => a.sent.id);
    desk.close();
    const file = path.join(dir, 'outbox.db');
    for (let at = 4096 * 2 + 100; at < readFileSync(file).length; at += 4096 * 2) flip(file, at);
    const again = open(dir);
    expect(again.stores.restored).toMatchObject({ copyAt: expect.any(Number) });
    const levelled = levelCache(again.stores, again.replica);
    expect(again.replica.acts().map((a) => a.sent.id)).toEqual(before);
    expect(levelled.recovered).toBeGreaterThan(0);
    expect(again.stores.outbox.nextN()).toBeGreaterThan(1_000);
    expect(existsSync(path.join(dir, 'outbox.damaged.db'))).toBe(true);
  });

  test('given an outbox whose head is gone and no copy, when opened, then it is refused, never silently empty', () => {
    const dir = newDir();
    const desk = open(dir);
    register(desk);
    desk.close();
    flip(path.join(dir, 'outbox.db'), 20);
    expect(() => openStores(dir, testKey)).toThrow(/没有可用副本/);
  });

  test('given a half-loaded snapshot, when opened, then it is thrown away and the old cache serves', () => {
    const dir = newDir();
    const desk = open(dir);
    register(desk);
    desk.store.startSnapshot();
    desk.store.addPage([], []);
    expect(existsSync(path.join(dir, 'cache.next.db'))).toBe(true);
    desk.close();
    const again = open(dir);
    expect(existsSync(path.join(dir, 'cache.next.db'))).toBe(false);
    expect(again.stores.cache.tally('all')).toBe(1);
  });

  test('given a lost cache, when opened, then the acts still wait', () => {
    const dir = newDir();
    const desk = open(dir);
    register(desk);
    desk.close();
    rmSync(path.join(dir, 'cache.db'));
    const again = open(dir);
    expect(again.stores.foundCache).toBe('new');
    expect(again.replica.acts()).toHaveLength(1);
  });
});
