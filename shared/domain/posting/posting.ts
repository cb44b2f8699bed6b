import { localDate } from '../../time/local-date.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { postFields, postPlaces, postTriggers, supervisionBy } from '../profile/posting-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { contentKeys, sheetFields } from './posting-fields.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;
const makers = [...seats, 'village'] as const;

const draft: Act = {
  key: 'draft',
  zh: '拟制公示牌',
  en: 'Draft the sheet',
  clauses: ['LYG-19-1', 'JS-19-1', 'ZS-21-1-1', 'ZG-21', 'AK-7.2-4', 'AK-8.1-6'],
  from: 'new',
  to: 'draft',
  roles: makers,
  fields: [{ key: 'grid', zh: '网格', en: 'Grid', type: 'grid' }, ...sheetFields],
  guard: (c) =>
    c.loaded.grid === undefined
      ? refusal('unknown-grid', 'posting.draft', null, { grid: textOf(c.fields, 'grid') })
      : null,
  does: (c) => ({ area: textOf(c.fields, 'grid') }),
};

const fill: Act = {
  key: 'fill',
  zh: '修改内容',
  en: 'Change the content',
  clauses: draft.clauses,
  from: ['draft', 'outdated'],
  to: null,
  roles: makers,
  fields: sheetFields,
};

const empty = (c: ActContext, { key }: Field): boolean => textOf(c.data, key) === '';

/** Whole before it hangs: what the text wants on it, and the supervision phones of those who must publish them. */
function sheetIsWhole(c: ActContext): Refusal | null {
  const { profile } = c.context.rules;
  const by = supervisionBy(profile);
  const no = (clause: string, zh: string, en: string) => forbid('posting.finalise', clause, zh, en);
  const noPhone = [...(by.county ? ['countyPhone'] : []), ...(by.town ? ['townPhone'] : [])].filter(
    (key) => textOf(c.data, key) === '',
  );
  if (noPhone.length > 0)
    return no(
      by.clause,
      `缺监督电话（${noPhone.map((key) => (key === 'countyPhone' ? '县级' : '镇街')).join('、')}），不能定稿。`,
      'A supervision phone is missing: the sheet cannot be finalised.',
    );
  const missing = contentKeys(profile).filter((field) => empty(c, field));
  return missing.length > 0
    ? no(
        postFields(profile).clause,
        `还缺：${missing.map(({ zh }) => zh).join('、')}。`,
        `Still missing: ${missing.map(({ en }) => en).join(', ')}.`,
      )
    : null;
}

const finalise: Act = {
  key: 'finalise',
  zh: '定稿上墙',
  en: 'Finalise and post',
  clauses: ['LYG-19-3', 'JS-19-3', 'ZS-21-2-1', 'LYG-19-1', 'JS-19-1', 'ZS-21-1-1', 'ZG-21'],
  from: ['draft', 'outdated'],
  to: 'finalised',
  roles: seats,
  fields: [
    {
      key: 'postedPlaces',
      zh: '公示地点',
      en: 'Where',
      type: 'choices',
      options: ({ profile }) => postPlaces(profile),
    },
    { key: 'postedSpot', zh: '具体位置', en: 'Exact spot', type: 'line' },
    { key: 'postedOn', zh: '公示日期', en: 'Posted on', type: 'date' },
  ],
  ready: sheetIsWhole,
  guard: (c) => {
    const on = textOf(c.fields, 'postedOn');
    if (on > localDate(c.context.at))
      return forbid('posting.finalise', null, '公示日期不能晚于今天。', 'It cannot be posted in the future.');
    return on < textOf(c.data, 'changedOn')
      ? forbid(
          'posting.finalise',
          postTriggers(c.context.rules.profile).clause,
          '公示日期早于变动日期，公示牌仍然过时。',
          'Posted before the change: the sheet is still outdated.',
        )
      : null;
  },
};

const markOutdated: Act = {
  key: 'markOutdated',
  zh: '标为过时',
  en: 'Mark as outdated',
  clauses: ['LYG-19-2', 'JS-19-2', 'ZS-21-1-2'],
  from: ['finalised'],
  to: 'outdated',
  roles: makers,
  fields: [
    {
      key: 'change',
      zh: '变动',
      en: 'Change',
      type: 'choice',
      options: ({ profile }) => postTriggers(profile).triggers,
    },
    { key: 'changedOn', zh: '变动日期', en: 'Changed on', type: 'date' },
  ],
};

const takeDown: Act = {
  key: 'takeDown',
  zh: '撤下',
  en: 'Take down',
  clauses: ['local'],
  from: ['draft', 'finalised', 'outdated'],
  to: 'takenDown',
  roles: seats,
  fields: [{ key: 'takenDownReason', zh: '原因', en: 'Reason', type: 'text' }],
};

/** The posting sheet of a grid (公示牌): what is published about it, where it hangs and whether it still says how things are. */
export const posting: Machine = {
  key: 'posting',
  letters: 'GS',
  zh: '公示牌',
  en: 'Posting sheet',
  group: 'staff',
  clauses: ['LYG-19-1', 'LYG-19-2', 'LYG-19-3', 'JS-19-3', 'ZS-21-2-1', 'ZG-21', 'AK-7.2-4', 'AK-8.1-6'],
  states: {
    draft: { zh: '拟稿', en: 'Draft' },
    finalised: { zh: '已公示', en: 'Posted', rests: true },
    outdated: { zh: '已过时', en: 'Outdated' },
    takenDown: { zh: '已撤下', en: 'Taken down', end: true },
  },
  title: (data) => `公示牌：${textOf(data, 'gridName') || textOf(data, 'grid')}`,
  acts: [draft, fill, finalise, markOutdated, takeDown],
};
