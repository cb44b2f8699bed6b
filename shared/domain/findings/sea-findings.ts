import { inForce } from '../dossier/find-dossiers.ts';
import { seaTeam } from '../maritime/sea-grid.ts';
import { seaRule } from '../profile/sea-rules.ts';
import type { Finder } from './finding.ts';

/** ZS-27-2: a sea grid whose mixed team lacks one of the four kinds. */
export const seaTeamGap: Finder = {
  code: 'sea-team-gap',
  clauses: ['ZS-27-2'],
  find: ({ rules, dossiers }) => {
    const rule = seaRule(rules.profile);
    if (rule === null) return [];
    return inForce(dossiers, 'seaGrid').flatMap((sea) => {
      const missing = seaTeam(rules, sea).filter(({ people }) => people.length === 0);
      if (missing.length === 0) return [];
      return [
        {
          code: 'sea-team-gap',
          clause: rule.clauses[1] ?? 'local',
          zh: `混编队伍缺：${missing.map(({ zh }) => zh).join('、')}`,
          en: `The mixed team lacks: ${missing.map(({ en }) => en).join(', ')}`,
          subject: sea.id,
          subjectName: sea.title,
          area: sea.area,
          to: null,
          gravity: 'gap',
          since: null,
        },
      ];
    });
  },
};
