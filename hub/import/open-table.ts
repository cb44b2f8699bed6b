import { openCsv } from './read-csv.ts';
import { openXlsx } from './read-xlsx.ts';
import { lookAtFile } from './source-file.ts';
import type { Table } from './table.ts';

/**
 * Opens FILE as a table, by what is in it and not by its name: CSV (plain or gz; UTF-8, GBK, GB 18030, UTF-16) or .xlsx.
 * Throws ImportProblem. @param sheet sheet of a workbook; the first where undefined
 */
export async function openTable(path: string, sheet: string | undefined): Promise<Table> {
  const file = await lookAtFile(path);
  return file.kind === 'xlsx' ? openXlsx(file, sheet) : openCsv(file);
}
