/** A sync core on virtual time against a hub in memory: the line between them can be cut, lossy and late. */
import { SyncCore, type SyncEffect, type SyncInput, type SyncStore } from '../../electron/station/station.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { JournalHub } from './journal-hub.ts';
import type { Random } from './random-walk.ts';

export type Faults = { readonly drop: number; readonly double: number; readonly delayMs: number };
export const noFaults: Faults = { drop: 0, double: 0, delayMs: 0 };

type Due = { readonly at: number; readonly work: () => void };

export type VirtualLine = ReturnType<typeof createVirtualLine>;

/** @param clock the one clock of console and hub, ms; moved by `run` */
export function createVirtualLine(
  store: SyncStore,
  hub: JournalHub,
  clock: { now: number },
  random: Random,
  faults: Faults = noFaults,
) {
  const core = new SyncCore(store, random);
  const effects: SyncEffect[] = [];
  let queue: Due[] = [];
  let reachable = true;
  let wrong = false;
  /** Silent: messages vanish, nobody hears a close. */
  let silent = false;
  /** Answers knocks, but no socket comes about. */
  let deaf = false;
  /** What a knock is answered with: null come in, else how long to stay away, ms. */
  let crowded: number | null = null;
  /** Number of the connection: what is under way on an old one arrives nowhere. */
  let connection = 0;
  let replaced = 0;
  const sentKinds: string[] = [];

  const later = (ms: number, work: () => void): void => {
    queue.push({ at: clock.now + ms, work });
  };
  const step = (input: SyncInput): void => {
    for (const effect of core.step(input, { mono: clock.now, local: clock.now })) perform(effect);
  };
  const arrives = (of: number): boolean => of === connection && !silent;
  const send = (of: number, work: () => void): void => {
    for (let copies = random() < faults.double ? 2 : 1; copies > 0; copies--) {
      if (random() < faults.drop) continue;
      later(1 + Math.floor(random() * faults.delayMs), () => {
        if (arrives(of)) work();
      });
    }
  };
  function perform(effect: SyncEffect): void {
    effects.push(effect);
    if (effect.do === 'replaced') replaced += 1;
    if (effect.do === 'drop') connection += 1;
    if (effect.do === 'connect') {
      connection += 1;
      const of = connection;
      later(5, () => {
        if (of !== connection || silent) return;
        if (reachable && !wrong && !deaf) step({ kind: 'opened' });
        else step({ kind: 'closed', why: wrong ? 'wrong-address' : 'unreachable' });
      });
    }
    if (effect.do === 'knock')
      later(5, () => {
        if (reachable && !wrong && !silent) step({ kind: 'knocked', holdMs: crowded });
      });
    if (effect.do !== 'send') return;
    sentKinds.push(effect.message.t);
    const of = connection;
    const { message } = effect;
    send(of, () => {
      for (const answer of hub.answer(message)) send(of, () => step({ kind: 'heard', message: answer }));
    });
  }
  return {
    core,
    step,
    effects,
    sentKinds,
    replaced: () => replaced,
    hear: (message: Down): void => step({ kind: 'heard', message }),
    cut(): void {
      reachable = false;
      connection += 1;
      step({ kind: 'closed', why: 'lost' });
    },
    silence(value: boolean): void {
      silent = value;
    },
    restore(): void {
      reachable = true;
    },
    setDeaf(value: boolean): void {
      deaf = value;
    },
    setCrowded(ms: number | null): void {
      crowded = ms;
    },
    setWrong(value: boolean): void {
      wrong = value;
    },
    /** Lets `ms` go by, a tick every 250 ms. */
    run(ms: number): void {
      const end = clock.now + ms;
      while (clock.now < end) {
        const next = Math.min(end, Math.floor(clock.now / 250) * 250 + 250);
        for (;;) {
          const due = queue.filter((d) => d.at <= next).sort((a, b) => a.at - b.at)[0];
          if (due === undefined) break;
          queue = queue.filter((d) => d !== due);
          clock.now = Math.max(clock.now, due.at);
          due.work();
        }
        clock.now = next;
        step({ kind: 'tick' });
      }
    },
  };
}
