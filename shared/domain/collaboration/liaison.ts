import { addDays, localDate } from '../../time/local-date.ts';
import type { Department } from '../department/department.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { groupBy, inForce } from '../dossier/find-dossiers.ts';
import { type ActContext, type DossierEffects, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, notAhead, registerMachine } from '../dossier/register-machine.ts';
import { liaisonRule } from '../profile/collaboration-rules.ts';
import { refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

const clauses = ['LYG-28-4', 'LYG-28-5', 'JS-27-2'];
const ways = ({ profile }: Rules) => liaisonRule(profile).ways;

/** The day after which silence is out of contact: the last contact, or the day it was registered, and the interval. */
const nextContact = (last: string, interval: unknown): string => addDays(last, Number(interval));

function keepInterval(c: ActContext): DossierEffects {
  const last = textOf(c.data, 'contactOn') || localDate(c.dossier?.openedAt ?? c.context.at);
  return { set: { contactDue: nextContact(last, c.data.intervalDays) }, departments: [textOf(c.data, 'department')] };
}

/** Liaisons of linked departments: who, how they keep in touch and how often, and each contact (LYG-28-4, LYG-28-5). */
export const liaison: Machine = registerMachine({
  key: 'liaison',
  letters: 'LL',
  zh: '部门联络人',
  en: 'Department liaisons',
  group: 'collaboration',
  clauses,
  rules: true,
  readers: [...keepers, 'administrator', 'supervisor'],
  title: (data) => `${textOf(data, 'department')}：${textOf(data, 'liaisonName')}`,
  fields: [
    { key: 'department', zh: '联动部门', en: 'Department', type: 'department', clause: 'LYG-28-4' },
    { key: 'liaisonName', zh: '联络人', en: 'Liaison', type: 'line', clause: 'LYG-28-4' },
    { key: 'liaisonPhone', zh: '联系电话', en: 'Phone', type: 'phone', clause: 'LYG-28-4' },
    { key: 'way', zh: '对接方式', en: 'Way', type: 'choice', options: ways, clause: 'LYG-28-5' },
    { key: 'intervalDays', zh: '对接间隔（天）', en: 'Interval in days', type: 'number', clause: 'LYG-28-5' },
  ],
  guard: (c) => {
    if (c.fields.department !== undefined && c.loaded.department === undefined)
      return refusal('unknown-department', 'liaison.register', 'LYG-28-4', {
        department: textOf(c.fields, 'department'),
      });
    const days = Number(c.data.intervalDays);
    return Number.isInteger(days) && days >= 1 && days <= 366
      ? null
      : refusal('field-wrong', 'liaison.register', 'LYG-28-5', {
          field: 'intervalDays',
          zh: '对接间隔（天）',
          en: 'Interval in days',
        });
  },
  does: keepInterval,
  acts: [
    {
      key: 'contact',
      zh: '登记对接',
      en: 'Record a contact',
      clauses: ['LYG-28-5'],
      from: ['active'],
      to: null,
      roles: [...keepers, 'liaison', 'stationed'],
      fields: [
        { key: 'contactOn', zh: '对接日期', en: 'On', type: 'date' },
        { key: 'contactWay', zh: '方式', en: 'Way', type: 'choice', options: ways },
        { key: 'contactNote', zh: '内容', en: 'What was said', type: 'text' },
      ],
      guard: (c) => notAhead(c, 'liaison.contact', 'contactOn'),
      does: keepInterval,
    },
  ],
});

/** The liaison of each department as registered last, by department id. */
export const liaisonsOf = (dossiers: readonly Dossier[]): ReadonlyMap<string, Dossier> =>
  new Map(inForce(dossiers, 'liaison').map((entry) => [textOf(entry.data, 'department'), entry]));

/**
 * Departments with their liaison as the register has it: where it ever had one for a department, the register decides; else the
 * imported row stands. Without a liaison a dispatch warns (LYG-28-4).
 */
export function withLiaisons(departments: readonly Department[], dossiers: readonly Dossier[]): readonly Department[] {
  const kept = dossiers.filter(({ machine }) => machine === 'liaison');
  if (kept.length === 0) return departments;
  const all = groupBy(kept, ({ data }) => textOf(data, 'department'));
  const active = liaisonsOf(dossiers);
  return departments.map((department) => {
    if (!all.has(department.id)) return department;
    const entry = active.get(department.id);
    return entry === undefined
      ? { ...department, liaison: null }
      : {
          ...department,
          liaison: textOf(entry.data, 'liaisonName'),
          phone: textOf(entry.data, 'liaisonPhone'),
        };
  });
}
