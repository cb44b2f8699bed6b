import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempDir, testKey } from '../../../tests/support/station-fixture.ts';
import { openBeside } from './open-beside.ts';

const shape = {
  key: testKey,
  synchronous: 'NORMAL',
  migrations: [{ to: 1, sql: 'CREATE TABLE things (id TEXT) STRICT;' }],
} as const;

test('R6 given a file beside the cache that is no database any more, when it is opened, then it lies aside as it was, an empty one works, and what was kept before comes again where it is whole', () => {
  const { dir, remove } = tempDir();
  const first = openBeside(dir, 'things', shape);
  first.db.prepare('INSERT INTO things VALUES (?)').run('a');
  first.db.close();
  const again = openBeside(dir, 'things', shape);
  expect([again.damaged, again.db.prepare('SELECT id FROM things').pluck().all()]).toEqual([false, ['a']]);
  again.db.close();

  const spoilt = Buffer.alloc(8_192, 7);
  writeFileSync(path.join(dir, 'things.db'), spoilt);
  const fresh = openBeside(dir, 'things', shape);
  expect([fresh.damaged, fresh.db.prepare('SELECT count(*) FROM things').pluck().get()]).toEqual([true, 0]);
  expect(readFileSync(path.join(dir, 'things.damaged.db'))).toEqual(spoilt);
  expect(existsSync(path.join(dir, 'things.db'))).toBe(true);
  fresh.db.close();
  remove();
});
