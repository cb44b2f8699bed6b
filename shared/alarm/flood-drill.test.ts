import { expect, test } from 'vitest';
import { condition, minute, room, second, t0 } from '../../tests/support/alarm-room.ts';
import { AlarmLoad } from './alarm-load.ts';
import { alarmsView } from './alarm-view.ts';

const seat = {
  account: 'seat',
  name: '王敏',
  role: 'countySeat',
  area: '320722',
  unit: '',
  department: null,
} as const;

/** Three major events among three hundred alarms in eleven minutes, at 2, 5 and 9 minutes. */
function drill() {
  const r = room();
  r.start();
  const matter = ['m1', 'm2', 'm3'];
  for (let i = 0; i < 297; i++) {
    const at = t0 + Math.floor((i * 11 * minute) / 297);
    r.to(at);
    for (const [n, name] of matter.entries())
      if (at >= t0 + [2, 5, 9][n]! * minute && r.engine.member(condition('major', name, t0).id) === undefined)
        r.set(name, condition('major', name, at));
    const town = i % 3 === 0 ? '320722001' : '320722003';
    r.set(
      `e${i}`,
      condition(i % 5 === 0 ? 'feedback' : 'notSigned', `e${i}`, at, { label: `department:${i % 60}`, town }),
    );
  }
  r.to(t0 + 12 * minute);
  return r;
}

test('flood drill: given 300 alarms in 11 minutes, then the three that matter are the first three on screen', () => {
  const r = drill();
  const load = new AlarmLoad(t0);
  for (const record of r.records) load.add(record);
  const view = alarmsView(r.engine, seat, {
    asOf: r.now(),
    ready: true,
    floods: [],
    load: load.figures(r.now(), 10),
    shiftEndsAt: 0,
    leader: null,
    director: null,
  });
  expect(view.rows.slice(0, 3).map((row) => row.members[0]?.event)).toEqual(['m1', 'm2', 'm3']);
  expect(view.sound?.priority).toBe('urgent');
  expect(view.flood).toMatchObject({ count: 300 - r.records.filter((one) => one.what === 'fleeting').length });
  expect(view.rows.reduce((sum, row) => sum + row.total, 0)).toBe(300);
});

test('A7: given the drill, then grouping says far less than there is, and the flood is recorded with its commonest cause', () => {
  const r = drill();
  const said = r.records.filter((one) => ['sounded', 'joined', 'repeated'].includes(one.what)).length;
  expect(r.count('raised')).toBe(300);
  expect(said).toBeLessThan(60);
  for (let i = 0; i < 297; i++) r.set(`e${i}`);
  r.to(t0 + 30 * minute);
  expect(r.count('floodBegan')).toBe(1);
  expect(r.records.find((one) => one.what === 'floodEnded')?.reason).toMatchObject({
    cause: 'notSigned|320722003',
    count: 300,
  });
});

test('A5: given one of the three in the flood is taken, then the other two sound on', () => {
  const r = drill();
  const [first] = [...r.engine.groups()].filter((group) => group.kind === 'major');
  r.act('acknowledge', [...(first?.members.keys() ?? [])]);
  r.to(r.now() + second);
  const loud = [...r.engine.groups()].filter((group) => group.kind === 'major' && group.counts.loud > 0);
  expect(loud).toHaveLength(2);
});
