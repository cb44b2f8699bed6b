import { type ActContext, type DossierEffects, type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, keepers, notAhead } from '../dossier/register-machine.ts';
import { itemBasis, ownItem } from '../profile/care-rules.ts';
import { carerFields, datesRefusal, endFields, nextTask } from './care-steps.ts';

const clauses = ['ZG-9-7'];
const who = [...keepers, 'village', 'gridStaff'] as const;

const kinds = [
  { key: 'rentalHouse', zh: '出租房屋', en: 'Rental house' },
  { key: 'floatingPopulation', zh: '流动人口', en: 'Floating population' },
];

const task = (c: ActContext, on: string | null): DossierEffects =>
  nextTask(c, 'recheck', itemBasis(c.context.rules.profile, 'rentalFloatingPopulation').clause, on);

/** Rental houses and floating population: when to go there again, and the advice on precautions given each time (ZG-9-7). */
export const rentalRecord: Machine = {
  key: 'rentalRecord',
  letters: 'CZ',
  zh: '出租房屋、流动人口',
  en: 'Rentals and floating population',
  group: 'care',
  clauses,
  readers: who,
  on: (profile) => ownItem(profile, 'rentalFloatingPopulation') !== null,
  states: {
    active: { zh: '在册', en: 'On record' },
    ended: { zh: '已注销', en: 'Off record', end: true },
  },
  duties: { recheck: { zh: '复查走访', en: 'Re-check visit' } },
  title: (data) => textOf(data, 'address'),
  acts: [
    {
      key: 'register',
      zh: '登记',
      en: 'Register',
      clauses,
      from: 'new',
      to: 'active',
      roles: who,
      fields: [
        { key: 'recordKind', zh: '类别', en: 'Kind', type: 'choice', options: kinds },
        { key: 'address', zh: '地址', en: 'Address', type: 'line' },
        { key: 'personName', zh: '房东或本人姓名', en: 'Landlord or person', type: 'line' },
        { key: 'personPhone', zh: '联系电话', en: 'Phone', type: 'phone', optional: true },
        { key: 'tenants', zh: '承租人数', en: 'Tenants', type: 'number', optional: true },
        ...carerFields,
        { key: 'nextOn', zh: '复查日期', en: 'Re-check on', type: 'date' },
      ],
      guard: (c) => gridRefusal(c, 'rentalRecord.register'),
      does: (c) => ({ area: textOf(c.fields, 'grid'), ...task(c, textOf(c.fields, 'nextOn')) }),
    },
    {
      key: 'visit',
      zh: '登记复查',
      en: 'Record a re-check',
      clauses,
      from: ['active'],
      to: null,
      roles: who,
      fields: [
        { key: 'visitedOn', zh: '走访日期', en: 'Visited on', type: 'date' },
        { key: 'visitNote', zh: '走访情况', en: 'What was found', type: 'text' },
        { key: 'advice', zh: '治安防范指导内容', en: 'Advice given', type: 'text', clause: 'ZG-9-7' },
        { key: 'nextOn', zh: '下次复查日期', en: 'Next re-check on', type: 'date' },
      ],
      guard: (c) => datesRefusal(c, 'rentalRecord.visit', 'visitedOn', 'nextOn'),
      does: (c) => task(c, textOf(c.fields, 'nextOn')),
    },
    {
      key: 'end',
      zh: '注销',
      en: 'Take off record',
      clauses,
      from: ['active'],
      to: 'ended',
      roles: who,
      fields: endFields,
      guard: (c) => notAhead(c, 'rentalRecord.end', 'endedOn'),
      does: (c) => task(c, null),
    },
  ],
};
