/** The searched texts in a table of their own, encrypted like the cache: what a LIKE has to go through. */
import path from 'node:path';
import Database from 'better-sqlite3';
import type { GridEvent } from '../shared/domain/event/event.ts';
import { testKey } from '../tests/support/station-fixture.ts';
import { time } from './measure.ts';

/** How long LIKE takes for a word, ms, and how many events it finds. */
export type Like = (word: string) => { readonly ms: number; readonly count: number };

/** A connection with the same key and as much memory as the station's. */
export function connect(file: string): Database.Database {
  const db = new Database(file);
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${testKey}'"`);
  db.pragma('cache_size = -16384');
  return db;
}

export function createPlainTexts(dir: string): {
  readonly add: (rows: readonly GridEvent[]) => void;
  /** Copies the first rows, as multiplyCache does. */
  readonly multiply: (first: number, times: number) => void;
  readonly like: Like;
  /** Words of two to four characters as they stand in texts drawn by `r`, and every fourth of signs that need not stand together. */
  readonly words: (count: number, r: () => number) => readonly string[];
} {
  const db = connect(path.join(dir, 'plain.db'));
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec('CREATE TABLE IF NOT EXISTS texts (head TEXT, body TEXT)');
  const put = db.prepare('INSERT INTO texts VALUES (?, ?)');
  const find = db.prepare('SELECT count(*) FROM texts WHERE head LIKE @word OR body LIKE @word').pluck();
  return {
    add: db.transaction((rows: readonly GridEvent[]) => {
      for (const { number, title, place, content } of rows) put.run(`${number}\n${title}`, `${place.text}\n${content}`);
    }),
    multiply(first, times) {
      const copy = db.prepare('INSERT INTO texts SELECT head, body FROM texts WHERE rowid <= ?');
      for (let i = 1; i < times; i++) copy.run(first);
    },
    words(count, r) {
      const most = Number(db.prepare('SELECT max(rowid) FROM texts').pluck().get());
      const body = db.prepare('SELECT body FROM texts WHERE rowid = ?').pluck();
      const drawn = (): readonly string[] =>
        Array.from(String(body.get(1 + Math.floor(r() * most))).replaceAll(/\s/g, ''));
      return Array.from({ length: count }, (_, i) => {
        const length = 2 + (i % 3);
        const signs = drawn();
        const at = Math.floor(r() * (signs.length - length));
        if (i % 4 > 0) return signs.slice(at, at + length).join('');
        return Array.from({ length }, () => signs[Math.floor(r() * signs.length)]).join('');
      });
    },
    like(word) {
      let count = 0;
      const ms = time(() => {
        count = Number(find.get({ word: `%${word}%` }));
      });
      return { ms, count };
    },
  };
}
