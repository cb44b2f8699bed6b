/** The calendar GridDesk ships, read through its door, and an invented year to import into it. */
import { readFileSync } from 'node:fs';
import { type Calendar, readCalendar, type YearTable } from '../../shared/time/calendar.ts';

const file = new URL('../../resources/calendars/cn-2024-2026.json', import.meta.url);

/** The file as it stands, unchecked and fresh: a test may spoil it. */
export function readShippedFile(): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readShipped(): Calendar {
  const read = readCalendar(readShippedFile());
  if (!read.ok) throw new Error(`${read.error.path}: ${read.error.message}`);
  return read.value;
}

/** State Council tables of 2024, 2025 and 2026. */
export const calendar: Calendar = readShipped();

/** An invented 2027 table, as a notice might give it: it moves dates, so tests see a late table at work. */
export const invented2027: YearTable = {
  notice: 'invented for tests',
  off: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-05' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-04' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  workdays: ['2027-02-14', '2027-05-08', '2027-10-09'],
};
