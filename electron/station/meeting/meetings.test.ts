import { afterEach, beforeEach, expect, test } from 'vitest';
import { AlarmLoad } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import { figureDefinition } from '../../../shared/figures/definitions.ts';
import { figure } from '../../../shared/figures/figure.ts';
import { deckOf } from '../../../shared/meeting/deck.ts';
import { periodWords } from '../../../shared/meeting/draft.ts';
import { noEdits } from '../../../shared/meeting/edits.ts';
import { comparedSpan, packPeriod, spanOf } from '../../../shared/meeting/pack-period.ts';
import { createLivingDesk, type LivingDesk, secrets, weekStart } from '../../../tests/support/living-desk.ts';
import { proves } from '../../../tests/support/proves.ts';
import { tempDir, testId, testKey } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { createMeetings, type Meetings } from './meetings.ts';

const sounded: AlarmRecord = {
  id: '',
  at: 0,
  due: 0,
  what: 'sounded',
  kind: 'overdue',
  priority: 'medium',
  alarm: 'a',
  group: 'g',
  subject: null,
  name: '',
  members: 1,
  reason: { code: 'due' },
};
let world: LivingDesk;
let meetings: Meetings;
let clean: () => void;
const open = (): Meetings =>
  createMeetings({
    stores: world.desk.stores,
    replica: world.desk.replica,
    clock: world.desk.clock,
    actor: () => people.county,
    key: testKey,
  });
beforeEach(() => {
  const { dir, remove } = tempDir();
  world = createLivingDesk(dir);
  meetings = open();
  clean = () => {
    meetings.close();
    world.close();
    remove();
  };
});
afterEach(() => clean());

async function freeze(cutoff: number | null, period: 'week' | 'month' = 'week') {
  const id = testId();
  const done = await meetings.run({ kind: 'meeting.freeze', id, period, date: '2025-09-03', area: '320722', cutoff });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const view = meetings.view(id);
  if (view === null) throw new Error('no view');
  return view;
}

test('W4 given a pack, when the journal goes on and the same moment is frozen again, then its numbers are the same byte for byte', async () => {
  world.live(120, 2);
  const cutoff = world.clock.now;
  const first = await freeze(cutoff);
  world.live(80, 2);
  const again = await freeze(cutoff);
  const later = await freeze(null);
  expect(first.pack.total).toBeGreaterThan(10);
  expect(again.digest).toBe(first.digest);
  expect(again.pack).toEqual(first.pack);
  expect(again.pack.unknown).toBe(0);
  expect(later.digest).not.toBe(first.digest);
});

test('W2 given the cut-off is now, then every figure of the pack is the one the wall reads from the counters of this console', async () => {
  // Many steps within the week, so that some lives come to their end in it.
  world.live(600, 0.5);
  const { pack } = await freeze(null);
  const period = packPeriod('week', '2025-09-03');
  const range = { ...spanOf(period), now: pack.cutoff };
  for (const { key, now } of pack.figures) expect(now, key).toEqual(figure(world.desk.stores.cache.sums, key, range));
  const closing = pack.figures.find(({ key }) => key === 'closing');
  expect(closing?.now.numerator).toBeGreaterThan(0);
  // The week still runs: it is compared with as much of the week before, and says so.
  const compared = comparedSpan(period, pack.cutoff);
  expect(pack.beforeTo).toBe(compared.to);
  for (const { key, before } of pack.figures)
    expect(before, key).toEqual(
      figure(world.desk.stores.cache.sums, key, {
        ...(figureDefinition(key).denominator === null ? compared : spanOf(period.before)),
        now: pack.cutoff,
      }),
    );
  expect(periodWords(pack).before).toBe('上周同期');
});

test('W4 W2 given a figure, when its events are asked for, then their number is what the figure says', async () => {
  world.live(200, 2);
  const { id, pack } = await freeze(null);
  for (const key of ['inflow', 'open', 'overdue', 'completion'] as const) {
    const { now } = pack.figures.find((f) => f.key === key) ?? { now: null };
    expect(meetings.events(id, key, 'numerator')?.total, key).toBe(now?.numerator);
    if (now?.denominator !== null) expect(meetings.events(id, key, 'denominator')?.total, key).toBe(now?.denominator);
  }
  expect(meetings.events(id, 'no such figure', 'numerator')).toBeNull();
});

test('AK-11.1 W5 given decisions of the last meeting, when the next pack is made, then they open it with their state', async () => {
  proves('AK-11.1');
  world.live(40, 2);
  world.act(people.county, {
    kind: 'dossier.act',
    dossier: testId(),
    machine: 'meetingTask',
    act: 'decide',
    opens: { number: 'YD20250901-0030001', area: '320722', event: null },
    fields: { task: '逐件报办结日期', department: 'chengguan', dueOn: '2025-09-20', meetingLabel: '2025年第36周' },
  });
  const { pack } = await freeze(null, 'month');
  expect(pack.tasks).toMatchObject([{ task: '逐件报办结日期', state: 'open', late: false }]);
  world.clock.now = Date.parse('2025-09-21T09:00+08:00');
  const { pack: next } = await freeze(null, 'month');
  expect(next.tasks).toMatchObject([{ state: 'open', late: true }]);
  const [, slide] = deckOf(next, noEdits, []);
  expect(slide?.title).toBe('一项办成零项，在办零项，超期一项');
});

test('W3 given names and numbers all over the events, when a deck is made, then none of them is in it', async () => {
  world.live(300, 1);
  const view = await freeze(null);
  const deck = deckOf(view.pack, noEdits, []);
  expect(deck.map(({ key }) => key)).toContain('overview');
  const all = JSON.stringify([view, deck]);
  for (const secret of secrets) expect(all.includes(secret), secret).toBe(false);
});

test('W4 given remarks and another order, when the console is opened again, then they are kept and the numbers are intact', async () => {
  world.live(30, 2);
  const { id, digest } = await freeze(null);
  const order = ['overview', 'cover'] as const;
  await meetings.run({
    kind: 'meeting.edit',
    id,
    edits: { ...noEdits, order: [...order], notes: { overview: '先说结论' } },
  });
  await meetings.run({ kind: 'meeting.comment', id, comment: { slide: 'overview', text: '请城管局说明' } });
  meetings.close();
  meetings = open();
  const view = meetings.view(id);
  expect(view).toMatchObject({ digest, intact: true, comments: [{ text: '请城管局说明', by: people.county.name }] });
  if (view === null) throw new Error('no view');
  const deck = deckOf(view.pack, view.edits, []);
  expect(deck.map(({ key }) => key)).toEqual(order);
  expect(deck[0]?.notes).toBe('先说结论');
  expect(meetings.lines()).toHaveLength(1);
});

test('A7 W4 given alarms of the room over the period, when a pack is frozen, then their load is a slide of its numbers; without alarms there is none', async () => {
  world.live(20, 2);
  expect(deckOf((await freeze(null)).pack, noEdits, []).some(({ key }) => key === 'alarms')).toBe(false);
  meetings.close();
  const asked: number[] = [];
  meetings = createMeetings({
    stores: world.desk.stores,
    replica: world.desk.replica,
    clock: world.desk.clock,
    actor: () => people.county,
    key: testKey,
    alarmLoad: (from, to) => {
      asked.push(from, to);
      const load = new AlarmLoad(from);
      for (let n = 0; n < 12; n++) load.add({ ...sounded, id: `s${n}`, at: from + 3_600_000 + n });
      return load.figures(to, 10);
    },
  });
  const { pack } = await freeze(null);
  expect(asked).toEqual([spanOf(pack.period).from, Math.min(spanOf(pack.period).to, pack.cutoff)]);
  expect(pack.alarms).toMatchObject({ total: 12, peak: 12 });
  const slide = deckOf(pack, noEdits, []).find(({ key }) => key === 'alarms');
  expect(slide?.title).toContain('超过自查线');
  expect(slide?.tables[0]?.rows[0]?.slice(0, 3)).toEqual([12, pack.alarms?.mean, 12]);
  expect(slide?.chart?.series[0]?.values.reduce((a, b) => a + b, 0)).toBe(12);
});

test('given a moment ahead, one before the period, or a foreign area, then nothing is frozen and it says why', async () => {
  world.live(5, 2);
  const ask = (over: object) =>
    meetings.run({
      kind: 'meeting.freeze',
      id: testId(),
      period: 'week',
      date: '2025-09-03',
      area: '320722',
      cutoff: null,
      ...over,
    });
  expect(await ask({ cutoff: world.clock.now + 1 })).toMatchObject({ ok: false, error: { path: 'cutoff' } });
  expect(await ask({ cutoff: weekStart - 86_400_000 })).toMatchObject({ ok: false, error: { path: 'cutoff' } });
  expect(await ask({ area: '320723' })).toMatchObject({ ok: false, error: { path: 'area' } });
  expect(meetings.lines()).toEqual([]);
});
