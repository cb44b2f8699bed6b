/** A console reduced to its wire: says what it is told to say, waits for what the hub answers. */
import { io } from 'socket.io-client';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { SentCommand } from '../../shared/journal/entry.ts';
import { type Down, downShape, type Session } from '../../shared/wire/down.ts';
import { downChannel, type Up, upChannel } from '../../shared/wire/up.ts';
import { wireVersion } from '../../shared/wire/version.ts';
import { uuidOf } from './random-walk.ts';
import { password } from './tiny-county.ts';

export type Said<T extends Down['t']> = Extract<Down, { t: T }>;
export type HelloOver = Partial<Extract<Up, { t: 'hello' }>>;

/** How far the journal goes by this message; 0 when it says nothing of it. */
const newsOf = (d: Down): number => (d.t === 'news' ? d.seq : d.t === 'delta' ? d.upto : 0);

export async function connectWire(url: string, station: string) {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
  const inbox: Down[] = [];
  let wake: () => void = () => undefined;
  socket.on(downChannel, (data: unknown) => {
    // The hub keeps to the shapes it promises, in every test.
    inbox.push(downShape.parse(data));
    wake();
  });
  socket.on('disconnect', () => wake());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });

  /** Takes the first message that `pick` makes something of out of the inbox; `refused` ends the wait for anything else. */
  const taken = async <T>(pick: (d: Down) => T | null, what: string, waitMs = 10_000): Promise<T> => {
    const until = Date.now() + waitMs;
    for (;;) {
      for (const [at, d] of inbox.entries()) {
        const found = pick(d);
        if (found === null) continue;
        inbox.splice(at, 1);
        return found;
      }
      const refused = inbox.find((d) => d.t === 'refused');
      if (refused !== undefined) throw new Error(`${station} waits for ${what}: ${JSON.stringify(refused)}`);
      if (!socket.connected) throw new Error(`${station} waits for ${what}: connection closed`);
      if (Date.now() > until) throw new Error(`${station} waits for ${what}: nothing came`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const next = <T extends Down['t']>(t: T, waitMs = 10_000): Promise<Said<T>> =>
    taken((d) => (d.t === t ? (d as Said<T>) : null), t, waitMs);
  const raw = (data: unknown): void => void socket.emit(upChannel, data);
  const say = (up: Up): void => raw(up);
  const self = {
    station,
    socket,
    inbox,
    next,
    raw,
    say,
    signIn: async (account: string, word = password): Promise<Session> => {
      say({ t: 'signIn', ref: 'r', v: wireVersion, station, account, password: word });
      return (await next('signedIn')).session;
    },
    hello: async (session: Session, over: HelloOver = {}): Promise<Said<'welcome'>> => {
      say({
        t: 'hello',
        v: wireVersion,
        station,
        token: session.token,
        cursor: 0,
        epoch: null,
        sight: null,
        registry: null,
        sentAt: 1,
        ...over,
      });
      return next('welcome');
    },
    /** Waits until the hub has told of something past `seq`, by a hint or by the lines themselves; it may say the same twice. */
    news: async (past: number): Promise<number> => await taken((d) => (newsOf(d) > past ? newsOf(d) : null), 'news'),
    pull: async (after: number): Promise<Said<'delta'>> => {
      say({ t: 'pull', after });
      return taken((d) => (d.t === 'delta' && d.after === after ? d : null), 'delta');
    },
    /** Pulls until there is no more, and up to `least`: what came unasked may be older than the question. */
    pullAll: async (after: number, least = 0): Promise<readonly Said<'delta'>[]> => {
      const deltas: Said<'delta'>[] = [];
      for (let cursor = after; ; ) {
        const delta = await self.pull(cursor);
        deltas.push(delta);
        cursor = delta.upto;
        if (!delta.more && cursor >= least) return deltas;
      }
    },
    snapshot: async (afterId: string | null): Promise<Said<'page'>> => {
      say({ t: 'snapshot', afterId });
      return next('page');
    },
    close: (): void => void socket.disconnect(),
  };
  return self;
}
export type WireClient = Awaited<ReturnType<typeof connectWire>>;

/** Signed in and welcomed. */
export async function seated(
  url: string,
  station: string,
  account: string,
): Promise<WireClient & { readonly session: Session; readonly welcome: Said<'welcome'> }> {
  const client = await connectWire(url, station);
  const session = await client.signIn(account);
  const welcome = await client.hello(session);
  return { ...client, session, welcome };
}

let counter = 0;
const chance = (): number => Math.random();

/** A command as a console sends it. */
export function sentBy(
  station: string,
  actor: Actor,
  session: string,
  command: Command,
  over: Partial<SentCommand> = {},
): SentCommand {
  counter += 1;
  return { id: uuidOf(chance), station, n: counter, session, actor, at: Date.now(), command, ...over };
}

export const newId = (): string => uuidOf(chance);
