import type { Result } from '../../std/result.ts';
import { addYear, type Calendar, type CalendarError } from '../../time/calendar.ts';
import type { Values } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import type { Refusal } from '../refusal.ts';

/** `元旦 2027-01-01 2027-01-03`, or one date: a range of days off. Words in another order make a range that is refused by its dates. */
function rangeOf(line: string) {
  const [name = '', from = '', to = from] = line.trim().split(/\s+/);
  return { name, from, to };
}

/** The calendar with the year of a dossier (D7); the error's path leads to the wrong line. */
export const withYear = (calendar: Calendar, data: Values): Result<Calendar, CalendarError> =>
  addYear(calendar, {
    year: Number(textOf(data, 'year')),
    table: {
      notice: textOf(data, 'notice'),
      off: listOf(data, 'off').map(rangeOf),
      workdays: listOf(data, 'workdays').map((date) => date.trim()),
    },
  });

function fits(c: ActContext, act: string): Refusal | null {
  const added = withYear(c.context.rules.calendar, c.data);
  if (added.ok) return null;
  const { path, message } = added.error;
  return forbid(
    `calendarYear.${act}`,
    null,
    `放假安排不合要求：${path} ${message}`,
    `The table does not fit: ${path} ${message}`,
  );
}

/**
 * One more year's rest days, from the notice of the State Council General Office (periods.md D7). Once in force it is part of every
 * count; clocks due in that year were provisional and are counted again, each as a fact of its own (`event.recomputeClock`).
 */
export const calendarYear: Machine = {
  key: 'calendarYear',
  letters: 'RL',
  group: 'rules',
  zh: '年度放假安排',
  en: 'Calendar year',
  clauses: ['local'],
  rules: true,
  states: {
    imported: { zh: '已导入', en: 'Imported' },
    inForce: { zh: '启用', en: 'In force' },
    dropped: { zh: '撤销', en: 'Dropped', end: true },
  },
  title: (data) => `${textOf(data, 'year')}年放假安排`,
  acts: [
    {
      key: 'import',
      zh: '导入',
      en: 'Import',
      clauses: ['local'],
      from: 'new',
      to: 'imported',
      roles: ['director', 'administrator', 'connector'],
      levels: ['county', 'city'],
      fields: [
        { key: 'year', zh: '年份', en: 'Year', type: 'number' },
        { key: 'notice', zh: '通知名称、文号', en: 'Notice', type: 'line' },
        { key: 'off', zh: '放假（名称 起 止）', en: 'Days off (name from to)', type: 'lines' },
        { key: 'workdays', zh: '调休上班日', en: 'Working weekend days', type: 'lines', optional: true },
      ],
      guard: (c) => fits(c, 'import'),
    },
    {
      key: 'putInForce',
      zh: '启用',
      en: 'Put in force',
      clauses: ['local'],
      from: ['imported'],
      to: 'inForce',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [{ key: 'checkedAgainst', zh: '核对的原文（网址或文件）', en: 'Checked against', type: 'line' }],
      guard: (c) => fits(c, 'putInForce'),
      does: (c) => ({ set: { inForceFrom: c.context.at } }),
    },
    {
      key: 'drop',
      zh: '撤销',
      en: 'Drop',
      clauses: ['local'],
      from: ['imported'],
      to: 'dropped',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [{ key: 'dropReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};
