import type { SearchFor } from '../../../shared/wire/search.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { gridDeskWindow } from '../../bridge/electron-connector.ts';
import type { Language } from '../../i18n/language.ts';
import { searchCsv } from './search-csv.ts';
import { readPage } from './use-search.ts';

/** Most events of one export, and of one answer on the way. */
export const mostExported = 5_000;
const pageRows = 100;

export type Exported =
  | { readonly ok: true; readonly count: number; readonly cut: boolean }
  | { readonly ok: false; readonly message: string };

/** Reads what was found, the newest first, and saves it as a file of this name. */
export async function exportList(
  bridge: Pick<Bridge, 'read'>,
  asked: SearchFor,
  name: string,
  language: Language,
): Promise<Exported> {
  const rows = [];
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(bridge, asked, before, pageRows);
    if ('error' in page) return { ok: false, message: page.error };
    rows.push(...page.rows.map(({ row }) => row));
    before = page.next;
  } while (before !== null && rows.length < mostExported);
  const saved = await save(name, searchCsv(rows, language));
  return saved === null ? { ok: true, count: rows.length, cut: before !== null } : { ok: false, message: saved };
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
