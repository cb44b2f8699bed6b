import { afterEach, expect, test } from 'vitest';
import { isDossier } from '../../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { createMapSums } from '../../../shared/figures/map-sums.ts';
import { isRuling } from '../../../shared/journal/commit.ts';
import { rowIdOf } from '../../../shared/journal/entry.ts';
import type { Row } from '../../../shared/journal/handle.ts';
import { showPending, takeDelta } from '../../../shared/journal/rebase.ts';
import { createJournalHub } from '../../../tests/support/journal-hub.ts';
import { createModelReplica } from '../../../tests/support/model-replica.ts';
import { poolOf, randomDossierAct, randomOpening } from '../../../tests/support/random-dossier.ts';
import { pick, random, randomAct, randomRegistration, walkers } from '../../../tests/support/random-walk.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { docText, type StoredDoc } from './doc-text.ts';
import { tallyKeys } from './event-columns.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});
const newDir = (): string => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
};

/** Every sum and tally the cache keeps, against a recount over its rows. */
function expectCountersRecounted({ stores }: Desk): void {
  const rows = stores.cache.db.prepare('SELECT id, pending, doc FROM events JOIN docs USING (rid)').all() as {
    id: string;
    pending: number;
    doc: StoredDoc;
  }[];
  const events = rows.map((r) => JSON.parse(docText(r.doc)) as GridEvent);
  const recount = new Map(createMapSums(events).dump());
  for (const { id, pending } of rows) {
    const known = stores.cache.known(id);
    if (known === undefined) throw new Error(id);
    expect(known.pending).toBe(pending);
    for (const key of tallyKeys(known.columns, pending))
      recount.set(`view|view|${key}|0`, (recount.get(`view|view|${key}|0`) ?? 0) + 1);
  }
  const kept = new Map(stores.cache.counters.dump().map((c) => [`${c.metric}|${c.dim}|${c.key}|${c.at}`, c.n]));
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(recount));
}

/** Random work at this desk and elsewhere, offered and pulled at random moments, on SQLite and on the model at once. */
function walk(seed: number, steps: number) {
  const r = random(seed);
  let at = Date.parse('2025-09-01T08:00+08:00');
  const hub = createJournalHub(() => at);
  const desk = openDesk(newDir(), () => at);
  cleanups.push(() => desk.close());
  const model = createModelReplica({
    grids: new Map(tinyCounty.grids.map((g) => [g.code, g])),
    departments: new Map(tinyCounty.departments.map((d) => [d.id, d])),
  });
  let n = 0;
  const file = (rows: ReadonlyMap<string, Row>) => {
    const actor = pick(r, walkers);
    const context = { rules: hub.rules, actor, at, hubAt: null };
    const dossiers = [...rows.values()].filter(isDossier);
    // Who sits here is never barred: the model knows no session.
    const others = walkers.filter((one) => one.unit !== people.county.unit);
    const pool = poolOf(others, {
      grids: tinyCounty.grids.map((g) => g.code),
      staff: ['s1', 's2'],
      events: [...rows.keys()].filter((id) => !dossiers.some((d) => d.id === id)),
      dossiers: dossiers.map((d) => d.id),
    });
    const dossier = r() < 0.4 ? undefined : dossiers[Math.floor(r() * dossiers.length)];
    const drawn =
      dossier === undefined
        ? randomOpening(r, context, testId(), pool, (letters) => `${letters}${++n}`)
        : randomDossierAct(r, context, dossier, pool);
    return drawn === null ? null : { actor, command: drawn };
  };
  const command = () => {
    if (r() < 0.4) return file(model.rows);
    const row = r() < 0.4 ? null : pick(r, [...model.events.values(), null]);
    return row === null ? randomRegistration(r, hub.rules, testId(), at, ++n) : randomAct(r, hub.rules, row, at);
  };
  const actHere = (): void => {
    const done = command();
    if (done === null) return;
    const sent = desk.sent(done.command, done.actor);
    const outcome = desk.replica.perform(desk.rules(), sent);
    if (!outcome.ok) return;
    model.enqueue(sent);
    showPending(model, hub.rules, sent);
  };
  const actElsewhere = (): void => {
    const row = hub.events().size === 0 ? null : pick(r, [...hub.events().values()]);
    const done = r() < 0.4 ? file(hub.rows()) : row === null ? null : randomAct(r, hub.rules, row, at);
    if (done === null) return;
    hub.take([{ id: testId(), station: 'other', n: ++n, session: 's', actor: done.actor, at, command: done.command }]);
  };
  const offer = (): void => void hub.take(desk.store.waiting(1 + Math.floor(r() * 5)));
  const pull = (): void => {
    const delta = hub.delta(model.cursor());
    const answers = [
      desk.store.transact((replica) => takeDelta(replica, hub.rules, desk.store.station(), delta)),
      takeDelta(model, hub.rules, desk.store.station(), delta),
    ];
    expect(answers[0]).toBe(answers[1]);
  };
  for (let i = 0; i < steps; i++) {
    at += Math.floor(r() * 600_000);
    pick(r, [actHere, actHere, actElsewhere, offer, pull])();
  }
  return { hub, desk, model, offer, pull };
}

test.each([1, 2, 3, 4, 5, 6])(
  'given random work under seed %i, when it is rebased on SQLite, then rows, acts and cursor equal the model (house: goes round once)',
  (seed) => {
    const { hub, desk, model, offer, pull } = walk(seed, 120);
    const compare = (): void => {
      const all = 'SELECT id FROM events UNION ALL SELECT id FROM dossiers ORDER BY id';
      const ids = desk.stores.cache.db.prepare(all).pluck().all() as string[];
      expect(ids).toEqual([...model.rows.keys()].sort());
      for (const id of ids) expect(desk.stores.cache.row(id)).toEqual(model.rows.get(id));
      expect(desk.stores.cache.ruling()).toEqual(desk.stores.cache.dossiers().filter(isRuling));
      expect(desk.replica.acts().map((a) => ({ sent: a.sent, shown: a.shown }))).toEqual(model.pending());
      expect(Number(desk.stores.cache.meta('cursor') ?? 0)).toBe(model.cursor());
      expect(
        desk.stores.outbox
          .attention()
          .map((a) => a.id)
          .sort(),
      ).toEqual([...model.attention.keys()].sort());
      expectCountersRecounted(desk);
    };
    compare();
    while (desk.store.waiting(1).length > 0) {
      offer();
      pull();
    }
    pull();
    compare();
    for (const row of hub.rows().values()) expect(desk.stores.cache.row(row.id)).toEqual(row);
    expect([...hub.rows().values()].some(isDossier)).toBe(true);
    expect(new Set(walkers.map((w) => w.role)).size).toBeGreaterThan(4);
  },
);

test('given a desk closed in the middle of its work, when it is opened again, then acts, before-images and counts are as they were (O3)', () => {
  const { desk } = walk(11, 80);
  const before = desk.replica.acts().map((a) => ({ ...a }));
  expect(before.length).toBeGreaterThan(0);
  desk.close();
  const again = openDesk(desk.dir, () => 0);
  cleanups.push(() => again.close());
  expect(again.replica.acts()).toEqual(before);
  expectCountersRecounted(again);
});

test('given an act of somebody who sat here before, when it is shown to one who may not see its event, then the event stays out of sight (R2)', () => {
  const at = Date.parse('2025-09-01T08:00+08:00');
  const dir = newDir();
  const desk = openDesk(dir, () => at, { actor: people.county });
  cleanups.push(() => desk.close());
  const { command } = randomRegistration(random(1), desk.rules(), testId(), at, 1);
  expect(desk.replica.perform(desk.rules(), desk.sent(command))).toMatchObject({ ok: true });
  const session = { id: 's2', token: 't2', actor: people.otherTown, until: at + 1e9 };
  desk.store.setSession(session);
  expect(desk.store.fitScope(session)).toBe(false);
  desk.stores.cache.setMeta('scope', 'somebody else');
  expect(desk.store.fitScope(session)).toBe(true);
  desk.store.putRegistry(tinyCounty);
  const act = desk.replica.acts()[0];
  if (act === undefined) throw new Error('the act is gone');
  desk.replica.transact((store) => showPending(store, desk.rules(), act.sent));
  expect(desk.stores.cache.row(rowIdOf(command))).toBeUndefined();
  expect(desk.replica.acts()).toHaveLength(1);
});
