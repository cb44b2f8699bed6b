import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import { takeDelta } from '../../../shared/journal/rebase.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { createJournalHub } from '../../../tests/support/journal-hub.ts';
import { type Desk, openDesk, resourcesDir, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { dropRefused, retryRefused, runCommand } from '../commands/run-command.ts';
import { createDossierDesk } from '../feeds/dossier-desk.ts';
import { dossierViewOf } from '../feeds/dossier-view.ts';
import { attentionLines, outboxLines } from '../feeds/work-lines.ts';
import { SyncCore } from '../sync/sync-core.ts';
import { createRead } from './answer-question.ts';
import { createRun } from './run.ts';

const at = Date.parse('2025-09-01T10:00+08:00');
let desk: Desk;
let hub: ReturnType<typeof createJournalHub>;
let clean: () => void;

beforeEach(() => {
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => at);
  hub = createJournalHub(() => at);
  desk.store.fitScope(sessionOf(people.county));
  desk.store.keepSight(people.county);
  clean = () => {
    desk.close();
    remove();
  };
});
afterEach(() => clean());

const sessionOf = (actor: Actor) => ({ id: 'session', token: 't', actor, until: Number.MAX_SAFE_INTEGER });
const sit = (actor: Actor): boolean => {
  const withdrawn = desk.store.fitScope(sessionOf(actor));
  desk.store.setSession(sessionOf(actor));
  return withdrawn;
};
const act = (dossier: string, machine: string, key: string, fields: Values = {}, number?: string): DossierAct => ({
  kind: 'dossier.act',
  dossier,
  machine,
  act: key,
  opens: number === undefined ? null : { number, area: '320722', event: null },
  fields,
});
const partner = (id: string): DossierAct =>
  act(
    id,
    'partner',
    'register',
    { partnerKind: 'volunteer', partnerName: '志愿队', contact: '甲', contactPhone: '12800001001' },
    `HZ-${id.slice(-4)}`,
  );
const complaint = (id: string, over: Values = {}): DossierAct =>
  act(
    id,
    'complaint',
    'receive',
    {
      channel: 'phone',
      anonymous: true,
      staff: 's1',
      staffName: '某网格员',
      staffUnit: '另一单位',
      conductClass: 'rudeConduct',
      complaintText: '态度生硬',
      ...over,
    },
    `TS-${id.slice(-4)}`,
  );
const context = () => ({ stores: desk.stores, replica: desk.replica, clock: desk.clock });
const ending: Values = { endedOn: '2025-09-01', endReason: '期满' };

/** What was done here goes to the hub and comes back. */
function round(): void {
  hub.take(desk.store.waiting(50));
  const delta = hub.delta(Number(desk.stores.cache.meta('cursor') ?? 0));
  desk.store.transact((replica) => takeDelta(replica, hub.rules, desk.store.station(), delta));
}
/** An act on a partner that somebody else ended first: refused by the hub. */
function refusedAct(): string {
  const id = testId();
  expect(runCommand(context(), partner(id))).toMatchObject({ ok: true, value: { event: null, dossier: id } });
  round();
  const elsewhere = desk.sent(act(id, 'partner', 'end', ending), people.director);
  hub.take([{ ...elsewhere, station: 'elsewhere', at: at - 1 }]);
  expect(runCommand(context(), act(id, 'partner', 'end', ending))).toMatchObject({ ok: true });
  round();
  expect(desk.stores.cache.dossier(id)).toMatchObject({ state: 'ended' });
  return id;
}

test('O4 given an act on a dossier that the hub refuses, when the tray is read, then it stands there with its dossier and what happened meanwhile; given up, the dossier’s journal says so', () => {
  const id = refusedAct();
  const feed = deskContext(desk);
  const [line] = attentionLines(feed);
  expect(line).toMatchObject({ event: null, dossier: { id, state: 'ended' }, refusal: { code: 'wrong-act-state' } });
  expect(line?.meanwhile.map((one) => one.entry.fact)).toMatchObject([{ kind: 'dossier.acted', act: 'end' }]);
  expect(retryRefused(context(), line?.id ?? '')).toMatchObject({ ok: false });
  expect(attentionLines(feed)).toHaveLength(1);
  expect(dropRefused(context(), line?.id ?? '', '已由他人终止')).toMatchObject({ ok: true, value: { dossier: id } });
  expect(attentionLines(feed)).toEqual([]);
  expect(outboxLines(feed)).toMatchObject([
    {
      event: null,
      dossier: { id, machine: 'partner', act: 'dropRefused' },
      title: '志愿队',
      number: `HZ-${id.slice(-4)}`,
    },
  ]);
  round();
  expect(hub.entries().at(-1)?.fact).toMatchObject({
    kind: 'dossier.acted',
    act: 'dropRefused',
    fields: { droppedCommand: line?.id, droppedReason: '已由他人终止' },
  });
});

test('O4 given a dossier that was refused as it was opened, when given up, then its line goes without a trace on a dossier that is not there', () => {
  const first = testId();
  hub.take([{ ...desk.sent(partner(first)), station: 'elsewhere' }]);
  expect(runCommand(context(), partner(first))).toMatchObject({ ok: true });
  hub.take(desk.store.waiting(1));
  const { after, upto, entries } = hub.delta(0);
  // Whoever opened it elsewhere did so out of this console's sight.
  const own = entries.filter((entry) => entry.station === desk.store.station());
  desk.store.transact((replica) =>
    takeDelta(replica, hub.rules, desk.store.station(), { after, upto, entries: own, entered: [], left: [] }),
  );
  const [line] = attentionLines(deskContext(desk));
  expect(line).toMatchObject({ dossier: null, refusal: { code: 'already-exists' } });
  expect(dropRefused(context(), line?.id ?? '', '重复')).toMatchObject({ ok: true, value: { commandId: null } });
  expect(desk.stores.outbox.attentionCount()).toBe(0);
});

test('invariant 6: given a colleague of the same seat who is barred, when he sits down, then the dossier leaves the cache at once, its refused and waiting acts are not shown to him, and the cache is fetched anew', () => {
  desk.stores.cache.setMeta('epoch', hub.epoch());
  const id = testId();
  expect(runCommand(context(), complaint(id, { staffAccount: people.leader.account }))).toMatchObject({ ok: true });
  const kept = testId();
  expect(runCommand(context(), partner(kept))).toMatchObject({ ok: true });
  round();
  expect(runCommand(context(), act(id, 'complaint', 'note', { note: '约谈情况' }))).toMatchObject({ ok: true });
  const [waiting] = desk.store.waiting(1);
  expect(sit(people.leader)).toBe(true);
  const feed = deskContext(desk);
  expect(desk.stores.cache.dossier(id)).toBeUndefined();
  expect(desk.stores.cache.entriesOf(id)).toEqual([]);
  expect(desk.stores.cache.dossier(kept)).toBeDefined();
  expect(desk.store.position().epoch).toBeNull();
  expect(outboxLines(feed)).toEqual([]);
  // The hub's refusal of the act of the one before him comes to this console, and is his to read alone.
  desk.stores.outbox.settle(
    [{ id: waiting?.id ?? '', seq: 9, refusal: { code: 'wrong-act-state' } as never, at }],
    null,
  );
  expect(attentionLines(feed)).toEqual([]);
  sit(people.county);
  expect(attentionLines(feed)).toHaveLength(1);
});

test('given a colleague who may see the same, when he sits down, then nothing leaves; the hub is told whose rows they are', () => {
  desk.stores.cache.setMeta('epoch', hub.epoch());
  expect(runCommand(context(), complaint(testId()))).toMatchObject({ ok: true });
  round();
  expect(sit(people.leader)).toBe(false);
  const core = new SyncCore(desk.store, () => 0);
  core.step({ kind: 'tick' }, { mono: 0, local: at });
  const cursor = desk.store.position().cursor;
  expect(core.step({ kind: 'opened' }, { mono: 0, local: at })).toContainEqual({
    do: 'send',
    message: expect.objectContaining({ t: 'hello', cursor, sight: { actor: people.county, cursor } }),
  });
});

test('invariant 6, found by simulation: given an act that bars its own author, when done, then the dossier is gone from his screens at once and stays for a colleague', () => {
  const id = testId();
  const own = { ...people.county, account: 'countySeat.own' };
  sit(own);
  const { machine, ...rest } = complaint(id);
  expect(runCommand(context(), { machine, ...rest })).toMatchObject({ ok: true });
  const feed = deskContext(desk);
  const row = dossierViewOf(feed, id)?.dossier;
  expect(row).toBeDefined();
  desk.replica.transact((replica) => {
    if (row !== undefined) replica.putRow({ ...row, barred: [own.account] });
  });
  expect(dossierViewOf(feed, id)).toBeNull();
  const all = { machine: null, show: 'all', text: '' } as const;
  expect(createDossierDesk(feed).list(all).rows).toEqual([]);
  expect(outboxLines(feed)).toMatchObject([{ title: null }]);
  // The row stays in the file until the hub says that it left: a colleague who sits down next may need it.
  sit(people.leader);
  expect(dossierViewOf(feed, id)).not.toBeNull();
});

test('given a form that lacks a field or has a wrong one, when it is sent, then the answer points to it and nothing is kept', async () => {
  const feeds = { touch: () => undefined, flush: () => undefined };
  const run = createRun(
    { ...context(), feeds, sync: { acted: () => undefined }, demo: null } as unknown as Parameters<typeof createRun>[0],
    { calm: () => undefined } as unknown as Parameters<typeof createRun>[1],
  );
  const given = partner(testId());
  const { contact: _left, ...fields } = given.fields;
  expect(await run({ ...given, fields })).toMatchObject({
    ok: false,
    error: { code: 'refused', refusal: { code: 'field-missing', detail: { field: 'contact', zh: '联系人' } } },
  });
  expect(await run({ ...given, fields: { ...given.fields, contactPhone: 'x' } })).toMatchObject({
    error: { refusal: { code: 'field-wrong', detail: { field: 'contactPhone' } } },
  });
  expect(await run({ ...given, fields: { ...given.fields, extra: '多' } })).toMatchObject({
    error: { refusal: { code: 'field-unknown', detail: { field: 'extra' } } },
  });
  expect(await run({ ...given, fields: { ...given.fields, contact: { nested: 1 } } })).toMatchObject({
    error: { code: 'bad-shape', path: 'fields.contact' },
  });
  expect(await run({ ...given, act: 'no such act' })).toMatchObject({ error: { refusal: { code: 'unknown-act' } } });
  expect(desk.replica.acts()).toEqual([]);
});

test('given a machine’s letters, when a number is drawn, then it begins with them and no other number of the day is the same', async () => {
  const read = createRead(deskContext(desk), resourcesDir);
  const ask = (letters?: string) => read({ ask: 'newNumber', ...(letters !== undefined && { letters }) }, () => null);
  expect(await ask('TS')).toMatchObject({ value: { number: 'TS20250901-0030001' } });
  expect(await ask()).toMatchObject({ value: { number: 'LYG20250901-0030002' } });
  expect(await ask('ts')).toMatchObject({ ok: false, error: { code: 'bad-shape', path: 'letters' } });
});
