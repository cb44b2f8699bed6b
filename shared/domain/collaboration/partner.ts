import { type Machine, textOf } from '../dossier/machine.ts';
import { keepers, registerMachine } from '../dossier/register-machine.ts';
import { helperKinds } from '../event/parties.ts';
import { helperNames } from '../names.ts';

const clauses = ['ZS-8-2', 'ZS-26-1-1', 'LYG-23', 'JS-23', 'ZS-5-3', 'ZG-6-1', 'JS-24', 'ZG-20-1'];

const kinds = helperKinds.map((key) => ({ key, ...helperNames[key] }));

/**
 * Bodies and citizens that help in grids (LYG-23, ZS-8-2) and the partners of a compound (ZS-26-1-1). Being on the register is what
 * lets one be named on an event and get its masked facts.
 */
export const partner: Machine = registerMachine({
  key: 'partner',
  letters: 'HB',
  zh: '协同力量',
  en: 'Partners',
  group: 'collaboration',
  clauses,
  readers: [...keepers, 'gridStaff', 'village', 'administrator', 'supervisor'],
  roles: [...keepers, 'village'],
  title: (data) => textOf(data, 'partnerName'),
  fields: [
    { key: 'partnerKind', zh: '类别', en: 'Kind', type: 'choice', options: kinds },
    { key: 'partnerName', zh: '名称', en: 'Name', type: 'line' },
    { key: 'contact', zh: '联系人', en: 'Contact', type: 'line' },
    { key: 'contactPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'grids', zh: '服务网格', en: 'Grids', type: 'grids', optional: true },
    { key: 'compound', zh: '所在小区', en: 'Compound', type: 'line', optional: true },
    { key: 'canDo', zh: '能提供的帮助', en: 'What it can do', type: 'text', optional: true },
  ],
});
