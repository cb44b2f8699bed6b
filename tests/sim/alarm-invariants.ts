import type { AlarmGroup, Member } from '../../shared/alarm/alarm-group.ts';
import type { AlarmRecord } from '../../shared/alarm/alarm-record.ts';
import { type Condition, roomOf } from '../../shared/alarm/condition.ts';
import type { AlarmEngine } from '../../shared/alarm/engine.ts';
import { type Handling, handlingOf, isLater } from '../../shared/alarm/handling.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { listOf } from '../../shared/domain/dossier/machine.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { conditionsOf } from './alarm-conditions.ts';
import type { SimConsole } from './console.ts';
import type { FilesLook } from './console-files.ts';
import type { World } from './world.ts';

/** What is true for less than this may not have been looked at yet: the longest sleep of the desk and a little, ms. */
const slackMs = 6_500;

/** Retry of alarm-calls.ts, its spread and a little, ms. */
const refusedMs = 30_000;

type Seen = {
  readonly engine: AlarmEngine;
  readonly now: number;
  readonly say: (what: string) => void;
  /** By id: everything the rows of this console give reason for. */
  readonly true: ReadonlyMap<string, Condition>;
  readonly records: readonly AlarmRecord[];
};

/** Alarms of a healed console: each condition once in its journal, told of while it is true, never when it is not; acts hold (R7). */
export function ofAlarms(world: World, console: SimConsole, look: FilesLook): readonly string[] {
  const process = console.process();
  const actor = process?.stores.outbox.session()?.actor;
  if (process == null || process.alarms === null || actor === undefined) return [];
  const { alarms, store } = process.alarms;
  const room = roomOf(actor);
  const engine = alarms.engine();
  const found: string[] = [];
  const say = (what: string): void => void found.push(`${console.station} ${what}`);
  if (room === null)
    return engine === null ? [] : [`${console.station} alarm untrue: ${actor.account} sits in no centre`];
  if (engine === null || engine.room.area !== room.area)
    return [`${console.station} alarm missed: none run for ${room.area}`];
  const reasons = [...look.rows.values()].flatMap((row) => conditionsOf(room, row, engine.rules));
  const seen: Seen = {
    engine,
    now: process.clock.hub(),
    say,
    true: new Map(reasons.map((one) => [one.id, one])),
    records: store.records(room.area, 0, Number.MAX_SAFE_INTEGER),
  };
  nothingMissed(seen);
  nothingUntrue(seen, process.alarms.lineState());
  onceInTheJournal(seen);
  actsHold(seen, look);
  everyStepIsCalled(world, console.station, seen, look);
  return found;
}

function nothingMissed({ engine, now, say, ...seen }: Seen): void {
  for (const { id, kind, from, until } of seen.true.values()) {
    if (from > now - slackMs || (until !== null && until <= now + slackMs)) continue;
    const member = engine.member(id);
    const rule = engine.rules[kind];
    if (member === undefined) say(`alarm missed: ${id} is not known`);
    else if (member.raisedAt === null) {
      const waits =
        member.timer !== null && member.timer > now - slackMs && member.timer <= now + rule.rearmSeconds * 1_000;
      if (!waits) say(`alarm missed: ${id} is true and not raised`);
    } else if (member.raisedAt > now + slackMs) say(`alarm missed: ${id} waits from a moment to come`);
    else if (member.raisedAt + rule.waitSeconds * 1_000 + slackMs < now) stands(member, say);
  }
  for (const { key, lastSoundAt, loudSince, rungAt } of engine.groups())
    if (Math.max(lastSoundAt ?? 0, loudSince ?? 0, rungAt) > now + slackMs)
      say(`alarm missed: ${key} has sounded or gone up at a moment to come`);
}

function stands({ condition, stance, stoodAt, group }: Member, say: (what: string) => void): void {
  if (stance?.code === 'shelved' || stance?.code === 'inhibited') return;
  if (stoodAt === null) say(`alarm missed: ${condition.id} is past its wait and does not stand`);
  else if (stance?.code === 'loud' && group?.lastSoundAt == null) say(`alarm missed: ${condition.id} never sounded`);
}

const membersOf = (engine: AlarmEngine): readonly Member[] =>
  [...engine.groups()].flatMap((group) => [...group.members.values()]);

function nothingUntrue({ engine, now, say, ...seen }: Seen, line: string): void {
  for (const { condition } of membersOf(engine)) {
    const { id, kind, about, until } = condition;
    if (kind === 'lineDown' && line === 'online') say(`alarm untrue: ${id}, and the line is there`);
    if (kind === 'nobody' || (about.event === null && about.dossier === null)) continue;
    if (!seen.true.has(id)) say(`alarm untrue: ${id} stands for nothing`);
    else if (until !== null && until < now - slackMs) say(`alarm untrue: ${id} is over`);
  }
}

/** Raised and cleared take turns; what stands is raised and what does not is cleared; steps of a ladder only go up. */
function onceInTheJournal({ engine, records, say }: Seen): void {
  const open = new Map<string, string | null>();
  const rungs = new Map<string, number>();
  const raisedAt = new Map<string, number>();
  const clearedAt = new Map<string, number>();
  // A clock that was set back comes to the moment of a line a second time: it is the same line then, and written once.
  const isSameLine = (alarm: string): boolean => (clearedAt.get(alarm) ?? 0) <= (raisedAt.get(alarm) ?? -1);
  for (const { what, alarm, group, reason, at } of records) {
    if (what === 'raised' && alarm !== null) {
      if (open.has(alarm)) say(`alarm doubled: ${alarm} is raised twice`);
      open.set(alarm, group);
      raisedAt.set(alarm, at);
    } else if (what === 'cleared' && alarm !== null) {
      if (!open.delete(alarm) && !isSameLine(alarm)) say(`alarm doubled: ${alarm} is cleared twice`);
      clearedAt.set(alarm, at);
      if (group !== null && ![...open.values()].includes(group)) rungs.delete(group);
    } else if (what === 'escalated' && group !== null) {
      const rung = Number(reason.rung);
      if (rung <= (rungs.get(group) ?? 0)) say(`alarm doubled: ${group} goes up to step ${rung} twice`);
      rungs.set(group, rung);
    }
  }
  const standing = new Set(membersOf(engine).flatMap((one) => (one.stoodAt === null ? [] : [one.condition.id])));
  for (const id of standing)
    if (!open.has(id) && !isSameLine(id)) say(`alarm missed: ${id} stands and is not in the journal`);
  for (const id of open.keys()) if (!standing.has(id)) say(`alarm untrue: ${id} does not stand and is not cleared`);
}

const handlingsOf = ({ engine }: Seen, look: FilesLook): readonly Handling[] =>
  [...look.rows.values()]
    .flatMap((row) => (isDossier(row) ? (handlingOf(row, engine.room.area) ?? []) : []))
    .sort((a, b) => (isLater(a, b) ? 1 : -1));

/** Who has taken an alarm has it until his time is over, whichever console he did it at and whatever restarted since (A4). */
function actsHold(seen: Seen, look: FilesLook): void {
  const { engine, now, say } = seen;
  const acts = handlingsOf(seen, look).filter((one) => one.act === 'acknowledge' && (one.until ?? 0) > now + slackMs);
  for (const { condition, stance } of membersOf(engine)) {
    if (stance?.code !== 'loud' || (condition.about.event === null && condition.about.dossier === null)) continue;
    const cleared = seen.records.findLast((one) => one.alarm === condition.id && isEnd(one.what));
    const by = acts.find((one) => one.alarms.includes(condition.id) && one.at > (cleared?.at ?? 0));
    if (by !== undefined) say(`alarm act lost: ${by.by.account} has taken ${condition.id}, and it is loud`);
  }
}
const isEnd = (what: AlarmRecord['what']): boolean => what === 'cleared' || what === 'fleeting';

/** What goes up the ladder is called out, once by each console at most and once in the room at least (A4). */
function everyStepIsCalled({ hub }: World, station: string, seen: Seen, look: FilesLook): void {
  const { engine, now, say } = seen;
  const calls = handlingsOf(seen, look).filter((one) => one.act === 'escalate');
  const own = calls.filter(
    ({ id }) => hub.books.entriesOf(id)[0]?.station === station && !wasDoneAgain(hub.books.journal, id),
  );
  for (const [i, later] of own.entries())
    for (const earlier of own.slice(0, i)) {
      if (later.rung !== earlier.rung || !later.groups.some((key) => earlier.groups.includes(key))) continue;
      const again = later.alarms.find(
        (id) => isOfRow(id) && earlier.alarms.includes(id) && !hasCleared(seen, id, earlier.at),
      );
      if (again !== undefined) say(`alarm doubled: ${again} is called twice at step ${later.rung}`);
    }
  for (const group of engine.groups())
    if (
      isOwed(group, now) &&
      !wasRefused(hub.books.journal, group.key, now) &&
      !calls.some((one) => isFor(seen, group, one)) &&
      !isCalledEachTime(seen, group, own)
    )
      say(`alarm missed: ${group.key} stands at step ${group.rung} and nobody is called`);
}
/** A call that was refused (its author had lost his account) lies in the tray: whoever does it again there does so by hand. */
const wasDoneAgain = (journal: readonly Entry[], call: string): boolean =>
  journal.some(({ fact }) => fact.kind === 'command.refused' && rowIdOf(fact) === call);

/** The id of a console's own condition carries no moment: after a power cut that took its beginning it is another alarm. */
const ofConsoles: ReadonlySet<string> = new Set(['lineDown', 'skew', 'storage', 'unsent', 'outage', 'nobody']);
const isOfRow = (alarm: string): boolean => !ofConsoles.has(alarm.split('/')[1] ?? '');

/** Rows that a hub lost and heard of again alarm anew, and so does a line that is lost again. */
const hasCleared = ({ records }: Seen, alarm: string, since: number): boolean =>
  records.some((one) => one.alarm === alarm && isEnd(one.what) && one.at >= since);

/** A clock that was set back dates the call of a console's own alarm before its beginning: then there is a call for every time it went up. */
const isCalledEachTime = ({ records }: Seen, { key, kind, rung }: AlarmGroup, own: readonly Handling[]): boolean => {
  const wentUp = records.filter((one) => one.what === 'escalated' && one.group === key && one.reason.rung === rung);
  const called = own.filter((one) => one.groups.includes(key) && one.rung === rung);
  return ofConsoles.has(kind) && wentUp.length > 0 && called.length >= wentUp.length;
};

/** Of this group as it stands, or of a row's alarm that was in it since it opened: its id says so whatever the clocks were. */
const isFor = ({ records }: Seen, { key, openedAt, members, rung }: AlarmGroup, given: Handling): boolean => {
  if (!given.groups.includes(key) || (given.rung ?? 0) < rung) return false;
  const wasIn = (alarm: string): boolean =>
    members.has(alarm) ||
    records.some((one) => one.what === 'raised' && one.alarm === alarm && one.group === key && one.at >= openedAt);
  return given.at >= openedAt || given.alarms.some((alarm) => isOfRow(alarm) && wasIn(alarm));
};
/** A call that the hub has just refused is made again a quarter of a minute later. */
const wasRefused = (journal: readonly Entry[], group: string, now: number): boolean =>
  journal.some(
    ({ fact, hubAt }) =>
      fact.kind === 'command.refused' &&
      fact.command.kind === 'dossier.act' &&
      fact.command.act === 'escalate' &&
      listOf(fact.command.fields, 'groups').includes(group) &&
      hubAt > now - refusedMs,
  );
const isOwed = (group: AlarmGroup, now: number): boolean =>
  group.rung > 0 && group.loudSince !== null && Math.max(group.rungAt, group.loudSince) < now - 2 * slackMs;
