import { joinSteps } from '../../../shared/alarm/alarm-log.ts';
import type { AlarmRecord, AlarmStep } from '../../../shared/alarm/alarm-record.ts';
import { type Room, roomOf } from '../../../shared/alarm/condition.ts';
import { claimConditions, consoleConditions } from '../../../shared/alarm/console-conditions.ts';
import { type Presence, shiftEndsAt, turnAt } from '../../../shared/alarm/duty.ts';
import { AlarmEngine } from '../../../shared/alarm/engine.ts';
import { dossierConditions, eventConditions } from '../../../shared/alarm/event-conditions.ts';
import type { Turn } from '../../../shared/alarm/group-voice.ts';
import { handlingOf } from '../../../shared/alarm/handling.ts';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { type AlarmRules, startAlarmRules } from '../../../shared/domain/profile/alarm-rules.ts';
import { MS_PER_HOUR } from '../../../shared/time/local-date.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import type { AlarmStore } from './alarm-store.ts';
import { createConsoleWatch } from './console-watch.ts';
import type { AlarmRows } from './room-rows.ts';

/** Longest sleep, ms: the estimate of hub time may move, and a machine may have slept. */
const longestSleepMs = 5_000;
/** Changed rows looked at in one turn. */
const turnRows = 200;
/** ◊ Where no shift is entered: how long one is taken to be at most. */
const usualShiftMs = 12 * MS_PER_HOUR;

export type AlarmDeskOptions = {
  readonly context: FeedContext;
  readonly store: AlarmStore;
  readonly rows: AlarmRows;
  /** The view is another one. */
  readonly changed: () => void;
  /** Lines as they are written, e.g. for whoever calls people (A4). */
  readonly told: (records: readonly AlarmRecord[], engine: AlarmEngine) => void;
  /** Everything that is due has been done, e.g. for whoever sees to it that people are called. */
  readonly looked: (engine: AlarmEngine) => void;
};

const noStep: AlarmStep = { records: [], alarms: [], gone: [], groups: [], goneGroups: [] };

/** The engine in use, whose it is, and how far its reading has come. */
type Running = {
  readonly engine: AlarmEngine;
  readonly room: Room;
  readonly actor: Actor;
  readonly rulesOf: AlarmRules;
  /** Reads the next batch; null when everything has been read. */
  more: (() => boolean) | null;
};

/**
 * Runs the alarms of the room of whoever sits here, from the cache and the estimate of hub time alone: with the line, without it, with
 * every window hidden, and on from where it was after a restart (A5, A8).
 */
export class AlarmDesk {
  readonly #o: AlarmDeskOptions;
  readonly #console: ReturnType<typeof createConsoleWatch>;
  #running: Running | null = null;
  #rosters = new Map<string, Dossier>();
  readonly #dirty = new Set<string>();
  #cancel: (() => void) | null = null;
  #wakeAt = Number.POSITIVE_INFINITY;
  #stopped = false;
  /** What the disk did not take: it goes first with the next, or a restart would say it anew. */
  #unkept: { readonly running: Running; readonly step: AlarmStep } | null = null;

  constructor(options: AlarmDeskOptions) {
    this.#o = options;
    this.#console = createConsoleWatch(options.context, () => this.#rules().skew.seconds * 1000);
    const { stores } = options.context;
    stores.onChanges((changes, dossiers) => {
      for (const id of changes.keys()) this.#dirty.add(id);
      for (const id of dossiers) this.#dirty.add(id);
      this.#soon(0);
    });
    this.#soon(0);
  }

  engine(): AlarmEngine | null {
    return this.#running?.engine ?? null;
  }
  /** True when everything here has been read once. */
  isReady(): boolean {
    return this.#running !== null && this.#running.more === null;
  }
  room(): Room | null {
    return this.#running?.room ?? null;
  }

  /** Session, cache, line or room of colleagues may be another one: looked at before anybody is told. */
  look(): void {
    this.#soon(0);
  }
  /** Another cache: what was read of the former one says nothing. */
  reset(): void {
    this.#running = null;
    this.#dirty.clear();
    this.#soon(0);
  }

  /** When a shelf ends at the latest, ms (A6). */
  shiftEndsAt(now: number): number {
    const room = this.#running?.room;
    const ends = room === undefined ? null : shiftEndsAt([...this.#rosters.values()], room, now);
    return ends ?? now + usualShiftMs;
  }

  turn(rung: 1 | 2, at: number): Turn {
    const room = this.#running?.room ?? { area: '', level: 'county' as const };
    const people = this.#o.context.stores.registry()?.registry.accounts;
    // The hub tells nobody here who there is: then it is told to whoever sits there.
    if (people === undefined) return { who: { account: '', name: '' }, skipped: [] };
    return turnAt(room, rung, at, { rosters: [...this.#rosters.values()], people, presence: this.#presence });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  readonly #presence: Presence = (account) => {
    const { live, seats } = this.#o.context.room();
    if (!live) return 'unknown';
    return seats.some((one) => one.account === account && !one.stale) ? 'here' : 'away';
  };

  #rules(): AlarmRules {
    return this.#o.context.stores.registry()?.rules?.profile.local.alarms ?? startAlarmRules();
  }

  #soon(ms: number): void {
    if (this.#stopped) return;
    const { timers } = this.#o.context;
    const at = timers.mono() + ms;
    if (this.#cancel !== null && this.#wakeAt <= at) return;
    this.#cancel?.();
    this.#wakeAt = at;
    this.#cancel = timers.set(() => {
      this.#cancel = null;
      try {
        this.#tick();
      } catch (error) {
        this.#o.context.trouble(error);
        // What the disk did not take stands all the same: no window waits for it (A5).
        this.#o.changed();
        this.#soon(longestSleepMs);
      }
    }, ms);
  }

  #tick(): void {
    const running = this.#current();
    if (running === null) {
      this.#dirty.clear();
      return this.#soon(longestSleepMs);
    }
    const now = this.#o.context.clock.hub();
    // Rows first: a line that is back releases what it silenced, and of that nothing may stand that an act has settled meanwhile.
    const rows = running.more === null && this.#takeDirty(running, now);
    this.#takeConsole(running, now);
    if (running.more !== null) return this.#readOn(running, now);
    this.#keep(running, running.engine.advance(now));
    this.#o.looked(running.engine);
    const next = running.engine.next();
    const wait = next === null ? longestSleepMs : Math.min(longestSleepMs, Math.max(0, next - now));
    this.#soon(rows ? 0 : wait);
  }

  /** The engine of whoever sits here now; another person, room or set of rules begins anew from what was kept. */
  #current(): Running | null {
    const { stores, actor: actorNow } = this.#o.context;
    const actor = actorNow();
    const room = actor === null ? null : roomOf(actor);
    if (actor === null || room === null || stores.registry() === null) {
      if (this.#running !== null) this.#o.changed();
      this.#running = null;
      return null;
    }
    const rules = this.#rules();
    const before = this.#running;
    const same = before !== null && before.actor.account === actor.account && before.room.area === room.area;
    if (same && before.rulesOf === rules) return before;
    return this.#begin(actor, room, rules);
  }

  #begin(actor: Actor, room: Room, rules: AlarmRules): Running {
    if (this.#unkept !== null) this.#keep(this.#unkept.running, noStep);
    const { stores, clock } = this.#o.context;
    const engine = new AlarmEngine({ room, rules, turnOf: (rung, at) => this.turn(rung, at) });
    engine.restore(this.#o.store.saved(room.area));
    this.#dirty.clear();
    this.#rosters = new Map();
    const { cache } = stores;
    const { rows } = this.#o;
    const batch = rows.events(cache, room);
    let filesRead = false;
    const running: Running = {
      engine,
      room,
      actor,
      rulesOf: rules,
      more: () => {
        const now = clock.hub();
        if (!filesRead) {
          filesRead = true;
          for (const file of rows.files(cache)) this.#takeFile(running, file, now);
        }
        const events = batch();
        for (const event of events) engine.setRow(event.id, eventConditions(room, event, rules), now);
        return events.length > 0;
      },
    };
    this.#running = running;
    return running;
  }

  #readOn(running: Running, now: number): void {
    if (running.more?.() === true) return this.#soon(0);
    running.more = null;
    // What changed while the rest was read: nothing is told of that is over already.
    while (this.#takeDirty(running, now));
    this.#keep(running, running.engine.loaded(now));
    this.#o.changed();
    this.#soon(0);
  }

  #takeConsole({ engine, room, rulesOf }: Running, now: number): void {
    engine.setRow('console', consoleConditions(room, this.#console(), rulesOf), now);
    const { claims } = this.#o.context.room();
    const known = claims.flatMap((claim) => {
      const event = claim.stale ? this.#o.context.stores.cache.event(claim.event) : undefined;
      if (event === undefined) return [];
      const name = event.flags.restricted ? event.number : event.title;
      return [
        {
          event: event.id,
          number: event.number,
          name,
          area: event.place.area,
          account: claim.station,
          holderName: claim.name,
          staleSince: claim.since,
        },
      ];
    });
    engine.setRow('claims', claimConditions(room, known, rulesOf), now);
  }

  /** @returns whether more is waiting */
  #takeDirty(running: Running, now: number): boolean {
    const { cache } = this.#o.context.stores;
    let taken = 0;
    // What people did about alarms comes after the rows: it looks at alarms anew, and one that a row has just settled must not stand.
    const acts: Dossier[] = [];
    for (const id of this.#dirty) {
      this.#dirty.delete(id);
      const event = cache.event(id);
      if (event !== undefined) running.engine.setRow(id, eventConditions(running.room, event, running.rulesOf), now);
      else {
        const file = cache.dossier(id);
        if (file === undefined) running.engine.setRow(id, [], now);
        else if (file.machine === 'alarmHandling') acts.push(file);
        else this.#takeFile(running, file, now);
      }
      taken += 1;
      if (taken >= turnRows) break;
    }
    for (const file of acts) this.#takeFile(running, file, now);
    return this.#dirty.size > 0;
  }

  #takeFile({ engine, room, rulesOf }: Running, file: Dossier, now: number): void {
    if (file.machine === 'alarmHandling') {
      const handling = handlingOf(file, room.area);
      if (handling !== null) engine.handle(handling, now);
    } else if (file.machine === 'dutyRoster') this.#rosters.set(file.id, file);
    else engine.setRow(file.id, dossierConditions(room, file, rulesOf), now);
  }

  #keep(running: Running, step: AlarmStep): void {
    const whole = this.#unkept?.running === running ? joinSteps(this.#unkept.step, step) : step;
    const { records, alarms, gone, groups, goneGroups } = whole;
    if (records.length + alarms.length + gone.length + groups.length + goneGroups.length === 0) return;
    const flood = running.engine.flood();
    this.#unkept = { running, step: whole };
    this.#o.store.save(
      running.room.area,
      whole,
      flood === null ? null : { startedAt: flood.startedAt, count: flood.count, peak: flood.peak },
    );
    this.#unkept = null;
    if (records.length > 0) this.#o.told(records, running.engine);
    this.#o.changed();
  }
}
