import { hash } from 'node:crypto';
import { type EntryMarks, marksAfter, noMarks, type ScopeMarks } from '../../hub/access/scope.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { conductAmong } from '../../shared/domain/conduct/staff-conduct.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { type Refusal, refusal } from '../../shared/domain/refusal.ts';
import { genesis } from '../../shared/journal/chain.ts';
import { type Books, commit, isRuling } from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import { applyFact, type Row } from '../../shared/journal/handle.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { PlantedBug } from './bugs.ts';
import { actors, registries, rulesOfRegistry } from './county.ts';

export const digest = (text: string): string => hash('sha256', text, 'hex');

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

const byKey = <T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [key(one), one]));
const places = new Map(
  registries.map((registry) => [
    registry.version,
    { grids: byKey(registry.grids, (g) => g.code), departments: byKey(registry.departments, (d) => d.id) },
  ]),
);

/** The database of the hub, whichever node writes: journal, rows, marks, sessions, accounts. All of it is durable and can be set back to an older copy. */
export function createHubBooks(bug: PlantedBug | null) {
  const ledger = createLedger(bug);
  const { journal } = ledger;
  const people = createPeople();
  let registry = registries[0] as Registry;
  /** Epochs with the position of the journal at which each began: a copy from before brings the older one back. */
  const epochs: { readonly epoch: string; readonly at: number }[] = [{ epoch: 'epoch-1', at: 0 }];
  let epochCount = 1;
  const epoch = (): string => epochs.at(-1)?.epoch ?? '';

  function admit(sent: SentCommand): Refusal | null {
    const account = people.account(sent.actor.account);
    const isIn = account !== undefined && (!account.disabled || bug === 'hub: who lost his account is still taken');
    return isIn ? null : refusal('session-ended', 'O3', null, { account: sent.actor.account });
  }

  return {
    ...ledger,
    people,
    epoch,
    registry: (): Registry => registry,
    setRegistry: (next: Registry): void => {
      registry = next;
    },
    /** Unless another node has begun a new one already. */
    renewEpoch(from: string): void {
      if (from !== epoch() || bug === 'hub: same epoch after a rollback') return;
      epochCount += 1;
      epochs.push({ epoch: `epoch-${epochCount}`, at: journal.length });
    },

    /** Takes commands as the intake does: what is known is left out, the rest becomes one entry each. Answers the new entries' marks. */
    take(batch: readonly SentCommand[], hubAt: number): readonly EntryMarks[] {
      const from = journal.length;
      const place = places.get(registry.version) ?? { grids: new Map(), departments: new Map() };
      for (const sent of batch) {
        if (ledger.isKnown(sent)) continue;
        const { rows, ruling } = ledger;
        const actor =
          bug === 'hub: judged by the rights of the sign-in' ? sent.actor : people.account(sent.actor.account)?.actor;
        ledger.add(
          decide(
            { rows, ruling, conduct: conductAmong(rows.values()), ...place },
            { ...sent, actor: actor ?? sent.actor },
          ),
        );
      }
      return ledger.entryMarks.slice(from);

      function decide(books: Books, sent: SentCommand) {
        const options = { rules: rulesOfRegistry(registry), hubAt, digest, admit };
        return commit(ledger.head(), books, [sent], options);
      }
    },

    /** An older copy takes the place of the store: entries after `seq`, and sessions and epochs begun since, are gone. */
    rollBack(seq: number): void {
      ledger.rollBack(seq);
      people.rollBack(seq);
      while (epochs.length > 1 && (epochs.at(-1)?.at ?? 0) > seq) epochs.pop();
    },
  };
}

/** Journal, rows and marks. */
function createLedger(bug: PlantedBug | null) {
  const journal: Entry[] = [];
  const entryMarks: EntryMarks[] = [];
  const rows = new Map<string, Row>();
  const ruling = new Map<string, Dossier>();
  const marks = new Map<string, ScopeMarks>();
  const ofRow = new Map<string, Entry[]>();
  const known = new Map<string, number>();
  const numbers = new Set<string>();
  const everMarks = new Map<string, ScopeMarks>();

  function note(entry: Entry, row: Row | undefined): void {
    const id = rowIdOf(entry.fact);
    const stale = marks.get(id);
    if (row !== undefined) {
      marks.set(id, marksAfter(stale, row, entry.actor));
      const mine = ofRow.get(id);
      if (mine === undefined) ofRow.set(id, [entry]);
      else mine.push(entry);
    }
    const now = marks.get(id) ?? noMarks(entry.area);
    if (row !== undefined) {
      const ever = everMarks.get(id);
      const involved = ever === undefined ? now.involved : [...new Set([...ever.involved, ...now.involved])];
      everMarks.set(id, { ...now, involved, restricted: now.restricted && (ever?.restricted ?? true) });
    }
    journal.push(entry);
    const told = bug === 'hub: an entry carries the marks from before it' && stale !== undefined ? stale : now;
    entryMarks.push({ ...told, station: entry.station, account: entry.actor.account, kind: entry.fact.kind });
    known.set(entry.commandId, entry.seq);
    numbers.add(`${entry.station}/${entry.n}`);
  }

  return {
    journal,
    entryMarks,
    rows,
    ruling,
    marks,
    known,
    /** Marks a row ever had, those of journals that were rolled back too. */
    everMarks,
    head: () => ({ seq: journal.length, hash: journal.at(-1)?.hash ?? genesis }),
    entriesOf: (id: string): readonly Entry[] => ofRow.get(id) ?? [],
    isKnown: ({ id, station, n }: SentCommand): boolean => {
      if (bug === 'hub: takes a command twice') return false;
      return bug === 'hub: tells commands apart by number' ? numbers.has(`${station}/${n}`) : known.has(id);
    },
    add({ entries, changed }: ReturnType<typeof commit>): void {
      for (const entry of entries) {
        if (bug === 'hub: a refusal is not journalled' && entry.fact.kind === 'command.refused') continue;
        note(entry, changed.get(rowIdOf(entry.fact)));
      }
    },
    rollBack(seq: number): void {
      const kept = journal.slice(0, seq);
      for (const list of [journal, entryMarks]) list.length = 0;
      for (const map of [rows, ruling, marks, ofRow]) map.clear();
      if (bug !== 'hub: a rolled-back journal still knows what it lost') known.clear();
      numbers.clear();
      for (const entry of kept) {
        let row: Row | undefined;
        if (entry.fact.kind !== 'command.refused') {
          row = applyFact(rows.get(rowIdOf(entry.fact)), entry.fact, entry.doneAt);
          rows.set(row.id, row);
          if (isRuling(row)) ruling.set(row.id, row);
        }
        note(entry, row);
      }
    },
  };
}

/** A span of hub time in which an account was out, ms. */
type Out = { readonly from: number; to: number };

/** Accounts and their sessions. Rights change outside the journal and are not set back with it. */
function createPeople() {
  const disabled = new Map<string, Out[]>();
  /** Areas an account was given, oldest first. */
  const areas = new Map<string, { readonly area: string; readonly since: number }[]>();
  let sessions: HubSession[] = [];
  let count = 0;
  const isOut = (account: string): boolean => disabled.get(account)?.at(-1)?.to === Number.POSITIVE_INFINITY;
  /** When a session was ended before its time, hub time. */
  const endedAt = new Map<string, number>();
  const end = (account: string, now: number): void => {
    for (const s of sessions) if (s.actor.account === account) endedAt.set(s.id, now);
    sessions = sessions.filter((s) => s.actor.account !== account);
  };
  const account = (name: string) => {
    const actor = actors.get(name);
    const area = areas.get(name)?.at(-1)?.area;
    return actor === undefined
      ? undefined
      : { actor: area === undefined ? actor : { ...actor, area }, disabled: isOut(name) };
  };
  return {
    /** Somebody as he is today. */
    account,
    wasOut: (name: string, at: number): boolean =>
      disabled.get(name)?.some(({ from, to }) => at > from && at < to) ?? false,
    disable(name: string, now: number): void {
      if (isOut(name)) return;
      disabled.set(name, [...(disabled.get(name) ?? []), { from: now, to: Number.POSITIVE_INFINITY }]);
      end(name, now);
    },
    enable(name: string, now: number): void {
      const last = disabled.get(name)?.at(-1);
      if (last !== undefined && isOut(name)) last.to = now;
    },
    /** Area of an account at a moment. */
    rightsAt: (name: string, at: number): string | undefined =>
      areas.get(name)?.findLast(({ since }) => since <= at)?.area ?? actors.get(name)?.area,
    setArea(name: string, area: string, now: number): void {
      areas.set(name, [...(areas.get(name) ?? []), { area, since: now }]);
      end(name, now);
    },
    give(actor: Actor, station: string, until: number, givenAt: number): HubSession {
      count += 1;
      const id = `session-${count}.${actor.account}.${station}`;
      const session = { id, token: `token-${count}`, actor, station, until, givenAt };
      sessions.push(session);
      return session;
    },
    find: (token: string, station: string, now: number): HubSession | null =>
      sessions.find((s) => s.token === token && s.station === station && s.until > now) ?? null,
    endedAt: (id: string): number | undefined => endedAt.get(id),
    isLive: (id: string, now: number): boolean => sessions.some((s) => s.id === id && s.until > now),
    revoke: (id: string): void => {
      sessions = sessions.filter((s) => s.id !== id);
    },
    rollBack: (seq: number): void => {
      sessions = sessions.filter((s) => s.givenAt < seq);
    },
  };
}
