import { createHash } from 'node:crypto';
import { type EntryMarks, marksAfter, noMarks, type ScopeMarks } from '../../hub/access/scope.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { conductAmong } from '../../shared/domain/conduct/staff-conduct.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { refusal } from '../../shared/domain/refusal.ts';
import { genesis } from '../../shared/journal/chain.ts';
import { commit, isRuling } from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import { applyFact, type Row } from '../../shared/journal/handle.ts';
import { actors, countyRules, tinyCounty } from './county.ts';
import type { Bug } from './plan.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export type HubSession = {
  readonly id: string;
  readonly token: string;
  readonly actor: Actor;
  readonly station: string;
  /** Hub time, ms. */
  readonly until: number;
  /** Journal position when it was given: a copy from before does not know it. */
  readonly givenAt: number;
};

export type HubBooks = ReturnType<typeof createHubBooks>;

const grids = new Map(tinyCounty.grids.map((g) => [g.code, g]));
const departments = new Map(tinyCounty.departments.map((d) => [d.id, d]));

/** The hub's store: journal, rows, marks and sessions; everything in it is durable and can be set back to an older copy. */
export function createHubBooks(bug: Bug | null) {
  const journal: Entry[] = [];
  const entryMarks: EntryMarks[] = [];
  const rows = new Map<string, Row>();
  const ruling = new Map<string, Dossier>();
  const marks = new Map<string, ScopeMarks>();
  const ofRow = new Map<string, Entry[]>();
  const known = new Map<string, number>();
  const everMarks = new Map<string, ScopeMarks>();
  let sessions: HubSession[] = [];
  let sessionCount = 0;
  let epoch = 1;

  const head = () => ({ seq: journal.length, hash: journal.at(-1)?.hash ?? genesis });
  const markOf = (entry: Entry): ScopeMarks => marks.get(rowIdOf(entry.fact)) ?? noMarks(entry.area);

  function note(entry: Entry, row: Row | undefined): void {
    const id = rowIdOf(entry.fact);
    if (row !== undefined) {
      marks.set(id, marksAfter(marks.get(id), row, entry.actor));
      const mine = ofRow.get(id);
      if (mine === undefined) ofRow.set(id, [entry]);
      else mine.push(entry);
    }
    const now = markOf(entry);
    if (row !== undefined)
      everMarks.set(id, {
        ...now,
        involved: [...new Set([...(everMarks.get(id)?.involved ?? []), ...now.involved])],
      });
    journal.push(entry);
    entryMarks.push({ ...now, station: entry.station, account: entry.actor.account, kind: entry.fact.kind });
    known.set(entry.commandId, entry.seq);
  }

  return {
    journal,
    entryMarks,
    rows,
    marks,
    known,
    /** Marks a row ever had, those of journals that were rolled back too. */
    everMarks,
    head,
    epoch: () => `epoch-${epoch}`,
    renewEpoch(): void {
      if (bug !== 'hub: same epoch after a rollback') epoch += 1;
    },
    entriesOf: (id: string): readonly Entry[] => ofRow.get(id) ?? [],

    /** Takes commands as the intake does: what is known is left out, the rest becomes one entry each. Answers the new entries' marks. */
    take(batch: readonly SentCommand[], hubAt: number): readonly EntryMarks[] {
      const from = journal.length;
      for (const sent of batch) {
        if (known.has(sent.id) && bug !== 'hub: takes a command twice') continue;
        const actor = actors.get(sent.actor.account);
        const done = commit(
          head(),
          { rows, ruling, conduct: conductAmong(rows.values()), grids, departments },
          [{ ...sent, actor: actor ?? sent.actor }],
          {
            rules: countyRules,
            hubAt,
            digest,
            admit: () => (actor === undefined ? refusal('session-ended', 'O3') : null),
          },
        );
        for (const entry of done.entries) note(entry, done.changed.get(rowIdOf(entry.fact)));
      }
      return entryMarks.slice(from);
    },

    giveSession(actor: Actor, station: string, until: number): HubSession {
      sessionCount += 1;
      const id = `session-${sessionCount}.${actor.account}.${station}`;
      const session = { id, token: `token-${sessionCount}`, actor, station, until, givenAt: journal.length };
      sessions.push(session);
      return session;
    },
    findSession: (token: string, station: string, now: number): HubSession | null =>
      sessions.find((s) => s.token === token && s.station === station && s.until > now) ?? null,
    revoke: (id: string): void => {
      sessions = sessions.filter((s) => s.id !== id);
    },

    /** An older copy takes the place of the store: entries after `seq` and sessions given since are gone. */
    rollBack(seq: number): void {
      const kept = journal.slice(0, seq);
      for (const list of [journal, entryMarks]) list.length = 0;
      for (const map of [rows, ruling, marks, ofRow, known]) map.clear();
      for (const entry of kept) {
        let row: Row | undefined;
        if (entry.fact.kind !== 'command.refused') {
          row = applyFact(rows.get(rowIdOf(entry.fact)), entry.fact, entry.doneAt);
          rows.set(row.id, row);
          if (isRuling(row)) ruling.set(row.id, row);
        }
        note(entry, row);
      }
      sessions = sessions.filter((s) => s.givenAt < seq);
    },
  };
}
