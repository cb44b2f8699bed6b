import { localDate } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import type { Refusal } from '../refusal.ts';
import { campaignKinds } from './campaign-kinds.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

/** How far one grid is: 0–100, the day of its last report and what it said; null = nothing reported yet. */
export type GridProgress = {
  readonly grid: string;
  readonly percent: number;
  readonly on: string | null;
  readonly said: string;
};

/** Progress of every grid of a drive, in the order of its list (LYG-9-8, JS-9-9). */
export function campaignProgress({ data }: Pick<Dossier, 'data'>): readonly GridProgress[] {
  const last = new Map(
    listOf(data, 'progress').map((line) => {
      const [grid = '', percent = '0', on = '', ...said] = line.split(' ');
      return [grid, { grid, percent: Number(percent), on, said: said.join(' ') }] as const;
    }),
  );
  return listOf(data, 'grids').map((grid) => last.get(grid) ?? { grid, percent: 0, on: null, said: '' });
}

function reportRefusal(c: ActContext): Refusal | null {
  const rule = 'campaign.report';
  const grid = textOf(c.fields, 'grid');
  if (!listOf(c.data, 'grids').includes(grid))
    return forbid(rule, 'JS-9-9', '该网格不在本次活动范围内。', 'That grid does not take part.');
  if (!grid.startsWith(c.context.actor.area))
    return forbid(rule, null, '只能报告本辖区网格的进展。', 'Only for grids of your own area.');
  const percent = c.fields['percent'];
  return typeof percent === 'number' && percent >= 0 && percent <= 100
    ? null
    : forbid(rule, null, '进度须为 0–100。', 'Progress is 0 to 100.');
}

/** A drive over several grids (专项活动): each grid reports how far it is until it is closed (LYG-9-8, JS-9-9). */
export const campaign: Machine = {
  key: 'campaign',
  letters: 'HD',
  group: 'collaboration',
  zh: '专项活动',
  en: 'Drive',
  clauses: ['LYG-9-8', 'JS-9-9'],
  public: true,
  states: {
    running: { zh: '开展中', en: 'Running' },
    closed: { zh: '已结束', en: 'Closed', end: true },
  },
  title: (data) => textOf(data, 'name'),
  acts: [
    {
      key: 'start',
      zh: '启动',
      en: 'Start',
      clauses: ['LYG-9-8', 'JS-9-9'],
      from: 'new',
      to: 'running',
      roles: seats,
      fields: [
        { key: 'campaignKind', zh: '类型', en: 'Kind', type: 'choice', options: campaignKinds, clause: 'LYG-9-8' },
        { key: 'name', zh: '名称', en: 'Name', type: 'line' },
        { key: 'startsOn', zh: '开始日期', en: 'From', type: 'date', clause: 'LYG-9-8' },
        { key: 'endsOn', zh: '结束日期', en: 'To', type: 'date', clause: 'LYG-9-8' },
        { key: 'grids', zh: '参加网格', en: 'Grids', type: 'grids', clause: 'LYG-9-8' },
        { key: 'goal', zh: '目标', en: 'Goal', type: 'text' },
      ],
      guard: (c) => {
        if (textOf(c.fields, 'endsOn') < textOf(c.fields, 'startsOn'))
          return forbid('campaign.start', null, '结束日期早于开始日期。', 'It would end before it begins.');
        const outside = listOf(c.fields, 'grids').find((grid) => !grid.startsWith(c.context.actor.area));
        return outside === undefined
          ? null
          : forbid('campaign.start', null, `网格 ${outside} 不在本辖区。`, `Grid ${outside} is not of your area.`);
      },
    },
    {
      key: 'report',
      zh: '报进展',
      en: 'Report progress',
      clauses: ['LYG-9-8', 'JS-9-9'],
      from: ['running'],
      to: null,
      roles: ['gridStaff', 'village', ...seats],
      within: true,
      fields: [
        { key: 'grid', zh: '网格', en: 'Grid', type: 'grid' },
        { key: 'percent', zh: '进度（%）', en: 'Progress, %', type: 'number' },
        { key: 'said', zh: '进展', en: 'What was done', type: 'line' },
      ],
      guard: reportRefusal,
      does: (c) => {
        const grid = textOf(c.fields, 'grid');
        const rest = listOf(c.data, 'progress').filter((line) => !line.startsWith(`${grid} `));
        const mine = `${grid} ${textOf(c.fields, 'percent')} ${localDate(c.context.at)} ${textOf(c.fields, 'said')}`;
        return { set: { progress: [...rest, mine] } };
      },
    },
    {
      key: 'close',
      zh: '结束',
      en: 'Close',
      clauses: ['LYG-9-8', 'JS-9-9'],
      from: ['running'],
      to: 'closed',
      roles: seats,
      fields: [
        { key: 'summary', zh: '总结', en: 'Summary', type: 'text' },
        {
          key: 'unfinishedWhy',
          zh: '未完成网格的说明',
          en: 'Why some grids are not done',
          type: 'text',
          optional: true,
        },
      ],
      guard: (c) => {
        const open = campaignProgress({ data: c.data }).filter(({ percent }) => percent < 100);
        return open.length > 0 && textOf(c.fields, 'unfinishedWhy') === ''
          ? forbid(
              'campaign.close',
              'LYG-9-8',
              `还有 ${open.length} 个网格未完成，请说明原因。`,
              `${open.length} grid(s) are not done: say why.`,
            )
          : null;
      },
    },
  ],
};
