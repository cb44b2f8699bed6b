/** Some days of work of the simulation's county as batches of commands, and the hub's model after them: what contracts of stores are run on. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { pick, type Random, random, uuidOf } from '../support/random-walk.ts';
import { actBy, actors, countyRules, dossierActBy, openingBy, registrationBy, seatPool, startAt } from './county.ts';
import { createHubBooks, type HubBooks } from './model-hub.ts';

const steps = 160;
export const readers = seatPool
  .slice(0, 9)
  .map(({ station, operators }) => ({ station, actor: operators[0] as Actor }));
export type Batch = { readonly hubAt: number; readonly sent: readonly SentCommand[] };

/** What somebody at a console does next on the books as they stand. */
function nextCommand(r: Random, books: HubBooks, actor: Actor, n: number, at: number): Command | null {
  const rows = [...books.rows.values()].slice(-14);
  const known = {
    events: rows.flatMap((row) => (isDossier(row) ? [] : [row.id])),
    dossiers: rows.flatMap((row) => (isDossier(row) ? [row.id] : [])),
  };
  const drawn = r();
  const numberOf = (letters: string): string => `${letters}20250901-009${String(n).padStart(4, '0')}`;
  if (rows.length < 4 || drawn < 0.2) return registrationBy(r, countyRules, uuidOf(r), numberOf('LYG'), at);
  if (drawn < 0.4) return openingBy(r, actor, uuidOf(r), at, numberOf, known);
  const row = pick(r, rows);
  return isDossier(row) ? dossierActBy(r, actor, row, at, known) : actBy(r, actor, row, at, countyRules);
}

/** The same work for every store, and the model after it. */
export function countyWork(seed: number): { readonly books: HubBooks; readonly batches: readonly Batch[] } {
  const r = random(seed);
  const books = createHubBooks(null);
  const batches: Batch[] = [];
  const numbers = new Map<string, number>();
  let at = startAt;
  for (let step = 0; step < steps; step++) {
    at += 1_000 + Math.floor(r() * 120_000);
    const { station } = pick(r, readers);
    const sent: SentCommand[] = [];
    for (let i = 0; i < 1 + Math.floor(r() * 3); i++) {
      const actor = pick(r, [...actors.values()]);
      const command = nextCommand(r, books, actor, step * 3 + i, at);
      const n = (numbers.get(station) ?? 0) + 1;
      numbers.set(station, n);
      if (command !== null) sent.push({ id: uuidOf(r), station, n, session: 's', actor, at, command });
    }
    // Now and then something comes once more: it is known.
    const again = r() < 0.2 ? (batches.at(-1)?.sent ?? []) : [];
    const batch = { hubAt: at + 500, sent: [...again, ...sent] };
    books.take(batch.sent, batch.hubAt);
    batches.push(batch);
  }
  return { books, batches };
}
