import { afterAll, beforeAll, expect, test } from 'vitest';
import { maskText } from '../../../shared/domain/event/mask-text.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import { covered, coverTitles } from '../../../shared/wire/cover-titles.ts';
import type { WallView } from '../../../shared/wire/wall-view.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { dispatchTo, people, registration } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { createWallView } from './wall-view.ts';

const day = 86_400_000;
let clock = Date.parse('2025-09-01T10:00+08:00');
let desk: Desk;
let clean: () => void;
let wall: () => WallView | null;
const restrictedItem = tinyCounty.items.items.find((i) => i.kind === 'restricted')?.code ?? '';
let count = 0;

const act = (command: Command, actor = people.county): void =>
  expect(desk.replica.perform(desk.rules(), desk.sent(command, actor))).toMatchObject({ ok: true });
function register(over: Parameters<typeof registration>[0] = {}): string {
  const event = testId();
  act({ ...registration({ number: `LYG20250901-003${String(++count).padStart(4, '0')}`, ...over }), event } as Command);
  return event;
}
/** A handling clock as the hub starts it on delivery. */
function deliver(event: string, due: number): void {
  act({ kind: 'event.reportToCenter', event, reason: '' });
  act({ ...dispatchTo('chengguan'), event } as Command);
  desk.stores.cache.transact(() => {
    const row = desk.stores.cache.event(event);
    const base = row?.clocks[0];
    if (row === undefined || base === undefined) throw new Error('no row');
    const handling = {
      ...base,
      id: 'deptHandle.3',
      kind: 'deptHandle' as const,
      statutory: true,
      basis: 'LYG-30-1',
      due,
      stoppedAt: null,
      stoppedAs: null,
    };
    desk.stores.cache.putEvent({ ...row, clocks: [...row.clocks, handling] });
  });
}

beforeAll(() => {
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => clock);
  clean = () => {
    desk.close();
    remove();
  };
  wall = createWallView(deskContext(desk));
  register({ title: '昨日上午' });
  clock += 5 * 3_600_000;
  register({ title: '昨日下午' });
  clock = Date.parse('2025-09-02T11:00+08:00');
  deliver(register({ title: '甲反映电话13805123456处积水' }), clock + 2 * 3_600_000);
  deliver(register({ title: '不可示人', item: restrictedItem }), clock + 2 * 3_600_000);
  register({ title: '人员聚集', major: 'massIncident', requester: { kind: 'anonymous' } });
  register({ title: '重大限制类', major: 'massIncident', item: restrictedItem });
  clock = Date.parse('2025-09-02T14:00+08:00');
  desk.store.setAsOf(clock);
});
afterAll(() => clean());

test('given a day of work, when the wall is computed, then its figures are those of the rows (W2)', () => {
  const view = wall();
  expect(view).toMatchObject({
    inflowToday: 4,
    inflowYesterdaySameTime: 1,
    open: 6,
    toSignIn: 2,
    overdue: 2,
    place: '东海县',
  });
  expect(view?.hourly).toHaveLength(24);
  expect(view?.hourly.reduce((sum, h) => sum + h.inflow, 0)).toBe(5);
  expect(view?.onTime).toEqual({ numerator: 0, denominator: 2, percent: 0 });
  expect(view?.onTimeTarget).toEqual({ minPercent: 95, clause: 'LYG-30-9' });
  expect(view?.byTown).toMatchObject([
    { code: '320722001', open: 6, overdue: 2 },
    { code: '320722002', open: 0 },
  ]);
  expect(view?.byDepartment).toMatchObject([{ id: 'chengguan', open: 2, overdue: 2 }]);
});

test('given restricted kinds and personal data, when the wall is computed, then it shows totals and no person (W3, invariant 9)', () => {
  const view = wall();
  const text = JSON.stringify(view);
  expect(view?.overdueList).toMatchObject([{ title: '某某反映电话***处积水', town: '一镇', holder: 'chengguan' }]);
  expect(view?.major.map((m) => m.title)).toEqual(['人员聚集']);
  for (const word of ['不可示人', '重大限制类', '13805123456', '1380000']) expect(text).not.toContain(word);
  expect(view?.points).toHaveLength(4);
});

test('W1 W3 given a plan that asks for a town and days, and an event that is covered, then the view has them and no title for visitors', () => {
  const event = wall()?.overdueList[0]?.id ?? '';
  const plan = {
    situation: 60,
    visitor: false,
    scenes: [
      {
        title: '一镇',
        seconds: 20,
        major: false,
        tiles: [
          { tile: 'late', x: 0, y: 0, w: 6, h: 3, area: '320722001' },
          { tile: 'items', x: 6, y: 0, w: 6, h: 3, days: 30 },
          { tile: 'age', x: 0, y: 3, w: 4, h: 3, area: '320722001' },
          { tile: 'patrol', x: 4, y: 3, w: 4, h: 3, area: '320722002' },
        ],
      },
    ],
  };
  desk.stores.outbox.setPref('wall.1', plan);
  desk.stores.outbox.setPref('walls.covered', [event]);
  const view = wall();
  expect(view?.scenes?.hot.map(({ days }) => days)).toEqual([7, 30]);
  expect(view?.scenes?.hot[1]?.heard).toBe(1);
  expect(view?.scenes?.late).toMatchObject([
    { area: '320722001', list: [{ id: event }] },
    { area: '320722002', list: [] },
  ]);
  const towns = view?.scenes?.inAreas ?? [];
  expect(towns.map(({ area }) => area)).toEqual(['320722001', '320722002']);
  // Towns by themselves add up to the county: nobody is counted twice and nobody is lost.
  for (const band of [0, 1, 2, 3, 4])
    expect(towns.reduce((sum, { age }) => sum + (age[band] ?? 0), 0)).toBe(view?.scenes?.age[band]);
  expect(towns.map(({ hot }) => hot[1]?.heard)).toEqual([1, 0]);
  expect(view?.overdueList[0]?.sensitive).toBe(true);
  if (view === null || view === undefined) throw new Error('no view');
  const seen = coverTitles(view);
  expect([seen.overdueList[0]?.title, seen.scenes?.late[0]?.list[0]?.title]).toEqual([covered, covered]);
  desk.stores.outbox.setPref('wall.1', null);
  desk.stores.outbox.setPref('walls.covered', []);
});

test('given nobody signed in, when the wall is computed, then it goes on (W1); before the first sync there is none', () => {
  desk.store.setSession(null);
  expect(wall()).not.toBeNull();
  const context = deskContext(desk);
  expect(createWallView({ ...context, line: () => ({ ...context.line(), dataAsOf: null }) })()).toBeNull();
});

test.each([
  ['张三家漏水', '张三', '某某家漏水'],
  ['电话 0518-5550123 无人接', null, '电话 *** 无人接'],
  ['身份证32072219900101123X', null, '身份证***'],
  ['解放路18号3幢', null, '解放路18号3幢'],
])('given "%s", when masked, then no person is left', (text, name, masked) => {
  expect(maskText(text, name)).toBe(masked);
});

test('given a day later, when nothing was done, then the age of the data stands still (Q5)', () => {
  const before = wall()?.asOf;
  clock += day;
  expect(wall()?.asOf).toBe(before);
});
