import type { Outbox } from '../../electron/station/db/outbox.ts';
import type { RefusedAct, Settlement } from '../../electron/station/db/outbox-acts.ts';
import type { MetaKey } from '../../electron/station/db/outbox-meta.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import type { Session } from '../../shared/wire/down.ts';
import type { PlantedBug } from './bugs.ts';
import type { Boundary } from './killed.ts';

type Act = {
  readonly sent: SentCommand;
  readonly state: 'pending' | 'settled' | 'refused';
  readonly again: boolean;
  readonly seq: number | null;
  readonly settledAt: number | null;
  readonly seen: number;
};

/** The outbox file. Written under FULL: a commit that returned is on disk. */
export type OutboxFile = {
  readonly acts: Map<string, Act>;
  readonly attention: Map<string, RefusedAct>;
  readonly meta: Map<string, string>;
  readonly session: { of: Session | null };
  readonly numbers: Map<string, number>;
  /** Only under the planted bug that does not sync. */
  unsynced: (() => void)[];
};

export const newOutboxFile = (): OutboxFile => ({
  acts: new Map(),
  attention: new Map(),
  meta: new Map(),
  session: { of: null },
  numbers: new Map(),
  unsynced: [],
});

type Plain<F> = F extends (...words: infer A) => infer R ? (...words: A) => R : never;
type Spoken =
  | 'meta'
  | 'setMeta'
  | 'nextN'
  | 'add'
  | 'remove'
  | 'waiting'
  | 'stateOf'
  | 'settle'
  | 'reoffer'
  | 'waitAgain'
  | 'heard'
  | 'attention'
  | 'dropAttention'
  | 'session'
  | 'setSession'
  | 'takeNumber'
  | 'isSound';

/** The part of the production outbox that replica, sync store, level-cache and commands speak to. */
export type ModelOutbox = { readonly [K in Spoken]: Plain<Outbox[K]> };

export function createModelOutbox(
  file: OutboxFile,
  { boundary, bug }: { boundary: Boundary; bug: PlantedBug | null },
): ModelOutbox {
  /** Acts the planted bug holds in memory until the next write. */
  const late: (() => void)[] = [];
  const memoryNumbers = new Map<string, number>();

  function commit(name: string, work: () => void): void {
    boundary(`before outbox ${name}`);
    for (const act of late.splice(0)) act();
    if (bug === 'outbox: not synced') {
      const acts = new Map(file.acts);
      const lastN = file.meta.get('lastN');
      file.unsynced.push(() => {
        file.acts.clear();
        for (const [id, act] of acts) file.acts.set(id, act);
        if (lastN !== undefined) file.meta.set('lastN', lastN);
      });
    }
    work();
    boundary(`after outbox ${name}`);
  }
  function settleOne(s: Settlement): void {
    const act = file.acts.get(s.id);
    if (act === undefined || act.state !== 'pending') return;
    const state = s.refusal === null ? 'settled' : 'refused';
    file.acts.set(s.id, { ...act, state, again: false, seq: s.seq, settledAt: s.at });
    if (s.refusal === null || file.attention.has(s.id) || bug === 'outbox: the author is not told of a refusal') return;
    const { sent, seen } = act;
    file.attention.set(s.id, { id: s.id, sent, refusal: s.refusal, refusedAt: s.at, seq: s.seq, seen });
  }
  const meta = (key: MetaKey): string | null => file.meta.get(key) ?? null;

  return {
    meta,
    isSound: () => true,
    setMeta: (key, value) => commit(`meta ${key}`, () => void file.meta.set(key, value)),
    nextN: () => Number(meta('lastN') ?? 0) + 1,
    add(sent, seen) {
      const write = (): void => {
        file.acts.set(sent.id, { sent, state: 'pending', again: false, seq: null, settledAt: null, seen });
        file.meta.set('lastN', String(sent.n));
      };
      if (bug === 'outbox: acknowledged before durable') {
        file.meta.set('lastN', String(sent.n));
        late.push(write);
      } else commit('add', write);
    },
    remove: (id) => commit('remove', () => void file.acts.delete(id)),
    waiting: () =>
      [...file.acts.values()]
        .filter((a) => a.state === 'pending')
        .sort((a, b) => a.sent.n - b.sent.n)
        .map(({ sent, again }) => ({ sent, again })),
    stateOf: (id) => file.acts.get(id)?.state ?? null,
    heard: () => JSON.parse(meta('heard') ?? 'null') as ReturnType<Outbox['heard']>,
    settle: (list, heard) =>
      commit('settle', () => {
        if (heard !== null) file.meta.set('heard', JSON.stringify(heard));
        for (const s of list) settleOne(s);
      }),
    reoffer: (since, known, epoch) =>
      commit('reoffer', () => {
        const has = new Set(known);
        for (const [id, act] of file.acts) {
          if (act.state !== 'settled' || (act.settledAt ?? 0) <= since || has.has(id)) continue;
          if (bug === 'outbox: nothing is offered again after a rollback') continue;
          file.acts.set(id, { ...act, state: 'pending', again: true, seq: null, settledAt: null });
        }
        file.meta.set('epoch', epoch);
      }),
    waitAgain: (cursor, shown) =>
      commit('wait again', () => {
        for (const [id, act] of file.acts) {
          if (act.state === 'pending') continue;
          if ((act.state === 'settled' && (act.seq ?? 0) > cursor) || shown.includes(id))
            file.acts.set(id, { ...act, state: 'pending', seq: null, settledAt: null });
        }
      }),
    attention: () => [...file.attention.values()].sort((a, b) => a.seq - b.seq),
    dropAttention: (id) => commit('drop attention', () => void file.attention.delete(id)),
    session: () => file.session.of,
    setSession: (session) =>
      commit('session', () => {
        file.session.of = session;
      }),
    takeNumber(day) {
      const given = bug === 'outbox: numbers in memory only' ? memoryNumbers : file.numbers;
      const next = (given.get(day) ?? 0) + 1;
      commit('number', () => void given.set(day, next));
      return next;
    },
  };
}
