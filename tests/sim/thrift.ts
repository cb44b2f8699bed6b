/** What a simulation of thousands of consoles spares its SQLite files; the product's own code opens and writes them all the same. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAlarmStore } from '../../electron/station/alarms/alarm-store.ts';
import { keptRegistry } from '../../electron/station/db/cache-side.ts';
import { type Db, openDatabase } from '../../electron/station/db/open-database.ts';
import { openStores } from '../../electron/station/db/stores.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { usedBy } from './used-console.ts';

/** Files in memory where the system offers it: what a power cut takes is decided by the simulation, not by the disk. */
const memory = ['/dev/shm'].find((dir) => existsSync(dir)) ?? tmpdir();

/** A folder of its own that goes with the process at the latest. */
export const newFolder = (): string => mkdtempSync(path.join(memory, 'griddesk-sim-'));

type Run = (...words: unknown[]) => unknown;
type Prepared = { readonly [K in 'run' | 'get' | 'all' | 'iterate']: Run } & { pluck(): Prepared; raw(): Prepared };

/** A statement that is prepared when it is first run: of some ninety that a console prepares, a short story runs half. */
class LateStatement implements Prepared {
  readonly #make: () => Prepared;
  #made: Prepared | null = null;

  constructor(make: () => Prepared) {
    this.#make = make;
  }
  get #statement(): Prepared {
    this.#made ??= this.#make();
    return this.#made;
  }
  run(...words: unknown[]): unknown {
    return this.#statement.run(...words);
  }
  get(...words: unknown[]): unknown {
    return this.#statement.get(...words);
  }
  all(...words: unknown[]): unknown {
    return this.#statement.all(...words);
  }
  iterate(...words: unknown[]): unknown {
    return this.#statement.iterate(...words);
  }
  pluck(): Prepared {
    return new LateStatement(() => this.#statement.pluck());
  }
  raw(): Prepared {
    return new LateStatement(() => this.#statement.raw());
  }
}

/** A raw key, as the host of a console makes one. */
const key = 'ab'.repeat(32);
/** The key that means none. */
const plainKey = '0'.repeat(64);
/** Of four seeds one enciphers its files, as every console does: in all of them it would be a sixth of the work of a run (docs/figures.md). */
export const keyOf = (seed: number): string => (seed % 4 === 0 ? key : plainKey);

let isThrifty = false;
/** Once in a process that runs seeds on files: from then on every statement of every file is prepared late, and the plain key is none. */
export function beThrifty(): void {
  if (isThrifty) return;
  isThrifty = true;
  const dir = newFolder();
  const probe = openDatabase(path.join(dir, 'probe.db'), { key, synchronous: 'OFF' });
  const everyDb = Object.getPrototypeOf(probe) as Db;
  probe.close();
  rmSync(dir, { recursive: true });
  const { prepare, exec } = everyDb;
  everyDb.prepare = function prepareLater(this: Db, sql: string) {
    return new LateStatement(() => prepare.call(this, sql) as unknown as Prepared);
  } as unknown as Db['prepare'];
  everyDb.exec = function withoutPlainKey(this: Db, sql: string) {
    return exec.call(this, sql.replace(`PRAGMA key = "x'${plainKey}'";`, ''));
  };
}

/** Its log is not written back when it is closed: the file is thrown away or put back as it stood. */
export function dropLog(file: string): void {
  if (existsSync(`${file}-wal`)) truncateSync(`${file}-wal`);
}

const names = ['outbox.db', 'cache.db', 'alarms.db'] as const;
const templates = new Map<string, string>();
/** Takes what this process copies from off the disk; done by itself where a process ends in order. */
export function dropTemplates(): void {
  for (const dir of templates.values()) rmSync(dir, { recursive: true, force: true });
  templates.clear();
}

/** The files of a console that was opened once and closed, or used by somebody, as a new folder. */
export function newConsoleFolder(fileKey: string, station: string, used: Actor | null): string {
  const name = `${fileKey} ${used === null ? '' : `${station} ${used.account}`}`;
  const template = templates.get(name) ?? makeTemplate(fileKey, station, used);
  if (templates.size === 0) process.once('exit', dropTemplates);
  templates.set(name, template);
  const dir = newFolder();
  for (const file of names) copyFileSync(path.join(template, file), path.join(dir, file));
  return dir;
}

function makeTemplate(fileKey: string, station: string, used: Actor | null): string {
  const dir = newFolder();
  const stores = openStores(dir, fileKey);
  openAlarmStore(dir, fileKey).close();
  if (used !== null) {
    const { registry, meta, outbox } = usedBy(station, used);
    const { epoch, scope, sight } = meta;
    stores.startNext().finish({
      epoch,
      scope,
      sight,
      seq: Number(meta.cursor),
      hash: null,
      asOf: Number(meta.asOf),
      registry: keptRegistry(registry),
    });
    stores.takeNext();
    stores.outbox.setMeta('epoch', outbox.epoch);
    stores.outbox.setMeta('stationNo', outbox.stationNo);
  }
  stores.close();
  return dir;
}
