import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, notAhead } from '../dossier/register-machine.ts';
import type { Refusal } from '../refusal.ts';

const clauses = ['LYG-25', 'JS-25', 'ZG-20-2'];
const who = [...keepers, 'village', 'gridStaff'] as const;

/** One volunteer's share of an activity. */
export type VolunteerHours = { readonly name: string; readonly hours: number };

/** `张三 2.5` as name and hours; null for a line that does not say both. */
export function volunteerHours(line: string): VolunteerHours | null {
  const found = /^(\S.*?)[\s:：,，]+(\d{1,3}(?:\.\d{1,2})?)$/.exec(line.trim());
  const [, name, hours] = found ?? [];
  return name === undefined || hours === undefined || Number(hours) <= 0 ? null : { name, hours: Number(hours) };
}

const sharesOf = (lines: readonly string[]): readonly (VolunteerHours | null)[] => lines.map(volunteerHours);

function finishRefusal(c: ActContext): Refusal | null {
  const bad = sharesOf(listOf(c.fields, 'volunteers')).indexOf(null);
  if (bad >= 0)
    return forbid(
      'volunteerActivity.finish',
      null,
      `第 ${bad + 1} 行请写成“姓名 小时数”。`,
      `Write line ${bad + 1} as “name hours”.`,
    );
  return notAhead(c, 'volunteerActivity.finish', 'heldOn');
}

/** A volunteer activity: its people and hours when it is over; they count in the report and feed the points ledger (LYG-25, JS-25, ZG-20-2). */
export const volunteerActivity: Machine = {
  key: 'volunteerActivity',
  letters: 'ZY',
  zh: '志愿服务活动',
  en: 'Volunteer activities',
  group: 'collaboration',
  clauses,
  readers: [...who, 'administrator', 'supervisor'],
  states: {
    planned: { zh: '已计划', en: 'Planned' },
    finished: { zh: '已完成', en: 'Finished', end: true },
    cancelled: { zh: '已取消', en: 'Cancelled', end: true },
  },
  title: (data) => textOf(data, 'activityName'),
  acts: [
    {
      key: 'plan',
      zh: '登记活动',
      en: 'Plan',
      clauses,
      from: 'new',
      to: 'planned',
      roles: who,
      fields: [
        { key: 'activityName', zh: '活动名称', en: 'Activity', type: 'line' },
        { key: 'organiser', zh: '组织者', en: 'Organiser', type: 'line' },
        { key: 'plannedOn', zh: '计划日期', en: 'Planned on', type: 'date' },
        { key: 'grids', zh: '活动网格', en: 'Grids', type: 'grids', optional: true },
      ],
    },
    {
      key: 'finish',
      zh: '登记结果',
      en: 'Finish',
      clauses,
      from: ['planned'],
      to: 'finished',
      roles: who,
      fields: [
        { key: 'heldOn', zh: '活动日期', en: 'Held on', type: 'date' },
        { key: 'volunteers', zh: '志愿者及小时数（每行“姓名 小时”）', en: 'People and hours', type: 'lines' },
        { key: 'activityResult', zh: '活动成效', en: 'Result', type: 'text', optional: true },
      ],
      guard: finishRefusal,
      does: (c) => {
        const shares = sharesOf(listOf(c.fields, 'volunteers')).filter((share) => share !== null);
        const hours = shares.reduce((sum, share) => sum + share.hours, 0);
        return { set: { people: new Set(shares.map(({ name }) => name)).size, hours: Math.round(hours * 100) / 100 } };
      },
    },
    {
      key: 'cancel',
      zh: '取消',
      en: 'Cancel',
      clauses,
      from: ['planned'],
      to: 'cancelled',
      roles: who,
      fields: [{ key: 'cancelReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};
