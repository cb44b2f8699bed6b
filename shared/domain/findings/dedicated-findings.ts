import { withDedicated } from '../dedicated/dedicated-grid.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { textOf } from '../dossier/machine.ts';
import { dedicatedCategories, dedicatedRule } from '../profile/dedicated-rules.ts';
import type { Finder, Finding } from './finding.ts';

/** A dedicated grid of which nobody knows whose it is (LYG-6-7, LYG-42-1). */
export const dedicatedNotDescribed: Finder = {
  code: 'dedicated-not-described',
  clauses: ['LYG-6-7', 'LYG-42-1', 'JS-6-3', 'JS-42-1'],
  find: ({ rules, registry, dossiers }) =>
    withDedicated(
      registry.grids.filter(({ kind }) => kind === 'dedicated'),
      dossiers,
    )
      .filter(({ dedicated }) => dedicated === undefined)
      .map((grid) => ({
        code: 'dedicated-not-described',
        clause: dedicatedCategories(rules.profile).clause,
        zh: '专属网格未登记所在单位和类别',
        en: 'No host unit and category on record',
        subject: grid.code,
        subjectName: grid.name,
        area: grid.code,
        to: null,
        gravity: 'gap',
        since: null,
      })),
};

/** ZS-15-3: a dedicated grid without a full-time person, addressed to the host unit that must name one. */
export const dedicatedFullTimeMissing: Finder = {
  code: 'dedicated-full-time-missing',
  clauses: ['ZS-15-3'],
  find: ({ rules, registry, dossiers }) => {
    const { fullTimeByHost } = dedicatedRule(rules.profile);
    if (fullTimeByHost === null) return [];
    const served = new Set(registry.staff.filter(({ role }) => role === 'fullTimeStaff').map(({ grid }) => grid));
    const grids = registry.grids.filter(({ kind }) => kind === 'dedicated');
    return withDedicated(grids, dossiers)
      .filter(({ code, dedicated }) => !served.has(code) && (dedicated?.fullTimeName ?? null) === null)
      .map((grid) => ({
        code: 'dedicated-full-time-missing',
        clause: fullTimeByHost,
        zh: '所在单位尚未指定专职网格员',
        en: 'The host unit has not named a full-time person',
        subject: grid.code,
        subjectName: grid.name,
        area: grid.code,
        to: grid.dedicated?.hostUnit ?? grid.name,
        gravity: 'gap',
        since: null,
      }));
  },
};

/** AK-7.4-2: chiefs of dedicated grids who are not the unit's safety head, unless the town has decided otherwise (AK-8.1-2). */
export const dedicatedChief: Finder = {
  code: 'dedicated-chief',
  clauses: ['AK-7.4-2', 'AK-8.1-2'],
  find: ({ rules, dossiers }) => {
    const run = dedicatedRule(rules.profile);
    if (!run.safetyHead) return [];
    return inForce(dossiers, 'dedicatedGrid')
      .filter(({ data }) => data.safetyHead !== true && textOf(data, 'townNote') === '')
      .map(
        ({ id, title, area }): Finding => ({
          code: 'dedicated-chief',
          clause: run.clause,
          zh: '专属网格长不是单位安全负责人',
          en: 'The chief is not the unit’s safety head',
          subject: id,
          subjectName: title,
          area,
          to: title,
          gravity: 'warn',
          since: null,
        }),
      );
  },
};
