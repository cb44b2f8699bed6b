import type { SearchFor } from '../../../shared/wire/search.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { gridDeskWindow } from '../../bridge/electron-connector.ts';
import type { Language } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { csvColumns, searchCsv } from './search-csv.ts';
import { readPage } from './use-search.ts';

const pageRows = 100;

export type Export = {
  readonly asked: SearchFor;
  /** How many were counted: no more are read. */
  readonly count: number;
  readonly purpose: string;
  readonly name: string;
  readonly language: Language;
};
export type Exported = { readonly ok: true; readonly count: number } | { readonly ok: false; readonly message: string };

/**
 * Saves what was found as a file. That each record goes out, and what for, is journalled before it does (R2, ZG-13-2); where one may
 * not, none does.
 */
export async function exportList(
  bridge: Pick<Bridge, 'read' | 'run'>,
  { asked, count, purpose, name, language }: Export,
): Promise<Exported> {
  const rows = [];
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(bridge, asked, before, pageRows);
    if ('error' in page) return { ok: false, message: page.error };
    rows.push(...page.rows.map(({ row }) => row));
    before = page.next;
  } while (before !== null && rows.length < count);
  const fields = [...csvColumns];
  for (const { id } of rows) {
    const access = { act: 'exported', purpose, fields, count: rows.length, approval: null } as const;
    const told = await bridge.run({ kind: 'event.recordAccess', event: id, ...access });
    if (!told.ok) return { ok: false, message: runErrorText(told.error, language) };
  }
  const failed = await save(name, searchCsv(rows, language));
  return failed === null ? { ok: true, count: rows.length } : { ok: false, message: failed };
}

/** Null when it was saved, else why not; in a browser it is a download. */
async function save(name: string, text: string): Promise<string | null> {
  const host = gridDeskWindow();
  if (host !== null) {
    const answer = await host.saveFile(name, new TextEncoder().encode(text));
    return answer.ok ? null : answer.error.message;
  }
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return null;
}
