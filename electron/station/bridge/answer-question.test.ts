import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../shared/domain/verbs.ts';
import type { Question } from '../../../shared/wire/bridge.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { provesPartly } from '../../../tests/support/proves.ts';
import { type Desk, openDesk, resourcesDir, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { dispatchTo, people, proof, registration } from '../../../tests/support/story.ts';
import { likeness, metresBetween } from '../feeds/similar-events.ts';
import { createRead, type Read } from './answer-question.ts';

let clock = 0;
let desk: Desk;
let read: Read;
let clean: () => void;
let count = 0;

beforeEach(() => {
  clock = Date.parse('2025-09-01T10:00+08:00');
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => clock);
  read = createRead(deskContext(desk), resourcesDir);
  clean = () => {
    desk.close();
    remove();
  };
});
afterEach(() => clean());

const ask = (question: Question) => read(question, () => null);
const act = (command: Command, actor = people.county): void =>
  expect(desk.replica.perform(desk.rules(), desk.sent(command, actor))).toMatchObject({ ok: true });
function register(over: Parameters<typeof registration>[0] = {}): string {
  const event = testId();
  act({ ...registration({ number: `LYG20250901-003${String(++count).padStart(4, '0')}`, ...over }), event } as Command);
  return event;
}
const place =
  registration().kind === 'event.register'
    ? (registration() as Extract<Command, { kind: 'event.register' }>).place
    : null;
if (place === null) throw new Error('no place');

test('given an item a department is there for, when a holder is asked for, then duty comes first with the clause, experience after it (D1, LYG-28-2)', async () => {
  provesPartly('LYG-28-2');
  for (let i = 0; i < 3; i++) {
    const done = register();
    act({ kind: 'event.reportToCenter', event: done, reason: '' });
    act({ ...dispatchTo('shuili'), event: done } as Command);
    act({ kind: 'event.signIn', event: done, handler: '乙' }, people.water);
    act({ kind: 'event.submitResult', event: done, result: '已处理', measures: '', proofs: [proof] }, people.water);
  }
  const event = register();
  const answer = await ask({ ask: 'recommend', event });
  expect(answer).toMatchObject({
    ok: true,
    value: [
      { holder: { id: 'chengguan' }, reason: 'item-duty', clause: 'LYG-28-2', past: { handled: 0, returned: 0 } },
      { holder: { id: 'shuili' }, reason: 'past-outcomes', clause: null, past: { handled: 3 } },
    ],
  });
  expect(await ask({ ask: 'recommend', event: testId() })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('given an intake being typed, when the same matter or caller is known, then it is shown with its reason; others are not (I4, I5)', async () => {
  const near = register({ title: '路面大量积水' });
  const far = register({
    title: '路面大量积水',
    item: '0201',
    place: { ...place, lon: place.lon === null ? null : place.lon + 0.1 },
  });
  const caller = register({
    title: '夜间噪音',
    item: '0201',
    place: { ...place, lon: null, lat: null },
    requester: { kind: 'named', name: '乙', phone: '05185550177' },
  });
  clock += 73 * 3_600_000;
  const answer = await ask({ ask: 'similar', place, item: '0102', title: '路面积水', phone: '05185550177' });
  expect(answer).toMatchObject({ ok: true, value: [{ id: caller, why: ['caller'] }] });
  clock -= 2 * 3_600_000;
  const sooner = await ask({ ask: 'similar', place, item: '0102', title: '路面积水', phone: '' });
  expect(sooner).toMatchObject({ ok: true, value: [{ id: near, metres: 0, why: ['place', 'item', 'words'] }] });
  expect(sooner.ok && JSON.stringify(sooner.value)).not.toContain(far);
});

test('I5 given the same item in the same words a kilometre away, then it is no duplicate; where nobody knows how far, it may be one', async () => {
  register({});
  const place = { text: '', lon: 118.781, lat: 34.52, grid: null, gridBasis: 'map' as const, area: '320722' };
  const away = await ask({ ask: 'similar', place, item: '0102', title: '路面积水', phone: '' });
  expect(away).toEqual({ ok: true, value: [] });
  const unplaced = await ask({ ask: 'similar', place: null, item: '0102', title: '路面积水', phone: '' });
  expect(unplaced).toMatchObject({ ok: true, value: [{ metres: null, why: ['item', 'words'] }] });
});

test.each([
  [118.77, 34.52, 118.77, 34.522, 222],
  [118.77, 34.52, 118.772, 34.52, 183],
  [118.77, 34.52, 118.77, 34.52, 0],
])('given two places, when measured, then the distance is right within a metre', (a, b, c, d, metres) => {
  expect(Math.abs(metresBetween(a, b, c, d) - metres)).toBeLessThan(1);
});

test('given titles, when compared by pairs of characters, then word order and punctuation do not hide likeness', () => {
  expect(likeness('路面积水', '路面积水。')).toBe(1);
  expect(likeness('门口路面积水严重', '路面积水')).toBe(1);
  expect(likeness('夜间施工噪音', '路面积水')).toBe(0);
  expect(likeness('水', '水')).toBe(0);
});

test('given a number, when it is looked for whole, by its end or by the other system, then it is found', async () => {
  const event = register({ foreign: { system: '12345', number: 'GD-778' } });
  const number = desk.stores.cache.event(event)?.number ?? '';
  // Read through while the search index is being made, then by it.
  for (const indexedTo of ['0', 'all']) {
    desk.stores.cache.setMeta('indexedTo', indexedTo);
    for (const text of [number, number.toLowerCase(), number.slice(-5), 'GD-778'])
      expect(await ask({ ask: 'number', text })).toEqual({ ok: true, value: [event] });
    for (const text of ['%', '%%%', number.slice(3, -2)])
      expect(await ask({ ask: 'number', text })).toEqual({ ok: true, value: [] });
  }
});

test('given a console with its number, when receipts are drawn, then each is new and names profile, day and console', async () => {
  const first = await ask({ ask: 'newNumber' });
  const second = await ask({ ask: 'newNumber' });
  expect([first, second]).toMatchObject([
    { value: { number: 'LYG20250901-0030001' } },
    { value: { number: 'LYG20250901-0030002' } },
  ]);
  expect(
    first.ok && second.ok && first.value !== null && JSON.stringify(first.value) !== JSON.stringify(second.value),
  ).toBe(true);
  clock = Date.parse('2025-09-02T00:00+08:00');
  expect(await ask({ ask: 'newNumber' })).toMatchObject({ value: { number: 'LYG20250902-0030001' } });
});

test('given a map by name, when it is asked for, then the shipped file comes; a name with a path never leaves the folder', async () => {
  expect(await ask({ ask: 'map', name: '320722-towns' })).toMatchObject({
    ok: true,
    value: { type: 'FeatureCollection' },
  });
  expect(await ask({ ask: 'map', name: 'no-such' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  for (const name of ['../package', '/etc/passwd', '..', 'a/b']) {
    expect(await read({ ask: 'map', name }, () => null)).toMatchObject({ ok: false, error: { code: 'bad-shape' } });
  }
});

test('given nobody signed in, when anything but a map is asked, then the answer is signed-out', async () => {
  desk.store.setSession(null);
  expect(await ask({ ask: 'newNumber' })).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  expect(await ask({ ask: 'number', text: 'LYG' })).toMatchObject({ ok: false, error: { code: 'signed-out' } });
});
