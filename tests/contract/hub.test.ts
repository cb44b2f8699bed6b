/** What a hub promises its consoles, over PGlite and over a real PostgreSQL alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoreChoice } from '../../hub/db/store.ts';
import { createHub, type Hub, type HubOptions } from '../../hub/hub.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { wireVersion } from '../../shared/wire/version.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { provesPartly } from '../support/proves.ts';
import { dispatchTo, people, registration } from '../support/story.ts';
import { cheapPasswords } from '../support/test-hub.ts';
import { accounts, otherGrid, password, tinyCounty } from '../support/tiny-county.ts';
import { connectWire, newId, seated, sentBy, type WireClient } from '../support/wire-client.ts';

const seed = { registry: tinyCounty, accounts };
let postgres: TestPostgres;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'griddesk-hub-'));
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
});

const register = (event: string, over: Parameters<typeof registration>[0] = {}): Command =>
  ({ ...registration(over), event }) as Command;
const toCenter = (event: string): Command => ({ kind: 'event.reportToCenter', event, reason: '' });
const dispatch = (event: string, to = 'chengguan'): Command => ({ ...dispatchTo(to), event }) as Command;
const note = (event: string, text = '备注'): Command => ({ kind: 'event.addNote', event, text });

let stations = 0;
const nextStation = (): string => `station-${++stations}`;

describe.each(['pglite', 'postgres'] as const)('on %s', (kind) => {
  let hub: Hub;
  let store: StoreChoice;
  const lines: string[] = [];
  const start = (over: Partial<HubOptions> = {}): Promise<Hub> =>
    createHub({
      store,
      seed,
      argon2: cheapPasswords,
      log: (level, message, fields) => void lines.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`),
      ...over,
    });

  beforeAll(async () => {
    store =
      kind === 'pglite'
        ? { kind, dir: path.join(dir, 'contract') }
        : { kind, url: await postgres.database('contract') };
    hub = await start();
  });
  afterAll(async () => {
    await hub.stop();
  });

  const at = (account: { readonly account: string }): Promise<Awaited<ReturnType<typeof seated>>> =>
    seated(hub.url, nextStation(), account.account);
  const offer = (
    c: WireClient & { readonly session: { readonly id: string; readonly actor: (typeof people)['county'] } },
    ...commands: Command[]
  ) => {
    const sent = commands.map((command) => sentBy(c.station, c.session.actor, c.session.id, command));
    c.say({ t: 'offer', commands: sent });
    return sent;
  };

  test('given an account, when signing in, then a session and a welcome with number and registry come', async () => {
    const desk = await at(people.county);
    expect(desk.session.actor).toEqual(people.county);
    expect(desk.welcome).toMatchObject({ sync: 'snapshot', sentAt: 1 });
    expect(desk.welcome.registryVersion).toMatch(/^tiny@1~320722~[0-9a-f]{8}$/);
    expect(desk.welcome.registry?.grids).toHaveLength(3);
    // Whom the centre may name: accounts of its own area, never those of another.
    const named = desk.welcome.registry?.accounts ?? [];
    expect(named.map((one) => one.account)).toContain(people.county.account);
    expect(named.every((one) => one.area.startsWith('320722'))).toBe(true);
    const again = await desk.hello(desk.session, {
      registry: desk.welcome.registryVersion,
      epoch: desk.welcome.epoch,
      cursor: desk.welcome.seq,
    });
    expect(again).toMatchObject({ registry: null, sync: 'deltas', stationNo: desk.welcome.stationNo });
    desk.close();
  });

  test('given an offer, when taken, then news comes and the delta is the acknowledgement, doubled or not', async () => {
    const desk = await at(people.county);
    const from = desk.welcome.seq;
    const id = newId();
    const sent = offer(desk, register(id), toCenter(id));
    await desk.news(from);
    desk.say({ t: 'offer', commands: sent });
    desk.say({ t: 'offer', commands: sent });
    const [delta] = await desk.pullAll(from);
    expect(delta?.entries.map((e) => [e.commandId, e.fact.kind])).toEqual([
      [sent[0]?.id, 'event.registered'],
      [sent[1]?.id, 'event.reportedToCenter'],
    ]);
    expect(delta?.upto).toBe((await hub.head()).seq);
    expect(delta?.hash).toBe((await hub.head()).hash);
    desk.close();
  });

  test('given one command twice in one offer, when taken, then it is one entry', async () => {
    const desk = await at(people.county);
    const [one] = [sentBy(desk.station, people.county, desk.session.id, register(newId()))];
    desk.say({ t: 'offer', commands: [one, one] });
    await desk.news(desk.welcome.seq);
    expect((await desk.pull(desk.welcome.seq)).entries).toHaveLength(1);
    desk.close();
  });

  test('given many offers of many consoles at once, when taken, then each console keeps its order and the chain is whole', async () => {
    const desks = await Promise.all(Array.from({ length: 4 }, () => at(people.county)));
    const from = (await hub.head()).seq;
    const sent = desks.map((desk) => {
      const ids = Array.from({ length: 30 }, newId);
      return [...ids.map((id) => offer(desk, register(id))), ...ids.map((id) => offer(desk, toCenter(id)))].flat();
    });
    await expect.poll(async () => (await hub.head()).seq - from, { timeout: 20_000 }).toBe(240);
    const all = (await desks[0]?.pullAll(from))?.flatMap((d) => d.entries) ?? [];
    for (const [i, desk] of desks.entries()) {
      expect(all.filter((e) => e.station === desk.station).map((e) => e.commandId)).toEqual(sent[i]?.map((s) => s.id));
    }
    expect(all.map((e) => e.seq)).toEqual(Array.from({ length: 240 }, (_, i) => from + 1 + i));
    expect((await hub.verify()).broken).toBeNull();
    for (const desk of desks) desk.close();
  });

  test('given a command the rules refuse, when taken, then it is journalled with its text and comes to its author only (O4)', async () => {
    const desk = await at(people.county);
    const other = await at(people.leader);
    const missing = note(newId(), '对不上的备注');
    offer(desk, missing);
    await desk.news(desk.welcome.seq);
    const [entry] = (await desk.pull(desk.welcome.seq)).entries;
    expect(entry?.fact).toMatchObject({ kind: 'command.refused', command: missing, refusal: { code: 'not-found' } });
    expect((await other.pull(desk.welcome.seq)).entries).toEqual([]);
    desk.close();
    other.close();
  });

  test('given text with NUL and half characters, when taken, then it is kept as it was typed', async () => {
    const desk = await at(people.county);
    const id = newId();
    offer(desk, register(id, { content: 'a\u0000b\ud800c' }));
    await desk.news(desk.welcome.seq);
    const [entry] = (await desk.pull(desk.welcome.seq)).entries;
    expect(entry?.fact).toMatchObject({ row: { content: 'a\u0000b\ud800c' } });
    expect((await hub.verify()).broken).toBeNull();
    desk.close();
  });

  test('given a dispatch, when the department pulls, then the event enters with its row and its whole history', async () => {
    const desk = await at(people.county);
    const urban = await at(people.urban);
    const water = await at(people.water);
    const id = newId();
    offer(desk, register(id), toCenter(id), dispatch(id), note(id));
    await urban.news(urban.welcome.seq);
    const delta = await urban.pull(urban.welcome.seq);
    expect(delta.entries.map((e) => e.fact.kind)).toEqual(['event.dispatched', 'event.noteAdded']);
    expect(delta.entered).toHaveLength(1);
    expect(delta.entered[0]?.row).toMatchObject({ id, state: 'assigned', version: 4 });
    expect(delta.entered[0]?.history.map((e) => e.fact.kind)).toEqual([
      'event.registered',
      'event.reportedToCenter',
      'event.dispatched',
      'event.noteAdded',
    ]);
    expect(await water.pull(water.welcome.seq)).toMatchObject({ entries: [], entered: [], upto: delta.upto });
    // Entered once: the next delta carries its entries alone.
    offer(desk, note(id));
    await expect.poll(async () => (await hub.head()).seq).toBe(delta.upto + 1);
    expect(await urban.pull(delta.upto)).toMatchObject({
      entered: [],
      entries: [{ fact: { kind: 'event.noteAdded' } }],
    });
    for (const c of [desk, urban, water]) c.close();
  });

  test('given a town that takes a call about no place in particular, when others act on it, then the town goes on seeing it', async () => {
    const town = await at(people.town);
    const desk = await at(people.county);
    const id = newId();
    offer(
      town,
      register(id, { place: { text: '不详', lon: null, lat: null, grid: null, gridBasis: 'unknown', area: '320722' } }),
    );
    const begun = await town.news(town.welcome.seq);
    offer(desk, note(id));
    await expect.poll(async () => (await hub.head()).seq).toBe(begun + 1);
    expect((await town.pull(begun)).entries).toMatchObject([{ fact: { kind: 'event.noteAdded', event: id } }]);
    for (const c of [desk, town]) c.close();
  });

  test('given a restricted item, when grid staff of the area and a seat pull, then only the seat sees it (invariant 9)', async () => {
    provesPartly('LYG-9-3', 'JS-9-5', 'JS-9-10');
    const desk = await at(people.county);
    const village = await at(people.village);
    const id = newId();
    offer(desk, register(id, { item: '6501' }), toCenter(id));
    await desk.news(desk.welcome.seq);
    expect((await desk.pull(desk.welcome.seq)).entries).toHaveLength(2);
    expect(await village.pull(desk.welcome.seq)).toMatchObject({ entries: [], entered: [] });
    village.say({ t: 'history', ref: 'h', event: id });
    await expect(village.next('history')).rejects.toThrow(/not-found/);
    for (const c of [desk, village]) c.close();
  });

  test('given a snapshot, when its pages are read while work goes on, then pages and the deltas after them give every row (R1)', async () => {
    const desk = await at(people.county);
    const ids = Array.from({ length: 25 }, newId);
    await hub.offer(
      ids.flatMap((id) => [
        sentBy('maker', people.county, 's', register(id)),
        sentBy('maker', people.county, 's', toCenter(id)),
      ]),
    );
    const urban = await at(people.urban);
    const first = await urban.snapshot(null);
    await hub.offer(ids.map((id) => sentBy('maker', people.county, 's', dispatch(id))));
    const fresh = newId();
    await hub.offer([sentBy('maker', people.county, 's', register(fresh))]);
    // Every one of them was changed after the snapshot began: read the pages as late as can be.
    const rows = [...(await readPages(desk, await desk.snapshot(null)))];
    const late = await desk.pull((await hub.head()).seq);
    expect(late.entries).toEqual([]);
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    expect(ids.every((id) => rows.some((r) => r.id === id && r.state === 'assigned'))).toBe(true);
    const deltas = await urban.pullAll(first.seq);
    const entered = deltas.flatMap((d) => d.entered);
    expect(ids.every((id) => entered.some((e) => e.row.id === id))).toBe(true);
    for (const c of [desk, urban]) c.close();
  });

  test('given messages that are no messages, when sent, then each is answered with its path and the socket goes on', async () => {
    const desk = await at(people.county);
    const before = lines.length;
    desk.raw({ t: 'pull', after: 'x' });
    expect(await desk.next('refused')).toMatchObject({ code: 'malformed', path: 'after' });
    desk.raw({
      t: 'offer',
      commands: [
        { ...sentBy(desk.station, people.county, desk.session.id, toCenter(newId())), command: { kind: 'no.such' } },
      ],
    });
    expect(await desk.next('refused')).toMatchObject({ code: 'malformed', path: 'commands.0.command.kind' });
    desk.say({ t: 'offer', commands: [sentBy('somebody-else', people.county, desk.session.id, toCenter(newId()))] });
    expect(await desk.next('refused')).toMatchObject({ code: 'malformed', path: 'commands.0.station' });
    desk.socket.emit('elsewhere', 1);
    expect(await desk.next('refused')).toMatchObject({ code: 'malformed', path: 'channel' });
    desk.raw({ t: 'hello', v: 99, station: 'x', news: 'from the future' });
    expect(await desk.next('refused')).toMatchObject({ code: 'version', path: 'v' });
    expect(lines.slice(before).filter((l) => l.includes('"path":"after"'))).toHaveLength(1);
    await desk.pull(0);
    desk.close();
  });

  test('given any JSON, when sent before and after signing in, then the hub lives and answers', async () => {
    const desk = await at(people.county);
    const stranger = await connectWire(hub.url, 'stranger');
    const kinds = fc.constantFrom('signIn', 'hello', 'offer', 'pull', 'snapshot', 'history', 'ping', 'signOut', 'x');
    const near = fc.record(
      {
        t: kinds,
        v: fc.oneof(fc.constant(wireVersion), fc.jsonValue()),
        ref: fc.jsonValue(),
        station: fc.string(),
        token: fc.string(),
        after: fc.jsonValue(),
        commands: fc.array(fc.jsonValue()),
        sentAt: fc.jsonValue(),
      },
      { requiredKeys: ['t'] },
    );
    const samples = fc.sample(fc.oneof(fc.jsonValue(), near), { numRuns: 150, seed: 7 });
    for (const data of samples) {
      stranger.raw(data);
      if ((data as { t?: unknown } | null)?.t !== 'signOut' && (data as { t?: unknown } | null)?.t !== 'hello')
        desk.raw(data);
    }
    stranger.say({ t: 'ping', sentAt: 5 });
    await expect
      .poll(() => stranger.inbox.some((d) => d.t === 'pong' && d.sentAt === 5), { timeout: 20_000 })
      .toBe(true);
    await expect
      .poll(async () => (await (await fetch(`${hub.url}/health`)).json()) as unknown)
      .toMatchObject({ ok: true, version: wireVersion });
    for (const c of [desk, stranger]) c.close();
  });

  test('given nobody signed in, when pulling, then it is refused; an unknown token is an ended session', async () => {
    const c = await connectWire(hub.url, nextStation());
    c.say({ t: 'pull', after: 0 });
    expect(await c.next('refused')).toMatchObject({ code: 'not-signed-in' });
    await expect(c.hello({ id: 'x', token: 'made up', actor: people.county, until: 0 })).rejects.toThrow(
      /session-ended/,
    );
    c.close();
  });

  test('given a wrong password, when tried again and again, then the console is stopped, even with the right one', async () => {
    const c = await connectWire(hub.url, nextStation());
    for (let i = 0; i < 5; i++) {
      await expect(c.signIn(people.water.account, 'wrong')).rejects.toThrow(/bad-credentials/);
      c.inbox.splice(0);
    }
    await expect(c.signIn(people.water.account, password)).rejects.toThrow(/too-many-tries/);
    c.close();
    const elsewhere = await seated(hub.url, nextStation(), people.water.account);
    elsewhere.close();
  });

  test('given a page in a browser, when it connects, then it is turned away', async () => {
    const response = await fetch(`${hub.url}/socket.io/?EIO=4&transport=websocket`, {
      headers: { origin: 'https://example.org' },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test('given an account disabled during a cut, when its work arrives, then it is refused and kept; its sockets are told', async () => {
    provesPartly('LYG-31-2');
    const leader = await at(people.leader);
    await hub.accounts.disable(people.leader.account);
    expect(await leader.next('refused')).toMatchObject({ code: 'session-ended' });
    await hub.accounts.enable(people.leader.account);
    leader.inbox.splice(0);
    await expect(leader.hello(leader.session)).rejects.toThrow(/session-ended/);
    leader.inbox.splice(0);
    const again = await leader.signIn(people.leader.account);
    const welcome = await leader.hello(again);
    // Done under the session that has ended: taken, for the account may.
    offer(leader, register(newId()));
    await leader.news(welcome.seq);
    const first = await leader.pull(welcome.seq);
    expect(first.entries).toMatchObject([{ fact: { kind: 'event.registered' } }]);
    // Done under a session nobody gave: refused, and in the journal.
    leader.say({
      t: 'offer',
      commands: [sentBy(leader.station, people.director, leader.session.id, register(newId()))],
    });
    await leader.news(first.upto);
    expect((await leader.pull(welcome.seq)).entries.at(-1)).toMatchObject({
      fact: { kind: 'command.refused', refusal: { code: 'signed-out' } },
    });
    leader.close();
  });

  test('given a hub that stops and starts, when consoles come back, then everything is there and goes on', async () => {
    const desk = await at(people.county);
    const id = newId();
    const sent = offer(desk, register(id));
    await desk.news(desk.welcome.seq);
    const head = await hub.head();
    const epoch = hub.epoch();
    await hub.stop();
    hub = await start();
    expect(await hub.head()).toEqual(head);
    expect(hub.epoch()).toBe(epoch);
    const back = await connectWire(hub.url, desk.station);
    const welcome = await back.hello(desk.session, { cursor: head.seq, epoch, hash: head.hash });
    expect(welcome).toMatchObject({ sync: 'deltas', stationNo: desk.welcome.stationNo });
    back.say({ t: 'offer', commands: sent });
    expect((await back.pull(head.seq)).entries).toEqual([]);
    expect((await hub.verify()).entries).toBe(head.seq);
    back.close();
  });

  test('given a console that followed another journal, when it says hello, then a new epoch begins and it reads a snapshot', async () => {
    const desk = await at(people.county);
    const { epoch, seq } = desk.welcome;
    await expect(desk.hello(desk.session, { cursor: seq + 7, epoch })).rejects.toThrow(/closed/);
    expect(hub.epoch()).not.toBe(epoch);
    const back = await connectWire(hub.url, desk.station);
    expect(await back.hello(desk.session, { cursor: seq + 7, epoch })).toMatchObject({
      sync: 'snapshot',
      epoch: hub.epoch(),
    });
    const other = hub.epoch();
    await expect(back.hello(desk.session, { cursor: seq, epoch: other, hash: 'f'.repeat(64) })).rejects.toThrow(
      /closed/,
    );
    expect(hub.epoch()).not.toBe(other);
    back.close();
  });

  test('given events of two towns, when counted, then figures stand by town with numerator and denominator', async () => {
    const before = await hub.figures(Date.now());
    await hub.offer([
      sentBy(
        'maker',
        people.county,
        's',
        register(newId(), {
          place: { text: '', lon: null, lat: null, grid: otherGrid, gridBasis: 'chosen', area: otherGrid },
        }),
      ),
    ]);
    const after = await hub.figures(Date.now());
    expect(after.total.inflow).toBe(before.total.inflow + 1);
    expect(after.byTown['320722002']?.open).toBe((before.byTown['320722002']?.open ?? 0) + 1);
    expect(after.total.onTime).toHaveProperty('denominator');
  });
});

async function readPages(client: WireClient, first: Awaited<ReturnType<WireClient['snapshot']>>) {
  const rows = [...first.rows];
  for (let nextId = first.nextId; nextId !== null; ) {
    const page = await client.snapshot(nextId);
    rows.push(...page.rows);
    nextId = page.nextId;
  }
  return rows;
}
