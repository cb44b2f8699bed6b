import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AttachmentType } from '../../../shared/domain/attachment/attachment.ts';
import { type Db, openDatabase } from '../db/open-database.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { FileStore } from './file-store.ts';
import { hashOf } from './file-traffic.ts';

/** A file that an act of this console put to an event. */
export type Owed = { readonly event: string; readonly sha256: string; readonly name: string };
/** `lost`: of these the bytes are gone here; whether the hub has them it says when the line stands. */
export type Rescue = { readonly saved: number; readonly lost: readonly Owed[] };

type Row = { readonly sha256: string; readonly type: AttachmentType; readonly size: number };

/**
 * Takes out of a damaged `files.db`, which lies aside, every whole file the hub may not have: put to an event and not sent, or handed
 * over and standing in a draft. What cannot be read is marked where its event shows it, never dropped in silence.
 * @param key 64 hex digits @param owed files put to events by acts this console still has @param now hub time, ms
 */
export function rescueFiles(dir: string, key: string, store: FileStore, owed: readonly Owed[], now: number): Rescue {
  const aside = openAside(path.join(dir, 'files.damaged.db'), key);
  const rows = aside === null ? [] : read<Row>(aside, ownFiles);
  const saved = rows.filter((row) => aside !== null && takeOver(aside, store, row, now));
  const open = aside === null ? [] : read<Pick<Owed, 'event' | 'sha256'>>(aside, openSends);
  // What the hub had taken whole is not lost, though it is here no more.
  const sent = new Set(aside === null ? [] : read<Pick<Owed, 'event' | 'sha256'>>(aside, doneSends).map(keyOf));
  aside?.close();
  for (const { event, sha256 } of open) if (store.file(sha256) !== null) store.addSend(event, sha256, now);
  const lost = owed.filter((one) => store.file(one.sha256) === null && !sent.has(keyOf(one)));
  for (const { event, sha256 } of lost) store.addLost(event, sha256, now);
  return { saved: saved.length, lost };
}

const ownFiles =
  'SELECT sha256, type, size FROM files WHERE own = 1 OR sha256 IN (SELECT sha256 FROM sends WHERE done = 0)';
const openSends = 'SELECT event, sha256 FROM sends WHERE done = 0';
const doneSends = 'SELECT event, sha256 FROM sends WHERE done = 1';
const keyOf = ({ event, sha256 }: Pick<Owed, 'event' | 'sha256'>): string => `${event} ${sha256}`;

function openAside(file: string, key: string): Db | null {
  return unlessDamaged(() => openDatabase(file, { key, synchronous: 'NORMAL' }), null);
}

/** Row by row: what stands before the broken page still comes. */
function read<T>(db: Db, sql: string): readonly T[] {
  const rows: T[] = [];
  unlessDamaged(() => {
    for (const row of db.prepare(sql).iterate()) rows.push(row as T);
  }, undefined);
  return rows;
}

/** True when all of it was there and is what its name says. */
function takeOver(aside: Db, store: FileStore, { sha256, type, size }: Row, now: number): boolean {
  const ref = randomUUID();
  const pieces = unlessDamaged(
    () => aside.prepare('SELECT at, bytes FROM pieces WHERE sha256 = ? ORDER BY at').all(sha256),
    [],
  ) as { readonly at: number; readonly bytes: Buffer }[];
  for (const { at, bytes } of pieces) store.stage(ref, at, bytes);
  const isWhole = hashOf(store, ref, size) === sha256;
  if (isWhole) store.adopt(ref, { sha256, type, size, held: size }, now);
  else store.unstage(ref);
  return isWhole;
}

function unlessDamaged<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error;
    return otherwise;
  }
}
