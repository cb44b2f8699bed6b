import { startOfDay } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { postTriggers } from '../profile/posting-rules.ts';
import type { Profile } from '../profile/profile.ts';
import type { Finder, Finding } from './finding.ts';

/** Dates on which the people of a grid changed, as far as the text lets a change count. */
function staffChanges(profile: Profile, grid: unknown, dossiers: readonly Dossier[]): readonly string[] {
  const triggers = postTriggers(profile).triggers.map(({ key }) => key);
  const every = triggers.includes('staffChange');
  const fullTime = triggers.includes('fullTimeStaffChange');
  return dossiers
    .filter((row) => row.machine === 'assignment' && row.data.grid === grid)
    .filter((row) => every || (fullTime && row.data.gridRole === 'fullTimeStaff'))
    .flatMap((row) => [row.data.startedOn, row.data.leftOn])
    .filter((date) => typeof date === 'string');
}

/** A posted sheet older than a change of staff (LYG-19-2, JS-19-2, ZS-21-1-2), or marked so because name or area changed. */
export const postingOutdated: Finder = {
  code: 'posting-outdated',
  clauses: ['LYG-19-2', 'JS-19-2', 'ZS-21-1-2'],
  find: ({ rules: { profile }, dossiers }) =>
    dossiers
      .filter((row) => row.machine === 'posting' && (row.state === 'finalised' || row.state === 'outdated'))
      .flatMap((row): readonly Finding[] => {
        const posted = String(row.data.postedOn ?? '');
        const marked = row.state === 'outdated' ? [String(row.data.changedOn ?? '')] : [];
        const later = staffChanges(profile, row.data.grid, dossiers).filter((date) => date > posted);
        const [since] = [...marked, ...later].sort();
        if (since === undefined) return [];
        return [
          {
            code: 'posting-outdated',
            zh: '公示牌已过时',
            en: 'Posting sheet outdated',
            clause: postTriggers(profile).clause,
            subject: row.id,
            subjectName: row.title,
            area: row.area,
            to: null,
            gravity: 'gap',
            since: startOfDay(since),
          },
        ];
      }),
};
