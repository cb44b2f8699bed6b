import { currentDue } from '../../time/clock.ts';
import type { Dossier, DossierDuty } from '../dossier/dossier.ts';
import { filingClock } from '../grid/change-filing.ts';
import { teamSyncGround } from '../profile/grid-rules.ts';
import type { Finder, Finding } from './finding.ts';

const changes = (dossiers: readonly Dossier[]): readonly Dossier[] =>
  dossiers.filter((one) => one.machine === 'gridChange' && one.endedAt === null);

const open = (dossier: Dossier, of: (duty: DossierDuty) => boolean): readonly DossierDuty[] =>
  dossier.duties.filter((duty) => duty.clearedAt === null && of(duty));

/**
 * Grid changes in force without the filing receipt of a level (LYG-7-3, JS-7-3, ZS-11-3-2, ZG-7-3, AK-7.6-1, AK-7.6-3), since the day
 * of the adjustment. A gap once the seven days of AK-7.5-3 are over, a warning once a centre's own target is (C28).
 */
export const gridToFile: Finder = {
  code: 'grid-to-file',
  clauses: ['LYG-7-3', 'JS-7-3', 'ZS-11-3-2', 'ZG-7-3', 'AK-7.5-3', 'AK-7.6-1', 'AK-7.6-3'],
  find: ({ dossiers, at }) =>
    changes(dossiers).flatMap((dossier) =>
      open(dossier, (duty) => duty.what !== 'sync').map((duty): Finding => {
        const clock = dossier.clocks.find((one) => one.id === filingClock);
        const late = clock !== undefined && at >= currentDue(clock);
        const statutory = clock?.statutory === true;
        return {
          code: 'grid-to-file',
          zh: late ? '网格变动备案超期' : '网格变动待备案',
          en: late ? 'Grid change: filing overdue' : 'Grid change to be filed',
          clause: late && statutory ? clock.basis : duty.basis,
          subject: dossier.id,
          subjectName: dossier.title,
          area: dossier.area,
          to: null,
          gravity: late ? (statutory ? 'gap' : 'warn') : 'info',
          since: duty.openedAt,
        };
      }),
    ),
};

const syncFinding = (
  dossier: Dossier,
  what: { readonly zh: string; readonly en: string },
  clause: string,
  since: number,
): Finding => ({
  code: 'to-sync',
  ...what,
  clause,
  subject: dossier.id,
  subjectName: dossier.title,
  area: dossier.area,
  to: null,
  gravity: 'warn',
  since,
});

/** Acts of an assignment that change the team. */
const teamActs: ReadonlySet<string> = new Set(['activate', 'leave']);

const lastTeamChange = (dossier: Dossier): number | null =>
  dossier.steps.findLast((step) => teamActs.has(step.act))?.at ?? null;

/** Changes of grids and of the team without a receipt of the security information system (AK-7.5-4, AK-8.4-3). */
export const toSync: Finder = {
  code: 'to-sync',
  clauses: ['AK-7.5-4', 'AK-8.4-3'],
  find: ({ rules, dossiers }) => {
    const grids = changes(dossiers).flatMap((dossier) =>
      open(dossier, (duty) => duty.what === 'sync').map((duty) =>
        syncFinding(dossier, { zh: '网格变动待同步', en: 'Grid change to be synced' }, duty.basis, duty.openedAt),
      ),
    );
    const ground = teamSyncGround(rules.profile);
    if (!ground.statutory) return grids;
    const synced = (dossier: Dossier, since: number): boolean =>
      dossiers.some((one) => one.machine === 'teamSync' && one.data['dossier'] === dossier.id && one.openedAt >= since);
    const team = dossiers
      .filter((one) => one.machine === 'assignment')
      .flatMap((dossier) => {
        const since = lastTeamChange(dossier);
        return since === null || synced(dossier, since)
          ? []
          : [syncFinding(dossier, { zh: '队伍变动待同步', en: 'Team change to be synced' }, ground.clause, since)];
      });
    return [...grids, ...team];
  },
};
