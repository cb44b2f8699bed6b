import { expect, test } from 'vitest';
import type { Department } from '../../../shared/domain/department/department.ts';
import { translateIn } from '../../i18n/language.ts';
import { createPinyinFinder } from '../find-by-pinyin.ts';
import { type PaletteScene, type PaletteTarget, paletteSections } from './palette-lines.ts';

const department = (id: string, name: string, shortName: string, pinyin: string) =>
  ({ id, name, shortName, pinyin, items: [] }) as unknown as Department;
const departments = [
  department('cg', '城市管理局', '城管', 'csglj'),
  department('xf', '消防救援大队', '消防', 'xfjydd'),
];

const target: PaletteTarget = {
  event: { id: 'e1', number: 'LYG20261119-0010137', title: '路灯不亮', item: 'a' },
  acts: ['event.dispatch', 'event.merge', 'event.addNote'],
  barred: [{ kind: 'event.close', why: '还没有办结' }],
  recommended: 'cg',
};
const scene = (part: Partial<PaletteScene> = {}): PaletteScene => ({
  t: translateIn('zh'),
  say: (words) => words.zh,
  shortNumber: (number) => number.slice(-4),
  target,
  named: null,
  departments,
  findDepartment: createPinyinFinder(
    departments.map((d) => ({ key: d.id, text: `${d.name} ${d.shortName}`, codes: [d.pinyin] })),
  ),
  findTown: (word) => (word === '牛山' ? { code: '320722100', name: '牛山街道' } : null),
  covers: () => true,
  lineUp: true,
  counts: { overdue: 5 },
  modules: [],
  ...part,
});
const first = (typed: string, part: Partial<PaletteScene> = {}) => paletteSections(typed, scene(part))[0]?.lines[0];

test('given a whole dispatch line, then the first line is the sentence of what Enter does, and it is done at once (issue 5.4)', () => {
  expect(first('p 137 城管 请今日内处理')).toMatchObject({
    text: '派遣 0137 → 城市管理局，要求：请今日内处理',
    does: {
      do: 'run',
      command: { kind: 'event.dispatch', event: 'e1', to: { id: 'cg' }, instruction: '请今日内处理' },
    },
  });
  expect(first('pq xf 18')).toMatchObject({ text: '派遣 0137 → 消防救援大队，要求：请于 18:00 前到场' });
});

test('given a dispatch without a department, then the one of the item’s duty is meant (D1)', () => {
  expect(first('p')).toMatchObject({ text: '派遣 0137 → 城市管理局', does: { do: 'run' } });
});

test('given no duty, a line that is down or an act that is barred, then Enter opens the form or says why it cannot', () => {
  expect(first('p xf', { covers: () => false })).toMatchObject({
    does: { do: 'form', form: { prefill: { to: 'xf' } } },
  });
  expect(first('p xf', { lineUp: false })).toMatchObject({ side: '断线中，转电话派单', does: { do: 'form' } });
  const closed: PaletteTarget = { ...target, acts: [], barred: [{ kind: 'event.dispatch', why: '已结案' }] };
  expect(first('p xf', { target: closed })).toMatchObject({ side: '已结案', does: null });
});

test('given a search with a town in front, then the town narrows it', () => {
  expect(first('g 牛山 路灯')).toMatchObject({ does: { do: 'search', text: '路灯', town: '320722100' } });
  expect(first('g 海州 路灯')).toMatchObject({ does: { do: 'search', text: '海州 路灯', town: null } });
});

test('given pinyin initials, then acts, barred acts with their reason, and views are found', () => {
  expect(first('ja')).toMatchObject({ key: 'event.close', side: '还没有办结', does: null });
  expect(first('chaoqi')).toMatchObject({
    key: 'view-overdue',
    side: '视图 5 件',
    does: { do: 'view', view: 'overdue' },
  });
});

test('given a merge code with a number, then that event is what this one goes into', () => {
  const named = { id: 'e2', number: 'LYG20261119-0010145', title: '路灯灭了' };
  expect(first('bh 145', { named })).toMatchObject({
    text: '把 0137 并入 0145 路灯灭了',
    does: { do: 'form', form: { kind: 'event.merge', prefill: { into: 'e2' } } },
  });
});
