/** Several events in one journal: each command is committed as the hub commits it, one entry each. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { Command, EventCommand } from '../../shared/domain/verbs.ts';
import { genesis } from '../../shared/journal/chain.ts';
import { type Books, commit, type Head } from '../../shared/journal/commit.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { type PlaceId, rulesOfPlace } from './rules.ts';
import { department, grid, registration } from './story.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Id of the nth event of a story. */
export const eventOf = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export function booksStory(place: PlaceId, rulesGiven?: Rules) {
  const rules = rulesGiven ?? rulesOfPlace(place);
  const items = rules.items.items.map((i) => i.code);
  const books: Books = {
    rows: new Map(),
    ruling: new Map(),
    grids: new Map([[grid.code, grid]]),
    departments: new Map(['chengguan', 'shuili'].map((id) => [id, department(id, items)])),
  };
  const entries: Entry[] = [];
  let head: Head = { seq: 0, hash: genesis };
  let at = Date.parse('2025-09-01T10:00+08:00');

  const send = (actor: Actor, command: Command, statedAt = at): Entry => {
    const n = entries.length + 1;
    const id = `0190c000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const sent = { id, station: 's', n, session: 's', actor, at: statedAt, command };
    const done = commit(head, books, [sent], { rules, hubAt: at, digest: sha256, admit: () => null });
    head = done.head;
    entries.push(...done.entries);
    const [entry] = done.entries;
    if (entry === undefined) throw new Error('no entry');
    return entry;
  };

  const self = {
    rules,
    entries,
    books,
    get now(): number {
      return at;
    },
    at(local: string) {
      at = Date.parse(`${local}+08:00`);
      return self;
    },
    row(n: number): GridEvent {
      const row = books.rows.get(eventOf(n));
      if (row === undefined || 'machine' in row) throw new Error(`no event ${n}`);
      return row;
    },
    entriesOf: (n: number): readonly Entry[] => entries.filter((e) => 'event' in e.fact && e.fact.event === eventOf(n)),
    /** Registers the nth event. */
    register(actor: Actor, n: number, over: Parameters<typeof registration>[0] = {}) {
      const number = `LYG20250901-001${String(n).padStart(4, '0')}`;
      return self.when(actor, { ...registration({ number, ...over }), event: eventOf(n) } as EventCommand);
    },
    /** @param statedAt when the console says it was done, ms; now unless given */
    when(actor: Actor, command: Command, statedAt?: number) {
      const { fact } = send(actor, command, statedAt);
      if (fact.kind === 'command.refused') throw new Error(`${command.kind} refused: ${JSON.stringify(fact.refusal)}`);
      return self;
    },
    refused(actor: Actor, command: Command): Refusal {
      const { fact } = send(actor, command);
      if (fact.kind !== 'command.refused') throw new Error(`${command.kind} was not refused`);
      return fact.refusal;
    },
  };
  return self;
}
