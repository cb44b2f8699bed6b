import { groupBy, inForce } from '../dossier/find-dossiers.ts';
import { textOf } from '../dossier/machine.ts';
import { sizeOf, sizesByGrid } from '../grid/grid-size.ts';
import { sizeFindings } from '../grid/size-check.ts';
import { levelNames } from '../names.ts';
import { missedLeadMeeting } from '../organisation/meeting.ts';
import { bodyFindings } from '../organisation/org-body.ts';
import { organisationTemplate } from '../profile/organisation-rules.ts';
import { personsCap } from '../profile/size-rules.ts';
import { fullTimeNeed } from '../profile/staffing-rules.ts';
import type { Finder, Finding } from './finding.ts';

/** ZS-5-1, AK-6.3.1-1: divisions without their one competent body, or with several; towns and villages without one are one line a level. */
export const organisationTree: Finder = {
  code: 'organisation-tree',
  clauses: ['ZS-5-1', 'AK-6.3.1-1'],
  find: ({ rules, registry, dossiers }) => {
    const asked = organisationTemplate(rules.profile).levels;
    const bodies = groupBy(inForce(dossiers, 'orgBody'), ({ data }) => textOf(data, 'bodyArea'));
    return asked.flatMap(({ level, clause, bodies: one }): Finding[] => {
      const off = registry.divisions
        .filter((division) => division.level === level)
        .map((division) => ({ ...division, there: bodies.get(division.code)?.length ?? 0 }))
        .filter(({ there }) => there !== one);
      const line = (zh: string, en: string, at: { readonly code: string; readonly name: string }): Finding => ({
        code: 'organisation-tree',
        clause,
        zh,
        en,
        subject: `${at.code}.${level}`,
        subjectName: at.name,
        area: at.code,
        to: null,
        gravity: 'gap',
        since: null,
      });
      const { zh, en } = levelNames[level];
      const without = off.filter(({ there }) => there === 0);
      const several = off
        .filter(({ there }) => there > 1)
        .map((at) => line(`${zh}登记了 ${at.there} 个机构，应为一个`, `${at.there} bodies where one should be`, at));
      const [first] = without;
      if (first === undefined) return several;
      if (level === 'city' || level === 'county')
        return [
          ...several,
          ...without.map((at) => line(`${zh}没有登记网格化工作机构`, `No grid body on record at ${en} level`, at)),
        ];
      const names = without.slice(0, 5).map(({ name }) => name);
      const county = { code: first.code.slice(0, 6), name: `${names.join('、')}${without.length > 5 ? '…' : ''}` };
      return [
        ...several,
        line(
          `${without.length} 个${zh}没有登记网格化工作机构`,
          `${without.length} at ${en} level without a grid body`,
          county,
        ),
      ];
    });
  },
};

/** AK-6.3.1: directors and dedicated staff of the bodies on record. */
export const centreStaffing: Finder = {
  code: 'centre-staffing',
  clauses: ['AK-6.3.1-2', 'AK-6.3.1-3', 'AK-6.3.1-4'],
  find: ({ rules, dossiers }) =>
    inForce(dossiers, 'orgBody').flatMap((body) =>
      bodyFindings(rules.profile, body).map(({ clause, zh, en, gravity }) => ({
        code: 'centre-staffing',
        clause,
        zh,
        en,
        subject: body.id,
        subjectName: body.title,
        area: textOf(body.data, 'bodyArea'),
        to: null,
        gravity,
        since: null,
      })),
    ),
};

/** AK-6.2: the quarterly meeting of the leading body that was not held (C41). */
export const meetingMissed: Finder = {
  code: 'meeting-missed',
  clauses: ['AK-6.2'],
  find: ({ rules, registry, dossiers, at }) => {
    const missed = missedLeadMeeting(rules.profile, dossiers, at);
    if (missed === null) return [];
    const county = registry.divisions.find(({ level }) => level === 'county');
    return [
      {
        code: 'meeting-missed',
        clause: missed.clause,
        zh: `${missed.from} 至 ${missed.to} 未召开领导小组会议`,
        en: `No leading-group meeting minuted from ${missed.from} to ${missed.to}`,
        subject: `lead.${missed.from}`,
        subjectName: county?.name ?? '',
        area: county?.code ?? '',
        to: null,
        gravity: 'gap',
        since: null,
      },
    ];
  },
};

/** Sizes on record that stray from the text; an excess over the cap stays listed, as a gap until the county has approved it (LYG-6-5, C7). */
export const gridSizes: Finder = {
  code: 'grid-size',
  clauses: ['LYG-6-3', 'LYG-6-5', 'JS-6-2-2', 'AK-7.3.3-a', 'AK-7.3.3-i', 'ZG-8-1-1'],
  find: ({ rules, registry, dossiers }) => {
    const sizes = inForce(dossiers, 'gridSize');
    const known = sizesByGrid(sizes);
    const names = new Map(registry.grids.map(({ code, name }) => [code, name]));
    const line = (grid: string, over: Pick<Finding, 'clause' | 'zh' | 'en' | 'gravity'>): Finding => ({
      code: 'grid-size',
      subject: grid,
      subjectName: names.get(grid) ?? grid,
      area: grid,
      to: null,
      since: null,
      ...over,
    });
    const recorded = sizes.flatMap(({ data }) =>
      sizeFindings(rules.profile, sizeOf(data)).map(({ clause, zh, en, gravity, needsApprover }) => {
        const open = needsApprover && textOf(data, 'approvedBy') === '';
        return line(textOf(data, 'grid'), { clause, zh, en, gravity: open ? 'gap' : gravity });
      }),
    );
    const cap = personsCap(rules.profile);
    const counted = registry.grids.flatMap(({ code, kind, persons }) =>
      cap === null || kind !== 'comprehensive' || known.has(code) || persons <= cap.max
        ? []
        : [
            line(code, {
              clause: cap.clause,
              zh: `登记 ${persons} 人，超过原则上限 ${cap.max} 人，须核定规模并报批`,
              en: `${persons} persons on record, above the cap of ${cap.max}: check and approve`,
              gravity: 'gap',
            }),
          ],
    );
    return [...recorded, ...counted];
  },
};

const gravityOf = { must: 'gap', aim: 'warn', optional: 'info' } as const;

/** Grids without full-time staff, one line a village and need (C20): red where the text says must, a hint where it does not. */
export const fullTimeMissing: Finder = {
  code: 'full-time-missing',
  clauses: ['LYG-11-1', 'JS-13-4', 'JS-13-5', 'ZS-15-2', 'ZG-12-1'],
  find: ({ rules, registry, dossiers }) => {
    const sizes = sizesByGrid(inForce(dossiers, 'gridSize'));
    const staffed = new Set(registry.staff.filter(({ role }) => role === 'fullTimeStaff').map(({ grid }) => grid));
    const lacking = registry.grids.flatMap((grid) => {
      const entry = sizes.get(grid.code);
      const need = fullTimeNeed(rules.profile, {
        kind: grid.kind,
        setting: entry === undefined ? null : sizeOf(entry.data).setting,
      });
      return staffed.has(grid.code) || need.need === 'none' ? [] : [{ grid, need: need.need, clause: need.clause }];
    });
    const groups = groupBy(lacking, ({ grid, need }) => `${grid.village} ${need}`);
    return [...groups.values()].flatMap((group): Finding[] => {
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          code: 'full-time-missing',
          clause: first.clause,
          zh: `${group.length} 个网格没有专职网格员：${group
            .slice(0, 5)
            .map(({ grid }) => grid.name)
            .join('、')}${group.length > 5 ? '…' : ''}`,
          en: `${group.length} grids without full-time staff`,
          subject: `${first.grid.village}.${first.need}`,
          subjectName: first.grid.villageName,
          area: first.grid.village,
          to: null,
          gravity: gravityOf[first.need],
          since: null,
        },
      ];
    });
  },
};
