import { isRunning } from '../../time/clock.ts';
import { addDays, daysBetween, localDate, startOfDay } from '../../time/local-date.ts';
import { liaisonsOf, withLiaisons } from '../collaboration/liaison.ts';
import { partyTiers } from '../collaboration/party-tier.ts';
import { groupBy, inForce } from '../dossier/find-dossiers.ts';
import { textOf } from '../dossier/machine.ts';
import type { GridEvent } from '../event/event.ts';
import { officialsCoverage } from '../officials/officials-coverage.ts';
import { liaisonRule, officialNames, partyChainGround } from '../profile/collaboration-rules.ts';
import type { Finder, Finding } from './finding.ts';

/** LYG-28-4: a linked department without a liaison who can be phoned stands on the director's list. */
export const liaisonMissing: Finder = {
  code: 'liaison-missing',
  clauses: ['LYG-28-4'],
  find: ({ rules, registry, dossiers }) => {
    const rule = liaisonRule(rules.profile);
    return withLiaisons(registry.departments, dossiers)
      .filter(({ liaison, phone }) => liaison === null || phone === '')
      .map(({ id, name }) => ({
        code: 'liaison-missing',
        clause: rule.named ? rule.clause : 'local',
        zh: '没有可联系的部门联络人',
        en: 'No liaison who can be phoned',
        subject: id,
        subjectName: name,
        area: registry.divisions.find(({ level }) => level === 'county')?.code ?? '',
        to: null,
        gravity: rule.named ? 'gap' : 'info',
        since: null,
      }));
  },
};

/** Days on which a department signed in an event online. */
function lastSignIns(events: readonly GridEvent[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { holder, lastHolder, clocks } of events) {
    const by = [holder, lastHolder].find((one) => one?.kind === 'department');
    const signed = clocks.filter((c) => c.kind === 'signIn' && !isRunning(c) && c.stoppedAs === 'done');
    for (const { stoppedAt } of signed) {
      const day = stoppedAt === null ? '' : localDate(stoppedAt);
      if (by != null && day > (last.get(by.id) ?? '')) last.set(by.id, day);
    }
  }
  return last;
}

/** LYG-28-5: a liaison from whom nothing was heard for longer than the interval, neither contact nor, where it works online, sign-in. */
export const outOfContact: Finder = {
  code: 'out-of-contact',
  clauses: ['LYG-28-5'],
  find: ({ rules, dossiers, events, at }) => {
    const today = localDate(at);
    const rule = liaisonRule(rules.profile);
    const signIns = lastSignIns(events);
    return [...liaisonsOf(dossiers)].flatMap(([department, { id, data, area }]): Finding[] => {
      const online = data.way === 'online' ? (signIns.get(department) ?? '') : '';
      const byOnline = online === '' ? '' : addDays(online, Number(data.intervalDays));
      const due = [textOf(data, 'contactDue'), byOnline].reduce((a, b) => (a > b ? a : b));
      if (today <= due) return [];
      return [
        {
          code: 'out-of-contact',
          clause: rule.statutory ? (rule.clauses.at(-1) ?? rule.clause) : 'local',
          zh: `联络人已失联 ${daysBetween(due, today)} 天（每 ${data.intervalDays} 天应对接一次）`,
          en: `Out of contact for ${daysBetween(due, today)} days (due every ${data.intervalDays})`,
          subject: id,
          subjectName: textOf(data, 'liaisonName'),
          area,
          to: department,
          gravity: 'warn',
          since: startOfDay(addDays(due, 1)),
        },
      ];
    });
  },
};

/** ZS-8-1: tiers of the Party chain that nobody stands in, one line a village with the number of grids; a grid's own chain names them. */
export const partyTierMissing: Finder = {
  code: 'party-tier-missing',
  clauses: ['ZS-8-1'],
  find: ({ rules, registry, dossiers }) => {
    if (partyChainGround(rules.profile) === null) return [];
    const kept = new Set(
      inForce(dossiers, 'partyTier').map(({ data }) => `${textOf(data, 'tier')} ${textOf(data, 'tierArea')}`),
    );
    const comprehensive = registry.grids.filter(({ kind }) => kind === 'comprehensive');
    return [...groupBy(comprehensive, ({ village }) => village)].flatMap(([village, grids]): Finding[] => {
      const lacking = partyTiers.flatMap((tier) => {
        const missing = grids.filter(({ code }) => !kept.has(`${tier.key} ${code.slice(0, tier.digits)}`));
        return missing.length === 0 ? [] : [{ tier, grids: missing.length }];
      });
      const [first] = grids;
      if (lacking.length === 0 || first === undefined) return [];
      return [
        {
          code: 'party-tier-missing',
          clause: 'ZS-8-1',
          zh: `网格党组织链缺：${lacking.map((l) => `${l.tier.zh}（${l.grids} 个网格）`).join('、')}`,
          en: `Party chain lacks: ${lacking.map((l) => `${l.tier.en} (${l.grids} grids)`).join(', ')}`,
          subject: village,
          subjectName: first.villageName,
          area: village,
          to: null,
          gravity: 'gap',
          since: null,
        },
      ];
    });
  },
};

/** LYG-22: roles below the share of grids the text asks for, one line a town and role with the number of grids; the report names each. */
export const officialsBelowTarget: Finder = {
  code: 'officials-below-target',
  clauses: ['LYG-22'],
  find: ({ rules, registry, dossiers }) => {
    const report = officialsCoverage(rules.profile, registry.grids, registry.staff, dossiers);
    if (report === null || report.target === null) return [];
    return report.roles.flatMap(({ role, missing }): Finding[] => {
      const towns = new Map<string, { name: string; grids: string[] }>();
      for (const { town, townName, name } of missing) {
        const line = towns.get(town) ?? { name: townName, grids: [] };
        line.grids.push(name);
        towns.set(town, line);
      }
      return [...towns].map(([town, line]) => ({
        code: 'officials-below-target',
        clause: report.clause,
        zh: `${officialNames[role].zh}未进 ${line.grids.length} 个网格：${line.grids.slice(0, 5).join('、')}${line.grids.length > 5 ? '…' : ''}`,
        en: `${officialNames[role].en} missing in ${line.grids.length} grids`,
        subject: `${town}.${role}`,
        subjectName: line.name,
        area: town,
        to: null,
        gravity: 'gap',
        since: null,
      }));
    });
  },
};

/** LYG-24, JS-24: a project past its term that nobody evaluated. */
export const projectNotEvaluated: Finder = {
  code: 'project-not-evaluated',
  clauses: ['LYG-24', 'JS-24'],
  find: ({ dossiers, at }) => {
    const today = localDate(at);
    return inForce(dossiers, 'project')
      .filter(({ data }) => textOf(data, 'to') < today && textOf(data, 'evaluatedOn') === '')
      .map(({ id, title, area, data }) => ({
        code: 'project-not-evaluated',
        clause: 'local',
        zh: '项目已到期，尚未评估',
        en: 'The project is over and not evaluated',
        subject: id,
        subjectName: title,
        area,
        to: null,
        gravity: 'info',
        since: startOfDay(addDays(textOf(data, 'to'), 1)),
      }));
  },
};
