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
import { actors, registries, startAt } from '../sim/county.ts';
import { type Batch, countyWork, readers } from '../sim/county-work.ts';
import * as model from '../sim/hub-reads.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

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
  const { books, batches } = countyWork(kind === 'pglite' ? 11 : 12);
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
