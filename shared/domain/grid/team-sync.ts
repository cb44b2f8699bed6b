import { type Machine, textOf } from '../dossier/machine.ts';
import { syncSystems } from '../profile/grid-rules.ts';

/** Receipt of the security information system for a change of the team (AK-8.4-3): one a change, named by its assignment. */
export const teamSync: Machine = {
  key: 'teamSync',
  letters: 'TB',
  group: 'grid',
  zh: '队伍变动同步',
  en: 'Team change synced',
  clauses: ['AK-8.4-3'],
  on: (profile) => syncSystems(profile).systems.length > 0,
  states: { recorded: { zh: '已同步', en: 'Synced', end: true } },
  title: (data) => `同步回执 ${textOf(data, 'syncReceipt')}`,
  acts: [
    {
      key: 'record',
      zh: '登记同步回执',
      en: 'Record the receipt',
      clauses: ['AK-8.4-3'],
      from: 'new',
      to: 'recorded',
      roles: ['townSeat', 'countySeat', 'shiftLeader', 'director', 'administrator', 'connector'],
      fields: [
        { key: 'dossier', zh: '任职变动', en: 'Assignment', type: 'dossier' },
        { key: 'syncReceipt', zh: '回执号', en: 'Receipt', type: 'line' },
        { key: 'syncedOn', zh: '同步日期', en: 'Synced on', type: 'date' },
      ],
    },
  ],
};
