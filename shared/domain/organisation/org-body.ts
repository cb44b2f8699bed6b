import { type Level, levelOfArea } from '../actor/actor.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Machine, textOf } from '../dossier/machine.ts';
import { registerMachine } from '../dossier/register-machine.ts';
import type { Words } from '../names.ts';
import { centreBand, directorRule, organisationTemplate } from '../profile/organisation-rules.ts';
import type { Profile } from '../profile/profile.ts';

/** A competent authority or centre of the organisation tree, with its directors and staff (ZS-5-1, LYG-5-1, AK-6.3.1). */
export const orgBody: Machine = registerMachine({
  key: 'orgBody',
  letters: 'JG',
  zh: '网格化工作机构',
  en: 'Grid bodies',
  group: 'records',
  clauses: ['ZS-5-1', 'LYG-5-1', 'JS-5-1', 'ZG-5-1', 'AK-6.3.1-1', 'AK-6.3.1-2', 'AK-6.3.1-3'],
  readers: ['townSeat', 'countySeat', 'shiftLeader', 'director', 'administrator', 'supervisor', 'village'],
  roles: ['director', 'countySeat', 'shiftLeader', 'administrator', 'townSeat'],
  title: (data) => textOf(data, 'bodyName'),
  fields: [
    { key: 'bodyName', zh: '机构名称', en: 'Body', type: 'line' },
    { key: 'bodyArea', zh: '所在区划代码', en: 'Division', type: 'area' },
    { key: 'bodyHead', zh: '负责人', en: 'Head', type: 'line' },
    { key: 'bodyPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'directors', zh: '主任人数', en: 'Directors', type: 'number', optional: true },
    { key: 'deputies', zh: '副主任人数', en: 'Deputies', type: 'number', optional: true },
    { key: 'dedicatedStaff', zh: '专职工作人员', en: 'Dedicated staff', type: 'number', optional: true },
    { key: 'otherStaff', zh: '合署、购买服务等人员', en: 'Shared or purchased staff', type: 'number', optional: true },
  ],
  guard: (c) => {
    const at = levelOfArea(textOf(c.data, 'bodyArea'));
    const template = organisationTemplate(c.context.rules.profile);
    return template.levels.some(({ level }) => level === at)
      ? null
      : forbid(
          'orgBody.register',
          template.levels[0]?.clause ?? null,
          '本规定在这一层级不设网格化工作机构。',
          'The text has no such body at this level.',
        );
  },
});

/** True when a body supervises what lies in an area: its own division and everything below (ZS-5-1). */
export const supervises = (body: Dossier, area: string): boolean => area.startsWith(textOf(body.data, 'bodyArea'));

export type BodyFinding = Words & {
  readonly code: 'directors' | 'no-deputy' | 'staff-band';
  readonly clause: string;
  readonly gravity: 'gap' | 'warn' | 'info';
};

const count = (body: Dossier, key: string): number => Number(body.data[key] ?? 0);

/**
 * Directors and staff of a centre against the text (AK-6.3.1-2, AK-6.3.1-3). Deputies have no upper bound and none at all is advice;
 * the band counts dedicated staff only, not shared or purchased ones (C32, AK-6.3.1-4).
 */
export function bodyFindings(profile: Profile, body: Dossier): readonly BodyFinding[] {
  const level: Level = levelOfArea(textOf(body.data, 'bodyArea'));
  const found: BodyFinding[] = [];
  const rule = directorRule(profile);
  if (rule !== null && count(body, 'directors') !== rule.directors)
    found.push({
      code: 'directors',
      clause: rule.clause,
      gravity: 'gap',
      zh: `主任应为 ${rule.directors} 名，现 ${count(body, 'directors')} 名`,
      en: `${rule.directors} director, now ${count(body, 'directors')}`,
    });
  if (rule !== null && count(body, 'deputies') < rule.deputiesMin)
    found.push({ code: 'no-deputy', clause: rule.clause, gravity: 'info', zh: '尚无副主任', en: 'No deputy yet' });
  const band = centreBand(profile, level);
  const staff = count(body, 'dedicatedStaff');
  if (band !== null && (staff < band.min || staff > band.max))
    found.push({
      code: 'staff-band',
      clause: band.clauses.at(0) ?? band.clause,
      gravity: 'warn',
      zh: `专职人员 ${staff} 名，应为 ${band.min}–${band.max} 名`,
      en: `${staff} dedicated staff, ${band.min}–${band.max} asked`,
    });
  return found;
}
