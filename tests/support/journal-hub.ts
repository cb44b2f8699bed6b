/** A hub in memory that speaks the wire without sockets: the production commit over maps, everything in everybody's scope. */

import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { conductAmong } from '../../shared/domain/conduct/staff-conduct.ts';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { genesis } from '../../shared/journal/chain.ts';
import { type Books, commit, type Head } from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { rulesOf } from '../../shared/wire/rules-of-registry.ts';
import { deltaSize, type Up } from '../../shared/wire/up.ts';
import { accounts, tinyCounty } from './tiny-county.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export type JournalHub = ReturnType<typeof createJournalHub>;

export function createJournalHub(now: () => number, registry: Registry = tinyCounty) {
  const rules = rulesOf(registry);
  if (!rules.ok) throw new Error(JSON.stringify(rules.error));
  let head: Head = { seq: 0, hash: genesis };
  let epoch: string = randomUUID();
  let entries: Entry[] = [];
  let rows = new Map<string, Row>();
  let ruling = new Map<string, Dossier>();
  /** Tokens that are still good → who. */
  const sessions = new Map<string, Actor>();
  let pageRows = 500;
  /** The command of every entry, so that a rolled-back hub can be built from its beginning. */
  let taken: SentCommand[] = [];
  let greeted = '';
  const books = (): Books => ({
    rows,
    ruling,
    conduct: conductAmong(rows.values()),
    grids: new Map(registry.grids.map((g) => [g.code, g])),
    departments: new Map(registry.departments.map((d) => [d.id, d])),
  });

  const take = (sent: readonly SentCommand[]): readonly Entry[] => {
    const known = new Set(entries.map((e) => e.commandId));
    const fresh = sent.filter((s, i) => !known.has(s.id) && sent.findIndex((o) => o.id === s.id) === i);
    const done = commit(head, books(), fresh, { rules: rules.value, hubAt: now(), digest, admit: () => null });
    head = done.head;
    entries.push(...done.entries);
    taken.push(...fresh);
    return done.entries;
  };

  const page = (station: string, afterId: string | null): Down => {
    const ordered = [...rows.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .filter((r) => afterId === null || r.id > afterId);
    const some = ordered.slice(0, pageRows);
    const ids = new Set(some.map((r) => r.id));
    return {
      t: 'page',
      seq: head.seq,
      hash: head.hash,
      epoch,
      rows: some,
      entries: entries.filter((e) => ids.has(rowIdOf(e.fact)) && e.fact.kind !== 'command.refused'),
      nextId: ordered.length > pageRows ? (some.at(-1)?.id ?? null) : null,
      total: rows.size,
      settled:
        afterId !== null
          ? []
          : entries
              .filter((e) => e.station === station)
              .map((e) => ({
                commandId: e.commandId,
                seq: e.seq,
                refusal: e.fact.kind === 'command.refused' ? e.fact.refusal : null,
              })),
    };
  };

  return {
    rules: rules.value,
    sessions,
    take,
    head: () => head,
    epoch: () => epoch,
    rows: (): ReadonlyMap<string, Row> => rows,
    events: (): ReadonlyMap<string, GridEvent> =>
      new Map([...rows].flatMap(([id, row]) => (isDossier(row) ? [] : [[id, row]]))),
    entries: () => entries,
    setPageRows: (n: number): void => {
      pageRows = n;
    },
    delta(after: number): Extract<Down, { t: 'delta' }> {
      const some = entries.filter((e) => e.seq > after).slice(0, deltaSize);
      const upto = some.at(-1)?.seq ?? Math.max(after, head.seq);
      const hash = entries[upto - 1]?.hash ?? genesis;
      return { t: 'delta', after, upto, entries: some, entered: [], left: [], more: upto < head.seq, hash };
    },
    /** Forgets everything after `seq`, as a hub restored from a backup does, and says so by a new epoch. */
    rollBack(seq: number): void {
      const kept = entries.slice(0, seq);
      const commands = taken.slice(0, seq);
      entries = [];
      taken = commands;
      rows = new Map();
      ruling = new Map();
      head = { seq: 0, hash: genesis };
      epoch = randomUUID();
      for (const [i, entry] of kept.entries()) {
        const done = commit(head, books(), commands.slice(i, i + 1), {
          rules: rules.value,
          hubAt: entry.hubAt,
          digest,
          admit: () => null,
        });
        head = done.head;
        entries.push(...done.entries);
      }
    },
    /** Answers to one message of a station. */
    answer(up: Up): readonly Down[] {
      switch (up.t) {
        case 'signIn': {
          const who = accounts.find((a) => a.account === up.account && a.password === up.password);
          if (who === undefined)
            return [{ t: 'refused', ref: up.ref, code: 'bad-credentials', path: '', message: 'no' }];
          const { password: _password, ...actor } = who;
          const token = randomUUID();
          sessions.set(token, actor);
          return [{ t: 'signedIn', ref: up.ref, session: { id: token, token, actor, until: now() + 1e9 } }];
        }
        case 'hello': {
          greeted = up.station;
          if (!sessions.has(up.token))
            return [{ t: 'refused', ref: null, code: 'session-ended', path: '', message: 'ended' }];
          return [
            {
              t: 'welcome',
              epoch,
              seq: head.seq,
              hubTime: now(),
              sentAt: up.sentAt,
              stationNo: 3,
              registryVersion: registry.version,
              registry: up.registry === registry.version ? null : registry,
              sync: up.epoch === epoch ? 'deltas' : 'snapshot',
            },
          ];
        }
        case 'offer':
          return take(up.commands).length > 0 ? [{ t: 'news', seq: head.seq }] : [];
        case 'pull':
          return [this.delta(up.after)];
        case 'snapshot':
          return [page(greeted, up.afterId)];
        case 'history':
          return [
            {
              t: 'history',
              ref: up.ref,
              event: up.event,
              entries: entries.filter((e) => rowIdOf(e.fact) === up.event),
            },
          ];
        case 'ping':
          return [{ t: 'pong', sentAt: up.sentAt, hubTime: now(), seq: head.seq }];
        case 'signOut':
        case 'here':
        case 'claim':
        case 'release':
          return [];
      }
    },
  };
}
