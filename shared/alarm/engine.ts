import type { AlarmKind, AlarmRule, AlarmRules } from '../domain/profile/alarm-rules.ts';
import { type AlarmGroup, bringBack, type Member, notAfter, priorityOf, restand, type Stance } from './alarm-group.ts';
import { AlarmLog, joinSteps } from './alarm-log.ts';
import type { AlarmStep, SavedAlarms } from './alarm-record.ts';
import type { Condition, Room } from './condition.ts';
import { createFloodWatch, type Flood, floodReason } from './flood.ts';
import { createFoundAlarms } from './found-alarms.ts';
import { GroupVoice, type TurnOf } from './group-voice.ts';
import { type Handling, isLater } from './handling.ts';
import { createHandlingBook } from './handling-book.ts';
import { nextOf, stanceOf } from './member-stance.ts';
import { createOpenKinds } from './open-kinds.ts';
import { recordHandling } from './record-handling.ts';
import { createWakeQueue } from './wake-queue.ts';

export type EngineOptions = {
  readonly room: Room;
  readonly rules: AlarmRules;
  /** Asked at every step of the ladder (A4); left out: it is simply told to whoever sits there. */
  readonly turnOf?: TurnOf;
};

/** A step back of more than this is a clock that was put right, not one that is smoothed, ms. */
const setBackMs = 5_000;

/**
 * The alarms of one room, as one console reckons them: no clock, no timer; whoever drives it says what time it is and asks when to
 * come again (A8). The cost of a tick follows what is due and not what is open.
 */
export class AlarmEngine {
  readonly #room: Room;
  #rules: AlarmRules;
  readonly #members = new Map<string, Member>();
  readonly #bySubject = new Map<string, Set<string>>();
  readonly #groups = new Map<string, AlarmGroup>();
  readonly #open = createOpenKinds();
  readonly #wake = createWakeQueue();
  readonly #flood = createFloodWatch(() => this.#rules.flood);
  readonly #handled = createHandlingBook();
  readonly #log = new AlarmLog();
  readonly #voice: GroupVoice;
  /** The latest moment anything was told at, ms. */
  #latest = Number.NEGATIVE_INFINITY;
  /** When an alarm cleared last: what comes again soon waits, and an older act does not count for it. */
  readonly #clearedAt = new Map<string, number>();
  readonly #found = createFoundAlarms();
  /** True until everything the console knows has been told once. */
  #loading = true;
  #floodTimer: number | null = null;
  /** Groups to look at before the tick ends, and since when. */
  readonly #dirty = new Map<AlarmGroup, number>();

  constructor(options: EngineOptions) {
    this.#room = options.room;
    this.#rules = options.rules;
    this.#voice = new GroupVoice({
      rules: () => this.#rules,
      isLoading: () => this.#loading,
      log: this.#log,
      wake: this.#wake,
      turnOf: options.turnOf,
    });
  }

  get room(): Room {
    return this.#room;
  }
  get rules(): AlarmRules {
    return this.#rules;
  }

  /** What stood before a restart: told of already, so it is not told of again. Before any row. */
  restore(saved: SavedAlarms): void {
    this.#found.put(saved);
    if (saved.flood !== null) this.#flood.restore(saved.flood.startedAt, saved.flood.count, saved.flood.peak);
  }

  /** Everything known has been told: what stood and is true no more has cleared meanwhile. */
  loaded(now: number): AlarmStep {
    const begun = this.advance(now);
    for (const group of this.#groups.values())
      group.soundedPriority = group.lastSoundAt === null ? null : priorityOf(group);
    this.#loading = false;
    for (const saved of this.#found.alarms()) {
      this.#log.alarm(saved.id, null);
      this.#clearedAt.set(saved.id, now);
      // Also where it never stood: from here on an older act counts for it no more, and the journal says so.
      const what = saved.stoodAt === null ? 'fleeting' : 'cleared';
      this.#log.write(what, now, now, { code: 'whileAway' }, { alarm: saved.id, group: saved.group });
    }
    for (const key of this.#found.groupKeys()) if (!this.#groups.has(key)) this.#log.group(key, null);
    this.#found.clear();
    return joinSteps(begun, this.advance(now));
  }

  /** Other rules: every row must be told again by whoever knows them, since they make the conditions. */
  setRules(rules: AlarmRules): void {
    this.#rules = rules;
  }

  /** Everything that is so about a row or a part of the console, true now or later; an empty list when nothing is. */
  setRow(subject: string, conditions: readonly Condition[], now: number): void {
    this.#latest = Math.max(this.#latest, now);
    const before = this.#bySubject.get(subject);
    const after = new Set(conditions.map((one) => one.id));
    if (before !== undefined) for (const id of before) if (!after.has(id)) this.#drop(id, now);
    for (const condition of conditions) this.#put(subject, condition, now);
    if (after.size === 0) this.#bySubject.delete(subject);
    else this.#bySubject.set(subject, after);
  }

  subjects(): Iterable<string> {
    return this.#bySubject.keys();
  }

  /** Takes in what somebody did, here or at another console of the room; told twice it counts once. */
  handle(given: Handling, now: number): void {
    if (!this.#handled.add(given)) return;
    const groups = given.groups.flatMap((key) => this.#groups.get(key) ?? []);
    const members = given.alarms.flatMap((id) => this.#members.get(id) ?? []);
    const open = members.filter((one) => one.raisedAt !== null && !this.#isBefore(given, one));
    // A group's key comes again when it is empty and fills anew: an act on the former one names members that are gone.
    const meant = groups.filter((group) => given.at >= group.openedAt || open.some((one) => one.group === group));
    recordHandling(this.#log, given, { groups: meant, members: open, now, loading: this.#loading });
    for (const group of meant) this.#handleGroup(group, given, now);
    for (const member of open) this.#handleMember(member, given, now);
    const touched = new Set([...meant, ...open.flatMap((one) => one.group ?? [])]);
    for (const group of meant) for (const member of group.members.values()) this.#touch(member, now, given.at);
    for (const member of open) this.#touch(member, now, given.at);
    for (const group of touched) this.#look(group, now);
  }

  /** Does everything that is due. The answer is what to write down; the caller keeps it before anybody hears of it. */
  advance(now: number): AlarmStep {
    if (now < this.#latest - setBackMs) this.#setBack(now);
    this.#latest = now;
    do {
      for (let key = this.#wake.pop(now); key !== undefined; key = this.#wake.pop(now)) this.#wakeUp(key, now);
      // Once a tick: members that stand at one moment are told of together.
      for (const [group, due] of this.#dirty) {
        this.#dirty.delete(group);
        this.#voice.refresh(group, now, due);
      }
    } while ((this.#wake.next() ?? Number.POSITIVE_INFINITY) <= now);
    const over = this.#flood.ended(now);
    if (over !== null) this.#log.write('floodEnded', now, now, floodReason(over, this.#rules.flood.to), {});
    const ends = this.#flood.next();
    if (ends !== null && ends !== this.#floodTimer) this.#wake.push(ends, 'flood');
    this.#floodTimer = ends;
    return this.#log.take();
  }

  /** When to come again, ms; null when nothing is to come. */
  next(): number | null {
    const moments = [...this.#dirty.values()];
    const woken = this.#wake.next();
    if (woken !== null) moments.push(woken);
    return moments.length === 0 ? null : Math.min(...moments);
  }

  /** All groups with something true in them. */
  groups(): Iterable<AlarmGroup> {
    return this.#groups.values();
  }
  group(key: string): AlarmGroup | undefined {
    return this.#groups.get(key);
  }
  member(id: string): Member | undefined {
    return this.#members.get(id);
  }
  flood(): Flood | null {
    return this.#flood.now();
  }
  ruleOf(group: AlarmGroup): AlarmRule {
    return this.#rules[group.kind];
  }
  /** Conditions known, true or to come, and those true. */
  size(): { readonly known: number; readonly open: number; readonly waiting: number } {
    return { known: this.#members.size, open: this.#open.size(), waiting: this.#wake.size() };
  }

  // ---- conditions ---------------------------------------------------------------------------------------------------------

  #put(subject: string, condition: Condition, now: number): void {
    const known = this.#members.get(condition.id);
    if (known !== undefined) return this.#change(known, condition, now);
    const member: Member = {
      condition,
      subject,
      raisedAt: null,
      stoodAt: null,
      group: null,
      stance: null,
      timer: null,
      ack: null,
      shelf: null,
      found: false,
      known: false,
      told: false,
    };
    this.#members.set(condition.id, member);
    // What was true before anybody here could know is due now.
    this.#schedule(member, Math.max(condition.from, this.#rearmedAt(condition), now));
  }

  #change(member: Member, condition: Condition, now: number): void {
    const was = member.condition;
    const { group } = member;
    if (group !== null && was.priority !== condition.priority) {
      const { stance } = member;
      restand(group, member, null);
      member.condition = condition;
      restand(group, member, stance);
      this.#look(group, now);
    } else member.condition = condition;
    if (member.raisedAt === null) {
      if (was.from !== condition.from) this.#schedule(member, Math.max(condition.from, this.#rearmedAt(condition)));
    } else if (condition.from > now && condition.from > was.from) {
      // What made it true is another thing now that is not true yet.
      this.#close(member, now, now, 'changed');
      this.#schedule(member, condition.from);
    }
  }

  #rearmedAt(condition: Condition): number {
    const cleared = this.#clearedAt.get(condition.id);
    return cleared === undefined ? Number.NEGATIVE_INFINITY : cleared + this.#rules[condition.kind].rearmSeconds * 1000;
  }

  #drop(id: string, now: number): void {
    const member = this.#members.get(id);
    if (member === undefined) return;
    this.#close(member, now, now, 'settled');
    member.timer = null;
    this.#members.delete(id);
  }

  #schedule(member: Member, at: number | null): void {
    member.timer = at;
    if (at !== null) this.#wake.push(at, member.condition.id);
  }

  /**
   * A clock that stood ahead was put right: nothing waits, rearms, sounds again or goes up for a moment that is minutes away by mistake
   * (A3), and who has taken an alarm has it until his time is really over (A4).
   */
  #setBack(now: number): void {
    for (const [id, at] of this.#clearedAt) if (at > now) this.#clearedAt.set(id, now);
    for (const group of this.#groups.values()) {
      if (!bringBack(group, now)) continue;
      this.#log.group(group.key, group);
      this.#look(group, now);
    }
    for (const member of this.#members.values()) {
      const { condition, raisedAt, stoodAt, timer } = member;
      if (raisedAt !== null) {
        if (Math.max(raisedAt, stoodAt ?? 0) > now) this.#log.alarm(condition.id, member);
        member.raisedAt = Math.min(raisedAt, now);
        member.stoodAt = notAfter(stoodAt, now);
        this.#touch(member, now, now);
      } else if (timer !== null) {
        const at = Math.max(condition.from, this.#rearmedAt(condition), now);
        if (at < timer) this.#schedule(member, at);
      }
    }
  }

  #wakeUp(key: string, now: number): void {
    if (key.startsWith('group ')) {
      const group = this.#groups.get(key.slice(6));
      if (group !== undefined && group.timer !== null && group.timer <= now) this.#look(group, group.timer);
      return;
    }
    const member = this.#members.get(key);
    if (member === undefined || member.timer === null || member.timer > now) return;
    this.#touch(member, now, member.timer);
  }

  /** Works out how a member stands now; the only place where it is opened, closed or changes sides. */
  #touch(member: Member, now: number, due: number): void {
    const { condition } = member;
    if (condition.until !== null && condition.until <= now) {
      this.#close(member, now, due, 'over');
      member.timer = null;
      return;
    }
    if (member.raisedAt === null) this.#raise(member, now);
    const { group } = member;
    if (group === null || member.raisedAt === null) return;
    const stance = stanceOf(member, group, { rules: this.#rules, isOpen: (kind) => this.#open.has(kind), now });
    if (stance.code !== 'waiting' && member.stoodAt === null) this.#stand(member, group, now, due);
    this.#toStance(member, group, stance, now, due);
    this.#schedule(member, nextOf(member, now));
    this.#look(group, due);
  }

  #raise(member: Member, now: number): void {
    const { condition } = member;
    const saved = this.#found.take(condition.id);
    // Known before this console came up: the room has heard it since, so its ladder is not begun anew.
    const raisedAt = Math.min(now, saved?.raisedAt ?? (this.#loading ? condition.from : now));
    member.raisedAt = raisedAt;
    member.stoodAt = notAfter(saved?.stoodAt ?? null, now);
    member.found = this.#loading;
    member.known = saved !== undefined;
    member.told = saved?.stoodAt != null;
    const key = this.#groupKey(condition, saved?.group);
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = this.#found.group(key, condition, raisedAt, now);
      for (const one of this.#handled.ofGroup(key)) if (one.at >= group.openedAt) this.#handleGroup(group, one, now);
      this.#groups.set(key, group);
      this.#log.group(key, group);
    }
    member.group = group;
    group.members.set(condition.id, member);
    const isSource = this.#open.add(member);
    this.#log.alarm(condition.id, member);
    for (const one of this.#handled.ofAlarm(condition.id))
      if (!this.#isBefore(one, member)) this.#handleMember(member, one, now);
    if (isSource) this.#sourceTurned(condition.kind, now);
  }

  #groupKey(condition: Condition, saved: string | undefined): string {
    if (saved !== undefined) return saved;
    if (condition.label === null) return condition.id;
    const flood = this.#loading ? null : this.#flood.now();
    const label = flood === null ? condition.label : `flood:${flood.startedAt}`;
    return `${this.#room.area}|${condition.kind}|${label}`;
  }

  #stand(member: Member, group: AlarmGroup, now: number, due: number): void {
    member.stoodAt = now;
    this.#log.alarm(member.condition.id, member);
    const why = member.found ? { code: 'foundAtStart' } : { code: 'true', from: member.condition.from };
    this.#log.write('raised', now, due, why, { member });
    if (member.found) return;
    const begun = this.#flood.note(member.condition, now);
    if (begun !== null)
      this.#log.write(
        'floodBegan',
        now,
        now,
        { code: 'above', limit: this.#rules.flood.from, count: begun.count },
        { group: group.key },
      );
  }

  #toStance(member: Member, group: AlarmGroup, stance: Stance, now: number, due: number): void {
    const before = member.stance;
    if (before?.code === stance.code && (!('by' in stance) || !('by' in before) || before.by === stance.by)) {
      // Its wait may end at another moment than was thought: a clock was put right.
      member.stance = stance;
      return;
    }
    restand(group, member, stance);
    if (stance.code === 'loud' && !this.#wasTold(member, group)) group.untold += 1;
    if (before?.code === 'loud' && group.untold > 0) group.untold -= 1;
    if (stance.code === 'inhibited' && !(this.#loading && member.known))
      this.#log.write('inhibited', now, due, { code: 'source', source: stance.by }, { member });
    if (before?.code === 'inhibited')
      this.#log.write('released', now, due, { code: 'sourceGone', source: before.by }, { member });
    if (before?.code === 'shelved' && stance.code !== 'shelved') this.#offShelf(member, group, now, due);
    if (before?.code === 'acknowledged' && stance.code === 'loud') this.#ackOver(member, group, now, due);
  }

  /** Told of before a restart, and nobody has had it since. */
  #wasTold(member: Member, group: AlarmGroup): boolean {
    if (!member.told) return false;
    member.told = false;
    const quietUntil = Math.max(member.ack?.until ?? 0, group.ack?.until ?? 0, member.shelf?.until ?? 0);
    return quietUntil <= (group.lastSoundAt ?? 0);
  }

  /** A shelf that ran out goes to the shift leader: somebody has had it for a while already (screens.md §11). */
  #offShelf(member: Member, group: AlarmGroup, now: number, due: number): void {
    const ran = member.shelf?.act === 'shelve';
    this.#log.write('shelfEnded', now, due, { code: ran ? 'timeUp' : 'takenOff' }, { member });
    if (ran && group.rung === 0 && this.#rules[group.kind].leaderMinutes !== null)
      this.#voice.climb(group, 1, now, due, 'shelfEnded');
  }

  #ackOver(member: Member, group: AlarmGroup, now: number, due: number): void {
    const by = member.ack ?? group.ack;
    this.#log.write('ackEnded', now, due, { code: 'noProgress', by: by?.by.name ?? '' }, { member });
  }

  #close(member: Member, now: number, due: number, code: string): void {
    const { group, condition } = member;
    if (member.raisedAt === null || group === null) return;
    const stood = member.stoodAt !== null;
    this.#log.write(stood ? 'cleared' : 'fleeting', now, due, { code }, { member });
    if (member.stance?.code === 'loud' && group.untold > 0) group.untold -= 1;
    restand(group, member, null);
    group.members.delete(condition.id);
    member.group = null;
    member.raisedAt = null;
    member.stoodAt = null;
    member.ack = null;
    member.shelf = null;
    member.told = false;
    member.known = false;
    member.found = false;
    this.#clearedAt.set(condition.id, now);
    this.#log.alarm(condition.id, null);
    const wasSource = this.#open.remove(member);
    if (group.members.size === 0) this.#endGroup(group);
    else this.#look(group, due);
    if (wasSource) this.#sourceTurned(condition.kind, now);
  }

  #endGroup(group: AlarmGroup): void {
    group.timer = null;
    this.#groups.delete(group.key);
    this.#log.group(group.key, null);
  }

  /** A source came or went: only what it silences is looked at again (A6). What is released waits as if it were new. */
  #sourceTurned(source: AlarmKind, now: number): void {
    for (const member of this.#open.besides(source, (kind) => this.#rules[kind].inhibitedBy.includes(source))) {
      if (member.stance?.code === 'inhibited' && member.stoodAt === null) member.raisedAt = now;
      this.#touch(member, now, now);
    }
  }

  // ---- what people do -----------------------------------------------------------------------------------------------------

  /** Clearing beats a late acknowledge: an act of before this came again says nothing about it (A4). */
  #isBefore(given: Handling, member: Member): boolean {
    const cleared = this.#clearedAt.get(member.condition.id);
    return cleared !== undefined && given.at <= cleared;
  }

  #handleGroup(group: AlarmGroup, given: Handling, now: number): void {
    if (given.act === 'acknowledge' && (group.ack === null || isLater(given, group.ack))) group.ack = given;
    if (given.act === 'handOver' && (group.handed === null || isLater(given, group.handed))) group.handed = given;
    // Another console of the room was first: this one is at the same step and tells nobody a second time.
    if (given.act === 'escalate' && (given.rung ?? 0) > group.rung) {
      group.rung = given.rung ?? group.rung;
      // The clock over there may stand ahead of this one.
      group.rungAt = Math.min(given.at, now);
      this.#log.group(group.key, group);
    }
    if (given.act === 'shelve' || given.act === 'unshelve')
      for (const member of group.members.values()) this.#handleMember(member, given, now);
  }

  #handleMember(member: Member, given: Handling, now: number): void {
    if (given.act === 'acknowledge' && (member.ack === null || isLater(given, member.ack))) member.ack = given;
    if (given.act === 'shelve' || given.act === 'unshelve') {
      if (member.shelf === null || isLater(given, member.shelf)) member.shelf = given;
    }
    if (given.act === 'handOver' && member.group !== null) this.#handleGroup(member.group, given, now);
  }

  #look(group: AlarmGroup, due: number): void {
    const known = this.#dirty.get(group);
    if (known === undefined || due < known) this.#dirty.set(group, due);
  }
}
