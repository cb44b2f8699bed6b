import type { Rules } from '../../shared/domain/verb.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import type { Demo } from '../county/load-demo.ts';
import { drawMobile } from '../county/person-name.ts';
import { createRandom } from '../county/random.ts';
import { createEventWriter, type WrittenEvent } from '../county/write-event.ts';
import type { Due } from './agenda.ts';
import { arrive } from './arrive.ts';
import type { CommandIds } from './command-ids.ts';
import { type CountyRhythm, createCountyRhythm, liveEvenShare } from './county-rhythm.ts';
import { colleaguesTake } from './desk-share.ts';
import { type JournalReader, type Known, readRowsInPlay } from './rows-in-play.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { handover, type World, worldOf } from './world.ts';

/** The part of a hub that the county lives on. */
export type LifeHub = JournalReader & {
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
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
  /** Number of somebody who rings: of an event in play, or never heard of. */
  readonly caller: () => string;
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
/** Colleagues take one thing of an overflowing desk every so many ticks: a burst is to be seen before it is gone. */
const helpEvery = 6;

/** Arrivals that are due, at most a tick's worth; those missed in a long sleep do not all come at once. */
function createInflow(rhythm: CountyRhythm, start: number): (virtual: number) => WrittenEvent[] {
  let next = rhythm.next(start);
  return (virtual) => {
    const list: WrittenEvent[] = [];
    while (next <= virtual && list.length < mostArrivals) {
      list.push(rhythm.write());
      next = rhythm.next(next);
    }
    if (next <= virtual) next = rhythm.next(virtual);
    return list;
  };
}

/** What the demo's people do now: all that is due, and at a visitor's desk what colleagues take. */
function actsDue(known: Iterable<Known>, virtual: number, now: number, help: boolean): Due[] {
  const all = [...known].flatMap(({ event, due }) => (due === null ? [] : [{ due, severity: event.severity }]));
  const free = all.filter(({ due: { step } }) => !step.desk && step.at <= virtual && (step.notBefore ?? now) <= now);
  const atDesk = all.filter(({ due }) => due.step.desk);
  const list = [...free.map(({ due }) => due), ...colleaguesTake(atDesk, virtual, help)];
  return list.sort((a, b) => a.step.at - b.step.at).slice(0, mostActs);
}

/**
 * The living county on a hub: the same pure decisions as the history, asked on the rows the hub has now. What it knows it reads from
 * the hub – players' and visitors' entries alike –, so a new start goes on where this one ends.
 */
export async function createLife(options: LifeOptions): Promise<Life> {
  const { hub, demo, rules, seed, ids, now } = options;
  const start = now();
  const clock = createVirtualClock(start, options.speed);
  const world: World = worldOf(demo, rules, seed, { virtual: clock.at, yieldFrom: start - handover });
  const random = createRandom(`${seed}/live/${start}`);
  const writer = createEventWriter(demo, random.fork('events'));
  const draws = random.fork('acts');
  const callers = random.fork('callers');
  const perDay = demo.rhythm.chosen.eventsPerDay;
  const rhythm = createCountyRhythm(
    { rhythm: demo.rhythm, writer, perDay, evenShare: liveEvenShare },
    random.fork('rhythm'),
  );
  const inflow = createInflow(rhythm, start);
  let ticks = 0;
  const rows = await readRowsInPlay(hub, world, ids.station, options.log);

  const send = async (list: readonly SentCommand[]): Promise<void> => {
    if (list.length > 0) await hub.offer(list);
    await rows.catchUp();
  };
  const register = (written: WrittenEvent, at: number, by?: Parameters<typeof arrive>[5]) => {
    const { actor, command } = arrive(world, written, at, ids, draws, by);
    return ids.send(actor, at, command);
  };
  return {
    tick: async () => {
      await rows.catchUp();
      if (clock.speed() === 0) return;
      const at = now();
      const virtual = clock.at(at);
      const arrivals = inflow(virtual).map((written) => register(written, at));
      ticks += 1;
      const acts = actsDue(rows.all(), virtual, at, ticks % helpEvery === 0).map(({ step }) =>
        ids.send(step.actor, at, step.make(at)),
      );
      await send([...arrivals, ...acts]);
    },
    burst: async (count) => {
      const at = now();
      const channels = ['12345', 'resident', 'phone'] as const;
      const drawn = Array.from({ length: count }, () => writer.write(draws.pick(channels)));
      await send(drawn.map((written) => register(written, at, world.cast.connector)));
    },
    major: async () => {
      const at = now();
      const by = draws.pick(world.cast.colleagues);
      const registered = register({ ...writer.writeMajor(), channel: 'phone' }, at, by);
      const { event } = registered.command;
      const passed = ids.send(by, at, { kind: 'event.reportToCenter', event, reason: '重大紧急情况，立即报告。' });
      await send([registered, passed]);
    },
    caller: () => {
      const known = [...rows.all()].flatMap(({ event: { requester } }) =>
        requester.kind === 'named' && requester.phone !== '' ? [requester.phone] : [],
      );
      return known.length > 0 && callers.chance(0.6) ? callers.pick(known) : drawMobile(callers);
    },
    setSpeed: (speed) => clock.setSpeed(speed, now()),
    speed: clock.speed,
    virtualNow: () => Math.round(clock.at(now())),
    refused: () => rows.refused,
  };
}
