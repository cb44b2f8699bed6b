/** Other systems at the door of a hub that listens: what comes in, what goes out, what is refused and what is known of each line. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createHub, type Hub } from '../../hub/hub.ts';
import { alarmOf } from '../../renderer/desk/shell/alarm-of.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import type { SessionState } from '../../shared/wire/session-view.ts';
import { proves, provesPartly } from '../support/proves.ts';
import { openStation, tempDir, until } from '../support/station-fixture.ts';
import { people } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { password } from '../support/tiny-county.ts';
import { newId, sentBy } from '../support/wire-client.ts';

const minute = 60_000;
const start = Date.parse('2025-09-01T10:00+08:00');
let now = start;
let hub: Hub;
const tokens: Record<string, string> = {};
const warned: string[] = [];

beforeAll(async () => {
  hub = await createHub(
    testHub({
      now: () => now,
      markFile: null,
      log: (level, what) => void (level === 'error' && warned.push(what)),
    }),
  );
  for (const [system, name] of [
    ['12345', '12345热线'],
    ['110', '110非警务'],
    ['emergency', '应急管理'],
    ['onePlusFourReform', '1+4改革平台'],
  ] as const)
    tokens[system] = await hub.connectors.add({ system, name, area: '320722' });
}, 60_000);
afterAll(() => hub.stop());

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
/** A console with somebody signed in; `sees` waits until exactly these systems are out there. */
async function desk(who: { readonly account: string }) {
  const temp = tempDir();
  cleanups.push(temp.remove);
  const station = await openStation(temp.dir, hub.url, { now: () => now });
  cleanups.push(() => station.stop());
  await until(station, { feed: 'session' }, (s) => s.line.state !== 'offline');
  expect(await station.run({ kind: 'session.signIn', account: who.account, password })).toMatchObject({ ok: true });
  await until(station, { feed: 'session' }, (s) => s.line.state === 'online');
  const named = (systems: readonly string[]): string => [...systems].sort().join();
  /** Lines other tests left behind are no matter here. */
  const own = (session: SessionState): SessionState => ({
    ...session,
    outages: session.outages.filter((out) => out.system in tokens),
  });
  return {
    sees: async (systems: readonly string[]) =>
      own(
        await until(
          station,
          { feed: 'session' },
          (s) => named(own(s).outages.map((out) => out.system)) === named(systems),
        ),
      ),
    heardAt: (at: number) => until(station, { feed: 'session' }, (s) => s.line.dataAsOf === at),
  };
}

type Said = { readonly status: number; readonly body: Record<string, unknown> };

async function call(system: string, what: string, body?: unknown, token = tokens[system] ?? ''): Promise<Said> {
  const response = await fetch(`${hub.url}/connectors/${system}/${what}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

let numbers = 0;
const caseOf = (over: object = {}) => ({
  number: `W${String((numbers += 1)).padStart(6, '0')}`,
  content: '一村东头停电，已两小时。请尽快处理。',
  item: '7104',
  place: { text: '一村东头', grid: '320722001001001' },
  requester: { name: '王某', phone: '13800000000' },
  toldAt: '2025-09-01T09:50:00+08:00',
  ...over,
});
const bring = (system: string, over: object = {}): Promise<Said> => call(system, 'cases', caseOf(over));
const rowOf = async (id: unknown) =>
  (await hub.events(['registered', 'triage', 'transferred', 'handled', 'completed'])).find((e) => e.id === id);
const seq = async (): Promise<number> => (await hub.head()).seq;
const lineOf = async (system: string) => (await hub.connectors.list()).find((c) => c.system === system);

/** A seat's act, as its console would send it. */
const seat = async (command: EventCommand): Promise<void> => {
  const [entry] = await hub.offer([sentBy('desk', people.county, 's', command, { at: now })]);
  if (entry?.fact.kind === 'command.refused') throw new Error(JSON.stringify(entry.fact.refusal));
};
const sendOut = async (event: string, system: string, number: string): Promise<void> => {
  await seat({ kind: 'event.reportToCenter', event, reason: '' });
  await seat({ kind: 'event.transferOut', event, foreign: { system, number }, note: '请办理' });
};

describe('a case comes in (LYG-27-2)', () => {
  test.each([
    ['12345', '12345'],
    ['110', '110'],
    ['emergency', 'emergencyManagement'],
    ['onePlusFourReform', 'onePlusFourReform'],
  ])(
    'given a case of %s, when delivered, then it is one event with its source and foreign number, in one entry',
    async (system, channel) => {
      provesPartly('LYG-27-2');
      const before = await seq();
      const number = `N-${system}`;
      const said = await bring(system, { number });
      expect(said).toMatchObject({ status: 201, body: { state: 'registered', again: false } });
      expect(await seq()).toBe(before + 1);
      expect(await rowOf(said.body['event'])).toMatchObject({
        channel,
        foreign: { system, number },
        title: '一村东头停电，已两小时',
        toldAt: Date.parse('2025-09-01T09:50+08:00'),
        requester: { kind: 'named', name: '王某' },
        place: { area: '320722001001001' },
      });
      expect(said.body['number']).toMatch(/^LYG20250901-\d{7}$/);
    },
  );

  test('given the same case again, also with other words or at the same moment, then it is the same event and nothing is written', async () => {
    provesPartly('LYG-27-2');
    const first = caseOf();
    const [a, b] = await Promise.all([call('12345', 'cases', first), call('12345', 'cases', first)]);
    expect(a.body['event']).toBe(b.body['event']);
    const before = await seq();
    const again = await call('12345', 'cases', first);
    expect(again).toMatchObject({
      status: 200,
      body: { event: a.body['event'], number: a.body['number'], again: true },
    });
    expect(await call('12345', 'cases', { ...first, content: '补充：还没有来电' })).toMatchObject({
      status: 200,
      body: { again: true },
    });
    expect(await seq()).toBe(before);
    // A number of another system is another case.
    expect((await call('110', 'cases', first)).body['event']).not.toBe(a.body['event']);
  });

  test('given the same matter from two systems, when the second names the first, then both events are linked', async () => {
    provesPartly('LYG-27-2');
    const first = caseOf();
    const one = await call('12345', 'cases', first);
    const two = await bring('110', { sameAs: { system: '12345', number: first.number } });
    expect(two).toMatchObject({ status: 201, body: { sameMatter: { event: one.body['event'] } } });
    expect((await rowOf(one.body['event']))?.links).toMatchObject([
      { relation: 'sameMatter', event: two.body['event'] },
    ]);
    expect((await rowOf(two.body['event']))?.links).toMatchObject([
      { relation: 'sameMatter', event: one.body['event'] },
    ]);
  });

  test('given a number a seat has typed in already, when the system delivers it, then it is the event of the seat', async () => {
    const event = newId();
    const typed = caseOf();
    await seat({
      kind: 'event.register',
      event,
      number: 'LYG20250901-0010001',
      title: '停电',
      content: '停电',
      item: '7104',
      place: { text: '', lon: null, lat: null, grid: null, gridBasis: 'unknown', area: '320722' },
      channel: '12345',
      foreign: { system: '12345', number: typed.number },
      requester: { kind: 'anonymous' },
      occurredAt: null,
      toldAt: now,
      severity: null,
      major: null,
    });
    expect(await call('12345', 'cases', typed)).toMatchObject({ status: 200, body: { event, again: true } });
  });
});

describe('an event goes out and is answered (LYG-28-3, ZG-16-2)', () => {
  test('given events sent to a system, when it fetches, then it gets them with number, place and requester, each once', async () => {
    provesPartly('LYG-27-2');
    const said = await bring('110');
    const event = String(said.body['event']);
    const { next } = (await call('emergency', 'outgoing?after=0')).body;
    await sendOut(event, 'emergency', 'YJ-1');
    const got = await call('emergency', `outgoing?after=${String(next)}`);
    expect(got).toMatchObject({
      status: 200,
      body: {
        more: false,
        cases: [
          {
            event,
            foreignNumber: 'YJ-1',
            state: 'waiting',
            note: '请办理',
            place: { text: '一村东头' },
            requester: { name: '王某', phone: '13800000000' },
          },
        ],
      },
    });
    expect((await call('emergency', `outgoing?after=${String(got.body['next'])}`)).body['cases']).toEqual([]);
    expect((await call('110', 'outgoing?after=0')).body['cases']).toEqual([]);
  });

  test('given an event that waits, when the system answers, then the result is to be checked, once however often it is sent', async () => {
    provesPartly('LYG-27-2');
    const event = String((await bring('110')).body['event']);
    await sendOut(event, 'emergency', 'YJ-2');
    const answer = { number: 'YJ-2', outcome: 'result', text: '已处置完毕' };
    expect(await call('emergency', 'replies', answer)).toMatchObject({ status: 201, body: { event, again: false } });
    expect(await rowOf(event)).toMatchObject({ state: 'handled', result: '已处置完毕' });
    const before = await seq();
    expect(await call('emergency', 'replies', answer)).toMatchObject({ status: 200, body: { again: true } });
    expect(await call('emergency', 'replies', { ...answer, text: '别的话' })).toMatchObject({
      status: 409,
      body: { error: 'not-waiting' },
    });
    expect(await seq()).toBe(before);
  });

  test('given a refusal, then the event is in triage again, and the same refusal once more changes nothing', async () => {
    const event = String((await bring('110')).body['event']);
    await sendOut(event, 'emergency', 'YJ-3');
    const no = { number: 'YJ-3', outcome: 'refused', text: '不属本系统' };
    expect((await call('emergency', 'replies', no)).status).toBe(201);
    expect(await rowOf(event)).toMatchObject({ state: 'triage', transferredTo: null });
    expect(await call('emergency', 'replies', no)).toMatchObject({ status: 200, body: { again: true } });
    // Sent out again under the same number the same words are another answer.
    await seat({ kind: 'event.transferOut', event, foreign: { system: 'emergency', number: 'YJ-3' }, note: '' });
    expect((await call('emergency', 'replies', no)).status).toBe(201);
    expect((await call('emergency', 'replies', { ...no, number: 'YJ-none' })).status).toBe(404);
  });

  test('given a case of 12345, when a seat sends it back there, then the loop guard of the verb refuses (C24)', async () => {
    const event = String((await bring('12345')).body['event']);
    await expect(sendOut(event, '12345', 'X')).rejects.toThrow('loop-to-origin');
  });
});

describe('bad input at the door writes nothing', () => {
  const unwritten = async (said: Promise<Said>, status: number, error: string): Promise<void> => {
    const before = await seq();
    expect(await said).toMatchObject({ status, body: { error } });
    expect(await seq()).toBe(before);
  };

  test('a wrong token, no token, a revoked line, an unknown system: neither event nor sign of life', async () => {
    const before = await lineOf('12345');
    now += minute;
    await unwritten(call('12345', 'cases', caseOf(), 'wrong'), 401, 'forbidden');
    await unwritten(call('12345', 'cases', caseOf(), tokens['110']), 401, 'forbidden');
    await unwritten(call('weather', 'cases', caseOf(), tokens['12345']), 404, 'unknown-system');
    expect(await lineOf('12345')).toEqual(before);
    const token = await hub.connectors.add({ system: 'gas', name: '燃气', area: '320722' });
    await hub.connectors.revoke('gas');
    await unwritten(call('gas', 'cases', caseOf(), token), 401, 'forbidden');
    const fresh = await hub.connectors.add({ system: 'gas', name: '燃气', area: '320722' });
    await unwritten(call('gas', 'cases', caseOf(), token), 401, 'forbidden');
    expect((await call('gas', 'cases', caseOf(), fresh)).status).toBe(201);
  });

  test.each<[string, object, string]>([
    ['no number', { number: '' }, 'number'],
    ['no content', { content: '' }, 'content'],
    ['a time that is none', { toldAt: '昨天' }, 'toldAt'],
    ['a place outside the line’s area', { place: { text: '', area: '330902' } }, 'place.area'],
    ['a grid code too short', { place: { text: '', grid: '3207' } }, 'place.grid'],
    ['a field nobody knows', { fine: 500 }, 'fine'],
    ['an unknown kind of major event', { major: 'alien' }, 'major'],
  ])('%s is refused with its path', async (_name, over, path) => {
    const before = await seq();
    expect(await bring('12345', over)).toMatchObject({ status: 400, body: { error: 'malformed', path } });
    expect(await seq()).toBe(before);
  });

  test('no JSON, too many bytes, a wrong way, an unknown address', async () => {
    await unwritten(call('12345', 'cases', '{"number":'), 400, 'malformed');
    await unwritten(bring('12345', { content: 'x'.repeat(2_000_000) }), 413, 'too-large');
    await unwritten(call('12345', 'cases'), 405, 'method');
    await unwritten(call('12345', 'figures'), 404, 'not-found');
    await unwritten(call('12345', 'outgoing?after=-1'), 400, 'malformed');
    await unwritten(call('12345', 'replies', { number: 'x' }), 400, 'malformed');
    expect(warned).toEqual([]);
  });

  test('what the law refuses is answered with rule and words, and a corrected delivery is taken', async () => {
    const wrong = caseOf({ place: { text: '', grid: '320722001001099' } });
    expect(await call('12345', 'cases', wrong)).toMatchObject({
      status: 409,
      body: { error: 'unknown-grid', rule: 'I3' },
    });
    expect((await call('12345', 'cases', { ...wrong, place: { text: '一村' } })).status).toBe(201);
  });
});

describe('how a line stands (ZG-16-2)', () => {
  test('given calls that go well, fail or stop, then last contact and failures are kept and an outage is shown', async () => {
    provesPartly('LYG-27-2', 'ZG-16-2');
    const token = await hub.connectors.add({ system: 'water', name: '水务', area: '320722' });
    const state = async () => (await call('water', 'state', undefined, token)).body;
    const outages = async () =>
      ((await (await fetch(`${hub.url}/health`)).json()) as { outages: { system: string }[] }).outages.filter(
        (o) => o.system === 'water',
      );
    expect(await state()).toMatchObject({ state: 'new', lastContactAt: null, failures: 0 });
    expect(await state()).not.toHaveProperty('tokenHash');
    now += minute;
    expect((await call('water', 'outgoing', undefined, token)).status).toBe(200);
    expect(await state()).toMatchObject({ state: 'ok', lastContactAt: now });
    for (let n = 0; n < 3; n++) await call('water', 'cases', { number: '' }, token);
    expect(await state()).toMatchObject({
      state: 'failing',
      failures: 3,
      lastFailure: 'malformed',
      lastFailureAt: now,
    });
    expect(await outages()).toEqual([{ system: 'water', name: '水务', state: 'failing', since: now }]);
    await call('water', 'cases', caseOf(), token);
    expect(await state()).toMatchObject({ state: 'ok', failures: 0 });
    expect(await outages()).toEqual([]);
    const heard = now;
    now += 31 * minute;
    expect(await state()).toMatchObject({ state: 'silent' });
    expect(await outages()).toEqual([{ system: 'water', name: '水务', state: 'silent', since: heard }]);
    await hub.connectors.revoke('water');
    expect(await outages()).toEqual([]);
    await expect(hub.connectors.revoke('nobody')).rejects.toThrow('nobody');
    await expect(hub.connectors.add({ system: '12345', name: 'x', area: '320722' })).rejects.toThrow('12345');
    await expect(hub.connectors.add({ system: 'a b', name: 'x', area: '320722' })).rejects.toThrow('system');
  });

  test('LYG-27-2 ZG-16-2 given a connector for each system, when cases come in twice and go out, then each is one event under its number; a line that fails or falls silent alarms at the consoles of centres until it is back', async () => {
    proves('LYG-27-2', 'ZG-16-2');
    const systems = ['12345', '110', 'onePlusFourReform', 'emergency'] as const;
    const [seatDesk, liaisonDesk] = [await desk(people.county), await desk(people.urban)];
    for (const system of systems) {
      const given = caseOf();
      const [first, again] = [await call(system, 'cases', given), await call(system, 'cases', given)];
      expect(again.body).toMatchObject({ event: first.body['event'], again: true });
      expect(await rowOf(first.body['event'])).toMatchObject({ foreign: { system, number: given.number } });
    }
    const { event } = (await bring('110')).body;
    const { next } = (await call('emergency', 'outgoing?after=0')).body;
    await sendOut(String(event), 'emergency', 'YJ-9');
    expect((await call('emergency', `outgoing?after=${String(next)}`)).body['cases']).toMatchObject([
      { event, foreignNumber: 'YJ-9' },
    ]);
    expect((await seatDesk.sees([])).outages).toEqual([]);

    for (const system of systems) for (let n = 0; n < 3; n++) await call(system, 'cases', { number: '' });
    const failing = await seatDesk.sees(systems);
    expect(failing.outages).toMatchObject(systems.map(() => ({ state: 'failing', since: now })));
    expect(alarmOf(failing, undefined, null)).toMatchObject({ kind: 'outage', count: systems.length });
    for (const system of systems) await call(system, 'outgoing');
    expect(alarmOf(await seatDesk.sees([]), undefined, null).kind).not.toBe('outage');

    const heard = now;
    now += 31 * minute;
    const silent = await seatDesk.sees(systems);
    expect(silent.outages).toMatchObject(systems.map(() => ({ state: 'silent', since: heard })));
    expect(alarmOf(silent, undefined, null)).toMatchObject({ kind: 'outage', count: systems.length });
    // He decides nothing about lines: the hub has answered him since, and told him of none.
    expect((await liaisonDesk.heardAt(now)).outages).toEqual([]);
    for (const system of systems) await call(system, 'outgoing');
    expect(alarmOf(await seatDesk.sees([]), undefined, null).kind).not.toBe('outage');
  });

  test('given all that, then the journal’s chain holds', async () => {
    expect(await hub.verify()).toMatchObject({ broken: null });
  });
});
