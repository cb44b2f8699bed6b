import { localParts } from '../../time/local-time.ts';
import type { Actor } from '../actor/actor.ts';
import { type ClauseTable, clauseOf } from '../clause/clause.ts';
import type { EventFact } from '../event/entries.ts';
import type { GridEvent } from '../event/event.ts';
import { roleNames, type Words } from '../names.ts';

/** One link of a chain a person can follow; `entry` is the line of the journal it rests on. */
export type ExplainLine = Words & { readonly clause: string | null; readonly entry: number | null };

/** Why something is as it is, first cause first, in both languages (issue: explain; behaviour D4). */
export type Explanation = { readonly title: Words; readonly lines: readonly ExplainLine[] };

/** What an explanation needs of a line of the journal; a refused command or a dossier's fact explains nothing here. */
export type ExplainEntry = {
  readonly seq: number;
  readonly actor: Actor;
  readonly doneAt: number;
  readonly fact: EventFact | { readonly kind: 'command.refused' | 'dossier.acted' };
};

/** What an explanation is made from: the event, its journal as far as it is here, and the words of the clauses. */
export type ExplainBooks = {
  readonly event: GridEvent;
  readonly entries: readonly ExplainEntry[];
  readonly clauses: ClauseTable;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A moment in full, `2026-11-26 14:08` in Asia/Shanghai: an explanation is also read on paper and years later. */
export function momentOf(ms: number): string {
  const p = localParts(ms);
  return `${p.year}-${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`;
}

export const line = (
  zh: string,
  en: string,
  clause: string | null = null,
  entry: number | null = null,
): ExplainLine => ({
  zh,
  en,
  clause,
  entry,
});

/** The clause as a line: its place in the text, its force and its short words; a local target says that it is none. */
export function clauseLine(clauses: ClauseTable, basis: string): ExplainLine {
  if (basis === 'local') return line('依据：中心自定目标，非法定时限', 'Basis: the centre’s own target, not statutory');
  if (basis === 'foreign') return line('依据：外部系统给定', 'Basis: given by the other system');
  const clause = clauseOf(clauses, basis);
  if (clause === undefined) return line(`依据：${basis}`, `Basis: ${basis}`, basis);
  const force = { must: '应当', should: '一般', may: '可以' }[clause.strength];
  return line(`依据：${basis}（${force}）${clause.zh}`, `Basis: ${basis} (${clause.strength}) ${clause.en}`, basis);
}

type Told = Pick<ExplainEntry, 'actor' | 'doneAt'>;

/** Who did it and when. */
export const byWhom = ({ actor, doneAt }: Told): Words => ({
  zh: `${actor.name}（${roleNames[actor.role].zh}，${actor.unit}）${momentOf(doneAt)}`,
  en: `${actor.name} (${roleNames[actor.role].en}, ${actor.unit}) at ${momentOf(doneAt)}`,
});
