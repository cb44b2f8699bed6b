/**
 * One contract for the hub's books wherever they stand: the simulation's model, PGlite and PostgreSQL take the same commands to the
 * same journal, and tell every reader the same deltas, snapshots and sights. What the simulation proves on the model holds for them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureMeta } from '../../hub/db/meta.ts';
import { openStore } from '../../hub/db/open-store.ts';
import { createReferences, saveRegistry } from '../../hub/db/reference.ts';
import { createRulingReader } from '../../hub/db/ruling.ts';
import type { Store } from '../../hub/db/store.ts';
import { readDelta } from '../../hub/fanout/read-delta.ts';
import { readPage, readSettled, startSnapshot } from '../../hub/fanout/read-snapshot.ts';
import { seeAlike } from '../../hub/fanout/sees-alike.ts';
import { type CommitDeps, commitBatch } from '../../hub/intake/commit-batch.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import {
  actBy,
  actors,
  countyRules,
  dossierActBy,
  openingBy,
  registrationBy,
  registries,
  seatPool,
} from '../sim/county.ts';
import * as model from '../sim/hub-reads.ts';
import { createHubBooks, type HubBooks } from '../sim/model-hub.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pick, type Random, random, uuidOf } from '../support/random-walk.ts';

const startAt = Date.parse('2025-09-01T08:00+08:00');
const steps = 160;
const readers = seatPool.slice(0, 9).map(({ station, operators }) => ({ station, actor: operators[0] as Actor }));
type Batch = { readonly hubAt: number; readonly sent: readonly SentCommand[] };

/** What somebody at a console does next on the books as they stand. */
function nextCommand(r: Random, books: HubBooks, actor: Actor, n: number, at: number): Command | null {
  const rows = [...books.rows.values()].slice(-14);
  const known = {
    events: rows.flatMap((row) => (isDossier(row) ? [] : [row.id])),
    dossiers: rows.flatMap((row) => (isDossier(row) ? [row.id] : [])),
  };
  const drawn = r();
  const numberOf = (letters: string): string => `${letters}20250901-009${String(n).padStart(4, '0')}`;
  if (rows.length < 4 || drawn < 0.2) return registrationBy(r, countyRules, uuidOf(r), numberOf('LYG'), at);
  if (drawn < 0.4) return openingBy(r, actor, uuidOf(r), at, numberOf, known);
  const row = pick(r, rows);
  return isDossier(row) ? dossierActBy(r, actor, row, at, known) : actBy(r, actor, row, at, countyRules);
}

/** The same work for every store, and the model after it. */
function work(seed: number): { readonly books: HubBooks; readonly batches: readonly Batch[] } {
  const r = random(seed);
  const books = createHubBooks(null);
  const batches: Batch[] = [];
  const numbers = new Map<string, number>();
  let at = startAt;
  for (let step = 0; step < steps; step++) {
    at += 1_000 + Math.floor(r() * 120_000);
    const { station } = pick(r, readers);
    const sent: SentCommand[] = [];
    for (let i = 0; i < 1 + Math.floor(r() * 3); i++) {
      const actor = pick(r, [...actors.values()]);
      const command = nextCommand(r, books, actor, step * 3 + i, at);
      const n = (numbers.get(station) ?? 0) + 1;
      numbers.set(station, n);
      if (command !== null) sent.push({ id: uuidOf(r), station, n, session: 's', actor, at, command });
    }
    // Now and then something comes once more: it is known.
    const again = r() < 0.2 ? (batches.at(-1)?.sent ?? []) : [];
    const batch = { hubAt: at + 500, sent: [...again, ...sent] };
    books.take(batch.sent, batch.hubAt);
    batches.push(batch);
  }
  return { books, batches };
}

async function take(store: Store, batches: readonly Batch[]): Promise<void> {
  const references = createReferences();
  const meta = await ensureMeta(store.db);
  await saveRegistry(store.db, registries[0], startAt);
  await references.get(store.db, meta.registryVersion ?? registries[0]?.version ?? null);
  let now = startAt;
  const deps: CommitDeps = {
    store,
    references,
    readRuling: createRulingReader(),
    now: () => now,
    reached: () => ({ seq: 0, hash: '' }),
    log: (_level, words, about) => {
      throw new Error(`${words} ${JSON.stringify(about)}`);
    },
  };
  for (const { hubAt, sent } of batches) {
    now = hubAt;
    await commitBatch(
      deps,
      sent.map((one) => ({ sent: one, trusted: true })),
    );
  }
}

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

describe.each(['pglite', 'postgres'] as const)('the books on %s beside the model of the simulation', (kind) => {
  const { books, batches } = work(kind === 'pglite' ? 11 : 12);
  let postgres: TestPostgres | null = null;
  let store: Store;
  beforeAll(async () => {
    if (kind === 'postgres') postgres = await startPostgres();
    const url = await postgres?.database('alike');
    const choice = url === undefined ? ({ kind: 'pglite', dir: null } as const) : ({ kind: 'postgres', url } as const);
    store = await openStore(choice, () => undefined);
    await take(store, batches);
  });
  afterAll(async () => {
    await store.close();
    await postgres?.stop();
  });

  test('given the same commands, some of them twice, when taken, then the journal is the same to the last hash (R1)', async () => {
    const meta = await ensureMeta(store.db);
    expect(books.journal.length).toBeGreaterThan(150);
    expect({ seq: meta.seq, hash: meta.hash }).toEqual(books.head());
  });

  test('given readers of every scope at every place of the journal, when they pull, then entries, what entered and what left are the same', async () => {
    for (const [i, reader] of readers.entries())
      for (let after = i; after < books.journal.length; after += 11) {
        const { delta, more, hash } = await readDelta(store.db, reader, after, model.deltaSize);
        const told = model.readDelta(books, reader, after, null, false);
        const seen = (d: typeof delta | typeof told) => ({
          range: [d.after, d.upto],
          entries: d.entries.map((entry) => entry.hash),
          entered: new Map(d.entered.map(({ row, history }) => [row.id, [row, history.map((entry) => entry.seq)]])),
          left: sorted(d.left),
        });
        expect([reader.station, seen(delta), more, hash]).toEqual([reader.station, seen(told), told.more, told.hash]);
      }
  });

  test('given a snapshot that is read while work goes on, when its pages are put together, then rows, journal lines and how commands ended are the same', async () => {
    for (const reader of readers) {
      const now = await startSnapshot(store.db, reader);
      expect(now).toEqual(model.startSnapshot(books, reader));
      for (const seq of [now.seq, Math.floor(now.seq / 2)]) {
        const start = { ...now, seq, hash: books.journal[seq - 1]?.hash ?? '' };
        const real = { rows: [] as unknown[], entries: [] as number[] };
        for (let next: string | null = null, first = true; first || next !== null; first = false) {
          const page = await readPage(store.db, reader, start, next, 4);
          real.rows.push(...page.rows);
          real.entries.push(...page.entries.map((entry) => entry.seq));
          next = page.nextId;
        }
        const told = { rows: [] as unknown[], entries: [] as number[] };
        for (let next: string | null = null, first = true; first || next !== null; first = false) {
          const page = model.readPage(books, reader, start, next, null);
          told.rows.push(...page.rows);
          told.entries.push(...page.entries.map((entry) => entry.seq));
          next = page.nextId;
        }
        expect([reader.station, real.rows, real.entries.toSorted((a, b) => a - b)]).toEqual([
          reader.station,
          told.rows,
          told.entries.toSorted((a, b) => a - b),
        ]);
        const ended = await readSettled(store.db, reader.station, seq, startAt);
        expect(ended.toSorted((a, b) => a.seq - b.seq)).toEqual(
          model.readPage(books, reader, start, null, null).settled,
        );
      }
    }
  });

  test('given any two people, when they are compared at a place of the journal, then they saw alike on both or on neither', async () => {
    const people = [...actors.values()];
    for (const [i, one] of people.entries())
      for (const other of people.slice(i + 1)) {
        const cursor = ((i + 1) * 37) % books.journal.length;
        expect([one.account, other.account, await seeAlike(store.db, one, other, cursor)]).toEqual([
          one.account,
          other.account,
          model.seeAlike(books, one, other, cursor),
        ]);
      }
  });
});
