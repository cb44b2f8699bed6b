import { apply } from '../../shared/domain/event/apply.ts';
import { type GridEvent, openStates } from '../../shared/domain/event/event.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import type { Demo } from '../county/load-demo.ts';
import { createRandom } from '../county/random.ts';
import { createEventWriter, type WrittenEvent } from '../county/write-event.ts';
import type { Due } from './agenda.ts';
import { arrive } from './arrive.ts';
import type { CommandIds } from './command-ids.ts';
import { createCountyRhythm, liveEvenShare } from './county-rhythm.ts';
import { colleaguesTake } from './desk-share.ts';
import { nextStep } from './next-step.ts';
import { inPlay } from './simulate.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { patience, type World, worldOf } from './world.ts';

/** The part of a hub that the county lives on. */
export type LifeHub = {
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
  readonly events: (states: readonly GridEvent['state'][]) => Promise<readonly GridEvent[]>;
  readonly entriesAfter: (seq: number, limit: number) => Promise<readonly Entry[]>;
  readonly head: () => Promise<{ readonly seq: number }>;
};

export type LifeOptions = {
  readonly hub: LifeHub;
  readonly demo: Demo;
  readonly rules: Rules;
  readonly seed: string;
  readonly ids: CommandIds;
  /** Real time, ms. */
  readonly now: () => number;
  readonly speed: number;
  readonly log: (line: string) => void;
};

export type Life = {
  /** Does everything that is due by now; the runner calls it twice a second. Rejects when the hub's store fails. */
  readonly tick: () => Promise<void>;
  /** Registers so many everyday events of citizens at once. */
  readonly burst: (count: number) => Promise<void>;
  /** Somebody calls the county centre about a major event. */
  readonly major: () => Promise<void>;
  readonly setSpeed: (speed: number) => void;
  readonly speed: () => number;
  /** Virtual time, ms. */
  readonly virtualNow: () => number;
  /** Refusal code × command kind of the players' acts that the hub did not take. */
  readonly refused: () => ReadonlyMap<string, number>;
};

/** Most acts and arrivals of one tick: after a long sleep of the machine the work comes in portions. */
const mostActs = 40;
const mostArrivals = 10;
const page = 500;
/** 'closed' ones of this run stay for those that come up again. */
const statesInPlay: readonly GridEvent['state'][] = [...openStates, 'completed'];

type Known = { readonly event: GridEvent; readonly due: Due | null };

/**
 * The living county on a hub: keeps the rows in play by reading the journal – players' and visitors' entries alike – and asks the
 * same pure decisions as the history what comes next. What it knows it reads from the hub, so a new start goes on where this ends.
 */
export async function createLife(options: LifeOptions): Promise<Life> {
  const { hub, demo, rules, seed, ids, now } = options;
  const start = now();
  const clock = createVirtualClock(start, options.speed);
  const world: World = worldOf(demo, rules, seed, { virtual: clock.at, yieldFrom: start - patience });
  const random = createRandom(`${seed}/live/${start}`);
  const writer = createEventWriter(demo, random.fork('events'));
  const acts = random.fork('acts');
  const perDay = demo.rhythm.chosen.eventsPerDay;
  const rhythm = createCountyRhythm(
    { rhythm: demo.rhythm, writer, perDay, evenShare: liveEvenShare },
    random.fork('rhythm'),
  );
  const known = new Map<string, Known>();
  const refused = new Map<string, number>();
  let seq = (await hub.head()).seq;
  let arrival = rhythm.next(start);

  const learn = (event: GridEvent): void => {
    const step = nextStep(world, event);
    if (step === null && !inPlay(event)) known.delete(event.id);
    else known.set(event.id, { event, due: step && { event: event.id, version: event.version, step } });
  };
  for (const event of await hub.events(statesInPlay)) learn(event);

  const read = (entry: Entry): void => {
    const { fact } = entry;
    if (fact.kind === 'command.refused') {
      const of = known.get(fact.event);
      // Not tried again before the event has changed.
      if (of && entry.station === ids.station) known.set(fact.event, { ...of, due: null });
      if (entry.station === ids.station) {
        const key = `${fact.refusal.code} ${fact.command.kind}`;
        refused.set(key, (refused.get(key) ?? 0) + 1);
        options.log(`refused: ${key}`);
      }
      return;
    }
    const before = known.get(fact.event)?.event;
    const begins = fact.kind === 'event.registered' || fact.kind === 'event.imported';
    if (before !== undefined || begins) learn(apply(before, fact, entry.doneAt));
    else strangers.add(fact.event);
  };
  /** Events that were out of play and changed: reopened by a visitor. */
  const strangers = new Set<string>();

  const catchUp = async (): Promise<void> => {
    for (;;) {
      const entries = await hub.entriesAfter(seq, page);
      for (const entry of entries) read(entry);
      seq = entries.at(-1)?.seq ?? seq;
      if (entries.length < page) break;
    }
    if (strangers.size === 0) return;
    const wanted = new Set(strangers);
    strangers.clear();
    for (const event of await hub.events(statesInPlay)) if (wanted.has(event.id)) learn(event);
  };

  const send = async (list: readonly SentCommand[]): Promise<void> => {
    if (list.length > 0) await hub.offer(list);
    await catchUp();
  };
  const register = (written: WrittenEvent, at: number, by?: Parameters<typeof arrive>[5]): SentCommand => {
    const { actor, command } = arrive(world.cast, written, at, ids, acts, by);
    return ids.send(actor, at, command);
  };

  const arrivalsBy = (virtual: number, at: number): SentCommand[] => {
    const list: SentCommand[] = [];
    while (arrival <= virtual && list.length < mostArrivals) {
      list.push(register(rhythm.write(), at));
      arrival = rhythm.next(arrival);
    }
    // Missed ones of a long sleep do not all come at once.
    if (arrival <= virtual) arrival = rhythm.next(virtual);
    return list;
  };
  const actsBy = (virtual: number, at: number): SentCommand[] => {
    const all = [...known.values()].flatMap(({ event, due }) =>
      due === null ? [] : [{ due, severity: event.severity }],
    );
    const free = all.filter(({ due }) => !due.step.desk && due.step.at <= virtual && (due.step.notBefore ?? at) <= at);
    const desk = colleaguesTake(
      all.filter(({ due }) => due.step.desk),
      virtual,
    );
    const list = [...free.map(({ due }) => due), ...desk].sort((a, b) => a.step.at - b.step.at);
    return list.slice(0, mostActs).map(({ step }) => ids.send(step.actor, at, step.make(at)));
  };

  return {
    tick: async () => {
      await catchUp();
      const at = now();
      const virtual = clock.at(at);
      await send([...arrivalsBy(virtual, at), ...actsBy(virtual, at)]);
    },
    burst: async (count) => {
      const at = now();
      const channels = ['12345', 'resident', 'phone'] as const;
      await send(
        Array.from({ length: count }, () => register(writer.write(acts.pick(channels)), at, world.cast.connector)),
      );
    },
    major: async () => {
      const at = now();
      const by = acts.pick(world.cast.colleagues);
      const registered = register({ ...writer.writeMajor(), channel: 'phone' }, at, by);
      const { event } = registered.command;
      const passed = ids.send(by, at, { kind: 'event.reportToCenter', event, reason: '重大紧急情况，立即报告。' });
      await send([registered, passed]);
    },
    setSpeed: (speed) => clock.setSpeed(speed, now()),
    speed: clock.speed,
    virtualNow: () => Math.round(clock.at(now())),
    refused: () => refused,
  };
}
