/**
 * Figures and packs: what one entry costs the sums at a tenth of the events and at all of them, how long a wall's figures take to
 * read, and a pack of a year with its PPTX beside a straight recount in SQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createMeetings, docText, type StoredDoc } from '../electron/station/station.ts';
import type { GridEvent } from '../shared/domain/event/event.ts';
import { figureDefinitions } from '../shared/figures/definitions.ts';
import { figureBy } from '../shared/figures/figure.ts';
import { deckOf } from '../shared/meeting/deck.ts';
import { noEdits } from '../shared/meeting/edits.ts';
import { packPeriod, spanOf } from '../shared/meeting/pack-period.ts';
import type { Slide } from '../shared/meeting/slide.ts';
import { ok } from '../shared/std/result.ts';
import { random, uuidOf } from '../tests/support/random-walk.ts';
import { type Desk, openDesk, testKey } from '../tests/support/station-fixture.ts';
import { inHandling, people, proof } from '../tests/support/story.ts';
import { percentiles, round, time } from './measure.ts';

const now = Date.parse('2026-11-22T12:00+08:00');
const day = 86_400_000;
/** The writer is the page's own: its package has types for bundlers only, so it is loaded by its address. */
type Writer = {
  readonly makePptx: (slides: readonly Slide[], meta: { name: string; period: string }) => Promise<Uint8Array>;
};
const writer = new URL('../renderer/meeting/export/make-pptx.ts', import.meta.url).href;
const batch = 1_000;
const changes = 400;

/** A year of events of one place: most done, some in handling, in towns, grids and items as they come. */
function* yearOf(events: number): Iterable<GridEvent> {
  const open = inHandling('LYG').event;
  const done = inHandling('LYG')
    .at('2025-09-04T10:00')
    .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] })
    .when(people.county, { kind: 'event.accept', note: '' }).event;
  const r = random(7);
  for (let n = 0; n < events; n++) {
    const base = r() < 0.9 ? done : open;
    const by = now - Math.floor(r() * 325 * day) - base.registeredAt;
    yield {
      ...base,
      id: uuidOf(r),
      number: `LYG20260101-${String(n).padStart(8, '0')}`,
      registeredAt: base.registeredAt + by,
      deliveredAt: (base.deliveredAt ?? base.registeredAt) + by,
      completedAt: base.completedAt === null ? null : base.completedAt + by,
      place: { ...base.place, lon: 118.7 + r() / 5, lat: 34.5 + r() / 5 },
      clocks: base.clocks.map((c) => ({
        ...c,
        startAt: c.startAt + by,
        due: c.due + by,
        stoppedAt: c.stoppedAt === null ? null : c.stoppedAt + by,
      })),
    };
  }
}

function fill(desk: Desk, rows: Iterator<GridEvent>, upto: number, from: number): readonly GridEvent[] {
  const some: GridEvent[] = [];
  for (let n = from; n < upto; n += batch)
    desk.stores.cache.transact(() => {
      for (let i = 0; i < batch; i++) {
        const next = rows.next();
        if (next.done === true) return;
        desk.stores.cache.putEvent(next.value);
        if (some.length < changes) some.push(next.value);
      }
    });
  return some;
}

/** Rows with places in all sums, so that what is measured is an entry and not an empty table. */
const sizesUpTo = (events: number): readonly number[] =>
  [2_000, 20_000, 100_000].filter((size) => size < events).concat(events);

/** One entry's change of a row with all its sums, in a transaction of its own. */
const updateCost = (desk: Desk, rows: readonly GridEvent[]) =>
  percentiles(
    rows.map((row, i) =>
      time(() =>
        desk.stores.cache.transact(() =>
          desk.stores.cache.putEvent({ ...row, version: row.version + 1, severity: ((i % 4) + 1) as 1 | 2 | 3 | 4 }),
        ),
      ),
    ),
  );

export async function benchWall(events: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-bench-'));
  const desk = openDesk(dir, () => now);
  const { stores, replica, clock } = desk;
  /** Lengths of the acts that carry the pack to other consoles. */
  const sent: number[] = [];
  const act = (command: object) => {
    sent.push(JSON.stringify(command).length);
    return ok({ commandId: null, event: null, dossier: null, warnings: [] });
  };
  const meetings = createMeetings({ stores, replica, clock, actor: () => people.county, key: testKey, act });
  try {
    const rows = yearOf(events)[Symbol.iterator]();
    const oneEntryMs: { events: number; p50: number; p99: number }[] = [];
    for (const [i, size] of sizesUpTo(events).entries()) {
      say(`wall: ${size} events`);
      const some = fill(desk, rows, size, oneEntryMs[i - 1]?.events ?? 0);
      oneEntryMs.push({ events: size, ...updateCost(desk, some) });
    }
    const range = { ...spanOf(packPeriod('year', '2026-06-01')), now };
    const read = Array.from({ length: 20 }, () =>
      time(() => {
        for (const { key } of figureDefinitions)
          for (const dim of ['all', 'department', 'town'] as const) figureBy(stores.cache.sums, key, dim, range);
      }),
    );
    say('wall: a pack of the year');
    const id = '0190c000-0000-7000-8000-000000000001';
    const began = performance.now();
    const done = await meetings.run({
      kind: 'meeting.freeze',
      id,
      period: 'year',
      date: '2026-06-01',
      area: '320722',
      cutoff: null,
    });
    const view = meetings.view(id);
    if (!done.ok || view === null) throw new Error(JSON.stringify(done));
    const packMs = performance.now() - began;
    const { makePptx } = (await import(writer)) as Writer;
    const begun = performance.now();
    const bytes = await makePptx(deckOf(view.pack, noEdits, []), { name: 'bench', period: '2026' });
    const pptxMs = performance.now() - begun;
    stores.cache.db.function('doc_text', (doc) => docText(doc as StoredDoc));
    const recount = stores.cache.db.prepare(
      "SELECT json_extract(doc_text(doc), '$.lastHolder.id') AS d, count(*) AS n, sum(json_extract(doc_text(doc), '$.completedAt') IS NOT NULL) AS done FROM docs GROUP BY d",
    );
    const sqlMs = time(() => void recount.all());
    return {
      events,
      oneEntryMs,
      ratioOfMedians: round((oneEntryMs.at(-1)?.p50 ?? 0) / (oneEntryMs[0]?.p50 ?? 1), 2),
      allFiguresByThreeDimensionsMs: percentiles(read),
      pack: {
        events: view.pack.total,
        ms: round(packMs, 0),
        pptxMs: round(pptxMs, 0),
        pptxKiB: round(bytes.byteLength / 1024, 0),
        travelsAs: { acts: sent.length, KiB: round(sent.reduce((sum, n) => sum + n, 0) / 1024, 0) },
      },
      straightSqlRecountOfOneTableMs: round(sqlMs, 0),
      packToRecount: round(packMs / sqlMs, 1),
    };
  } finally {
    meetings.close();
    desk.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
