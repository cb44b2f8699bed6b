/** What must hold of journal and consoles when everything has come to rest. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { openStores } from '../../electron/station/station.ts';
import { canonicalJson, genesis, verifyChain } from '../../shared/journal/chain.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { lift } from '../../shared/journal/lift.ts';
import { testKey } from '../support/station-fixture.ts';
import type { Taken } from './messages.ts';

export type Witness = {
  readonly name: string;
  readonly dataDir: string;
  readonly taken: readonly Taken[];
  /** Ids in its attention tray at the end. */
  readonly attention: readonly string[];
};

export type Verdict = {
  readonly acts: number;
  readonly entries: number;
  readonly refused: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly disordered: readonly string[];
  readonly diverged: readonly string[];
  readonly other: readonly string[];
};

export const wrongs = (verdict: Verdict): readonly string[] => [
  ...verdict.lost,
  ...verdict.doubled,
  ...verdict.disordered,
  ...verdict.diverged,
  ...verdict.other,
];

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

type Books = { readonly entries: readonly Entry[]; readonly rows: ReadonlyMap<string, unknown> };

async function readBooks(database: string): Promise<Books> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const entries = await client.query<{ doc: unknown }>('select doc from entries order by seq');
    const rows = await client.query<{ id: string; doc: unknown }>('select id, doc from rows');
    return {
      entries: entries.rows.map((row) => lift(row.doc as Entry)),
      rows: new Map(rows.rows.map((row) => [row.id, row.doc])),
    };
  } finally {
    await client.end();
  }
}

/**
 * Judges a run at rest: every act whose receipt an operator got stands in the hub's journal once, or refused with its author told; no
 * number was given twice; each console's order holds; the chain is whole; every cache shows what the hub has. The consoles must be
 * stopped: their files are opened.
 */
export async function judge(database: string, witnesses: readonly Witness[]): Promise<Verdict> {
  const books = await readBooks(database);
  const found = { lost: [] as string[], doubled: [] as string[], disordered: [] as string[], diverged: [] as string[] };
  const byId = new Map<string, Entry>();
  for (const entry of books.entries) {
    if (byId.has(entry.commandId)) found.doubled.push(`act ${entry.commandId} stands twice in the journal`);
    byId.set(entry.commandId, entry);
  }
  for (const witness of witnesses) ofWitness(witness, byId, found);
  ofNumbers(books.entries, found);
  const broken = verifyChain(books.entries, { seq: 0, hash: genesis }, digest);
  for (const witness of witnesses) found.diverged.push(...ofCache(witness, books));
  return {
    acts: witnesses.reduce((sum, { taken }) => sum + taken.length, 0),
    entries: books.entries.length,
    refused: books.entries.filter(({ fact }) => fact.kind === 'command.refused').length,
    ...found,
    other: broken === null ? [] : [`the chain is broken at ${broken.seq}: ${broken.why}`],
  };
}

type Found = { readonly lost: string[]; readonly doubled: string[]; readonly disordered: string[] };

function ofWitness({ name, taken, attention }: Witness, byId: ReadonlyMap<string, Entry>, found: Found): void {
  const told = new Set(attention);
  let last = 0;
  for (const { id } of taken) {
    const entry = byId.get(id);
    if (entry === undefined) {
      found.lost.push(`${name}: act ${id} is lost`);
      continue;
    }
    if (entry.seq < last) found.disordered.push(`${name}: act ${id} overtook the one before it`);
    last = entry.seq;
    if (entry.fact.kind === 'command.refused' && !told.has(id))
      found.lost.push(`${name}: act ${id} was refused and nobody told its author`);
  }
}

function ofNumbers(entries: readonly Entry[], found: Found): void {
  const last = new Map<string, number>();
  const receipts = new Map<string, string>();
  for (const { seq, station, n, fact } of entries) {
    const before = last.get(station) ?? 0;
    if (n === before) found.doubled.push(`number ${n} of ${station} was given twice`);
    else if (n < before) found.disordered.push(`entry ${seq} of ${station}: ${n} after ${before}`);
    last.set(station, Math.max(n, before));
    if (fact.kind !== 'event.registered') continue;
    const { number } = fact.row;
    if (receipts.has(number) && receipts.get(number) !== rowIdOf(fact))
      found.doubled.push(`receipt number ${number} was given twice`);
    receipts.set(number, rowIdOf(fact));
  }
}

function ofCache({ name, dataDir }: Witness, { rows, entries }: Books): string[] {
  if (!existsSync(dataDir)) return [];
  const stores = openStores(dataDir, testKey);
  try {
    const found: string[] = [];
    const cursor = Number(stores.cache.meta('cursor') ?? 0);
    if (cursor !== entries.length) found.push(`${name} stands at ${cursor} of ${entries.length}`);
    if (stores.outbox.waiting().length > 0) found.push(`${name} still has acts waiting`);
    if (stores.cache.tally('all') !== rows.size)
      found.push(`${name} counts ${stores.cache.tally('all')} events, the hub ${rows.size}`);
    for (const [id, row] of rows)
      if (canonicalJson(stores.cache.row(id)) !== canonicalJson(row)) found.push(`${name} holds another ${id}`);
    return found;
  } finally {
    stores.close();
  }
}
