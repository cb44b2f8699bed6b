import { createHash } from 'node:crypto';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { genesis } from '../../shared/journal/chain.ts';
import { commit, type Head } from '../../shared/journal/commit.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import { rulesOfPlace } from './rules.ts';

type Settled = { readonly n: number; readonly session: string; readonly refused: string | null };

/** A hub without a database: the journal's own commit over a map, what is known answered with its old entry. */
export function memoryHub() {
  const rows = new Map<string, Row>();
  const books = { rows, grids: new Map(), departments: new Map(), ruling: new Map() };
  const byCommand = new Map<string, Entry>();
  const sizes: number[] = [];
  let head: Head = { seq: 0, hash: genesis };
  const options = {
    rules: rulesOfPlace('LYG'),
    hubAt: Date.parse('2026-11-22T00:00Z'),
    digest: (text: string) => createHash('sha256').update(text).digest('hex'),
    admit: () => null,
  };
  const offer = async (sent: readonly SentCommand[]): Promise<readonly Settled[]> => {
    sizes.push(sent.length);
    const fresh = sent.filter(({ id }) => !byCommand.has(id));
    const done = commit(head, books, fresh, options);
    head = done.head;
    for (const entry of done.entries) byCommand.set(entry.commandId, entry);
    return sent.map(({ id }) => {
      const entry = byCommand.get(id) as Entry;
      const refused = entry.fact.kind === 'command.refused' ? entry.fact.refusal.code : null;
      return { n: entry.n, session: entry.session, refused };
    });
  };
  return {
    offer,
    sizes,
    get events(): ReadonlyMap<string, GridEvent> {
      return new Map([...rows].flatMap(([id, row]) => (isDossier(row) ? [] : [[id, row]])));
    },
  };
}
