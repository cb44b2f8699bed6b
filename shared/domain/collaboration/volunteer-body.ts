import { type Machine, textOf } from '../dossier/machine.ts';
import { keepers, registerMachine } from '../dossier/register-machine.ts';

const bodies = [
  { key: 'redArmband', zh: '“红袖章”队伍', en: 'Red armbands' },
  { key: 'patrolTeam', zh: '义务巡逻队', en: 'Patrol team' },
  { key: 'mediationRoom', zh: '调解室', en: 'Mediation room' },
  { key: 'talkHall', zh: '说事厅', en: 'Talk hall' },
  { key: 'volunteerTeam', zh: '志愿服务队', en: 'Volunteer team' },
  { key: 'otherBody', zh: '其他群防群治力量', en: 'Other' },
];

const people = [
  { key: 'retiredPartyMember', zh: '离退休党员', en: 'Retired Party members' },
  { key: 'residentPartyMember', zh: '在册党员', en: 'Resident Party members' },
  { key: 'twoDeputiesOneMember', zh: '“两代表一委员”', en: 'Deputies and committee members' },
  { key: 'buildingHead', zh: '楼栋长', en: 'Building heads' },
  { key: 'centerHouseholdHead', zh: '中心户长', en: 'Centre household heads' },
  { key: 'ownersCommittee', zh: '业主委员会', en: 'Owners’ committee' },
  { key: 'volunteer', zh: '志愿者', en: 'Volunteers' },
];

/** Social forces and volunteer bodies of the grids: kind, members, grids and activity (AK-8.3). */
export const volunteerBody: Machine = registerMachine({
  key: 'volunteerBody',
  letters: 'ZD',
  zh: '群防群治队伍',
  en: 'Volunteer bodies',
  group: 'collaboration',
  clauses: ['AK-8.3', 'LYG-25', 'JS-25', 'ZG-20-2'],
  readers: [...keepers, 'gridStaff', 'village', 'administrator', 'supervisor'],
  roles: [...keepers, 'village'],
  title: (data) => textOf(data, 'bodyName'),
  fields: [
    { key: 'bodyKind', zh: '队伍类型', en: 'Kind', type: 'choice', options: bodies },
    { key: 'bodyName', zh: '名称', en: 'Name', type: 'line' },
    { key: 'memberKinds', zh: '人员构成', en: 'Who they are', type: 'choices', options: people },
    { key: 'members', zh: '成员名单', en: 'Members', type: 'lines' },
    { key: 'contact', zh: '负责人', en: 'Head', type: 'line' },
    { key: 'contactPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'grids', zh: '活动网格', en: 'Grids', type: 'grids' },
    { key: 'activity', zh: '活动内容', en: 'Activity', type: 'text' },
  ],
});
