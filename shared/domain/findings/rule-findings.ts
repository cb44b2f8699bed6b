import { addDays, endOfDay, localDate, startOfDay } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { textOf } from '../dossier/machine.ts';
import { clocksToRecount } from '../event/recompute-clock.ts';
import { broughtResources, exitWay, temporaryCap } from '../profile/item-rules.ts';
import { isInForce } from '../rules/rule-period.ts';
import type { Finder, Finding } from './finding.ts';

const of = (dossiers: readonly Dossier[], machine: string): readonly Dossier[] =>
  dossiers.filter((one) => one.machine === machine);

const about = (dossier: Dossier): Pick<Finding, 'subject' | 'subjectName' | 'area'> => ({
  subject: dossier.id,
  subjectName: dossier.title,
  area: dossier.area,
});

/** Days before its last one from which a temporary item is announced: local. */
const warnDays = 30;

/** Temporary items about to leave the list (AK-10.2-3: at expiry they leave by themselves, after a warning). */
export const itemExpiring: Finder = {
  code: 'item-expiring',
  clauses: ['AK-10.2-3'],
  find: ({ rules, dossiers, at }) =>
    of(dossiers, 'itemAdmission').flatMap((dossier): readonly Finding[] => {
      const until = textOf(dossier.data, 'until');
      if (dossier.state !== 'inForce' || textOf(dossier.data, 'duration') !== 'temporary') return [];
      const from = startOfDay(addDays(until, -warnDays));
      if (at < from || at >= endOfDay(until)) return [];
      return [
        {
          code: 'item-expiring',
          zh: `临时事项 ${until} 到期，届时自动退出`,
          en: `Temporary item ends on ${until} and leaves by itself`,
          clause: temporaryCap(rules.profile)?.clause ?? 'local',
          ...about(dossier),
          to: textOf(dossier.data, 'department') || null,
          gravity: 'warn',
          since: from,
        },
      ];
    }),
};

/** Items that outlived their department and ask for a new owner (AK-10.3-2). */
export const itemWithoutOwner: Finder = {
  code: 'item-without-owner',
  clauses: ['AK-10.3-2'],
  find: ({ rules, dossiers, at }) =>
    of(dossiers, 'itemAdmission').flatMap((dossier): readonly Finding[] => {
      const closing = of(dossiers, 'departmentClosing').find(
        (one) => one.data['department'] === dossier.data['department'] && isInForce(one, at),
      );
      if (closing === undefined || dossier.data['survives'] !== true || !isInForce(dossier, at)) return [];
      return [
        {
          code: 'item-without-owner',
          zh: '部门已撤并，事项存续，须确定承接部门',
          en: 'Its department is closed and the matter lives on: name a new owner',
          clause: exitWay(rules.profile, 'automatic')?.clause ?? 'local',
          ...about(dossier),
          to: null,
          gravity: 'gap',
          since: Number(closing.data['inForceFrom']),
        },
      ];
    }),
};

/** Items consented to whose department has not committed the support the text asks for (LYG-10-5, JS-10-4, ZG-11-2). */
export const itemSupportMissing: Finder = {
  code: 'item-support-missing',
  clauses: ['LYG-10-5', 'JS-10-4', 'ZG-11-2'],
  find: ({ rules, dossiers }) =>
    of(dossiers, 'itemAdmission')
      .filter((dossier) => dossier.state === 'conditional')
      .map(
        (dossier): Finding => ({
          code: 'item-support-missing',
          zh: '事项配套保障未落实',
          en: 'Support for the item is not committed',
          clause: broughtResources(rules.profile).clause,
          ...about(dossier),
          to: textOf(dossier.data, 'department') || null,
          gravity: 'gap',
          since: dossier.changedAt,
        }),
      ),
};

/** Events with a due moment counted without its year's table, which is in force now (D7): each is counted again by its own act. */
export const clockToRecount: Finder = {
  code: 'clock-to-recount',
  clauses: ['local'],
  find: ({ rules, events }) =>
    events.flatMap((event): readonly Finding[] => {
      const clocks = clocksToRecount({ rules }, event);
      if (clocks.length === 0) return [];
      return [
        {
          code: 'clock-to-recount',
          zh: `暂定到期日待按新放假安排重算（${clocks.map((clock) => clock.dueDate).join('、')}）`,
          en: 'A provisional due date waits to be counted again with the new calendar',
          clause: 'local',
          subject: event.id,
          subjectName: event.number,
          area: event.place.area,
          to: null,
          gravity: 'warn',
          since: null,
        },
      ];
    }),
};

/** Drives that are past their last day and not closed (LYG-9-8, JS-9-9). */
export const campaignOverdue: Finder = {
  code: 'campaign-overdue',
  clauses: ['LYG-9-8', 'JS-9-9'],
  find: ({ dossiers, at }) =>
    of(dossiers, 'campaign').flatMap((dossier): readonly Finding[] => {
      const endsOn = textOf(dossier.data, 'endsOn');
      if (dossier.state !== 'running' || localDate(at) <= endsOn) return [];
      return [
        {
          code: 'campaign-overdue',
          zh: '专项活动已到期，尚未结束',
          en: 'The drive is past its last day and not closed',
          clause: 'local',
          ...about(dossier),
          to: null,
          gravity: 'warn',
          since: endOfDay(endsOn),
        },
      ];
    }),
};
