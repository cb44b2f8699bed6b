import { stateNames } from '../../../shared/domain/names.ts';
import { localDate } from '../../../shared/time/local-date.ts';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { clockText } from '../../i18n/format.ts';
import { type Language, translateIn } from '../../i18n/language.ts';

export const csvColumns = [
  'number',
  'title',
  'state',
  'severity',
  'holder',
  'town',
  'grid',
  'place',
  'registered',
] as const;

/** A cell no spreadsheet takes for a formula. */
const cell = (text: string): string => {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
};

/** The found events as CSV, UTF-8 with a mark so that spreadsheets read the Chinese. */
export function searchCsv(rows: readonly QueueRow[], language: Language): string {
  const t = translateIn(language);
  const line = (row: QueueRow): readonly string[] => [
    row.number,
    row.title,
    stateNames[row.state][language],
    t(`level.${row.severity ?? 'none'}`),
    row.holder ?? '',
    row.town,
    row.grid ?? '',
    row.place,
    `${localDate(row.registeredAt)} ${clockText(row.registeredAt)}`,
  ];
  const lines = [csvColumns.map((name) => t(`search.col.${name}`)), ...rows.map(line)];
  return `\uFEFF${lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}
