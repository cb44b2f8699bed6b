import type { Actor, Role } from '../domain/actor/actor.ts';
import type { AlarmKind, AlarmPriority } from '../domain/profile/alarm-rules.ts';
import { type AlarmGroup, type Member, priorityOf, rankOf } from './alarm-group.ts';
import type { AlarmLoadFigures } from './alarm-load.ts';
import type { AlarmReason, AlarmRecord } from './alarm-record.ts';
import type { Condition } from './condition.ts';
import type { AlarmEngine } from './engine.ts';
import type { Turn } from './group-voice.ts';
import type { Handling } from './handling.ts';
import { nextRungAt, rungOfRole } from './ladder.ts';

/** How a row of the alarm centre stands: loud first. */
export type RowState = 'loud' | 'acknowledged' | 'shelved' | 'inhibited' | 'waiting';

export type HandlingView = {
  readonly by: string;
  readonly account: string;
  readonly at: number;
  readonly until: number | null;
  readonly reason: string | null;
  readonly note: string;
};

export type AlarmMemberRow = Pick<Condition, 'id' | 'clock' | 'amount'> &
  Condition['about'] & {
    readonly state: RowState;
    readonly priority: AlarmPriority;
    /** Since when it is true, ms. */
    readonly since: number;
    readonly by: HandlingView | null;
  };

/** One line of the alarm centre: an alarm, or several told of together. */
export type AlarmRow = {
  readonly key: string;
  readonly kind: AlarmKind;
  readonly priority: AlarmPriority;
  readonly state: RowState;
  readonly openedAt: number;
  readonly lastSoundAt: number | null;
  readonly loud: number;
  readonly total: number;
  /** 0 seats, 1 shift leader, 2 director; when it goes up next, ms. */
  readonly rung: number;
  readonly rungAt: number;
  readonly nextRungAt: number | null;
  readonly leaderAt: number | null;
  readonly directorAt: number | null;
  /** Who has it, or who keeps it quiet. */
  readonly by: HandlingView | null;
  readonly inhibitedBy: AlarmKind | null;
  readonly handedTo: HandlingView | null;
  /** Whether it sounds at this person's console, and why or why not. */
  readonly sounds: boolean;
  readonly why: AlarmReason;
  readonly isFlood: boolean;
  /** The first members, loud ones first; the rest are counted in `total`. */
  readonly members: readonly AlarmMemberRow[];
};

/** Who is asked at a step of the ladder (A4). `away`: he sits at no console now, so the ladder would pass him over. */
export type RungPerson = { readonly name: string; readonly away: boolean };

/** The person a step shows: whose turn it is, else the first who was passed over. */
export function rungPerson({ who, skipped }: Turn): RungPerson | null {
  const [passed] = skipped;
  if (who !== null && who.name !== '') return { name: who.name, away: false };
  return passed === undefined ? null : { name: passed.name, away: true };
}

/** What the alarm centre shows, worked out by the station. */
export type AlarmsView = {
  readonly asOf: number;
  /** False until everything here has been read once: nothing is said to be calm before. */
  readonly ready: boolean;
  readonly area: string;
  readonly rows: readonly AlarmRow[];
  /** Rows there are beyond those sent. */
  readonly more: number;
  /** Loud rows of this person's step, by priority. */
  readonly counts: Readonly<Record<AlarmPriority, number>>;
  /** The loudest that sounds here: `key` is another one when a sound of its own is due. */
  readonly sound: { readonly priority: AlarmPriority; readonly key: string } | null;
  readonly flood: { readonly startedAt: number; readonly count: number; readonly peak: number } | null;
  readonly floods: readonly AlarmRecord[];
  readonly load: AlarmLoadFigures;
  readonly stale: number;
  /** Longest time a loud row here has gone unacknowledged, ms; null when none does. */
  readonly longestLoudMs: number | null;
  /** When this shift ends, ms: no shelf lasts longer. */
  readonly shiftEndsAt: number;
  /** Whose turn is at each step; null where no such person is known. */
  readonly leader: RungPerson | null;
  readonly director: RungPerson | null;
};

const sentRows = 120;
/** A flood's message goes to every window ten times a second: the rest of a group is asked for. */
const sentMembers = 6;
const mostMembers = 200;
const staleMs = 86_400_000;
const order: readonly RowState[] = ['loud', 'acknowledged', 'shelved', 'inhibited', 'waiting'];

const viewOf = (one: Handling): HandlingView => ({
  by: one.by.name,
  account: one.by.account,
  at: one.at,
  until: one.until,
  reason: one.reason,
  note: one.note,
});

const memberRow = (member: Member): AlarmMemberRow => {
  const { condition, stance } = member;
  return {
    ...condition.about,
    id: condition.id,
    clock: condition.clock,
    amount: condition.amount,
    priority: condition.priority,
    state: stance?.code ?? 'waiting',
    since: condition.from,
    by: stance !== null && (stance.code === 'acknowledged' || stance.code === 'shelved') ? viewOf(stance.by) : null,
  };
};

/** Loud while one member is; else what keeps the most of it quiet. */
function stateOf(group: AlarmGroup): RowState {
  if (group.counts.loud > 0) return 'loud';
  return order
    .slice(1)
    .reduce<RowState>((best, one) => (group.counts[one] > group.counts[best] ? one : best), 'waiting');
}

/** Whether a group sounds at the console of a role, and the reason either way (A5): never a bare yes or no. */
export function whySounds(group: AlarmGroup, role: Role): { readonly sounds: boolean; readonly why: AlarmReason } {
  const own = rungOfRole(role);
  const state = stateOf(group);
  if (state !== 'loud') return { sounds: false, why: { code: state } };
  if (group.rung < own) return { sounds: false, why: { code: 'notYetHere', rung: group.rung, yours: own } };
  if (own === 0 && group.handed !== null && group.rung >= 1)
    return { sounds: false, why: { code: 'handedOver', by: group.handed.by.name, at: group.handed.at } };
  if (priorityOf(group) === 'low') return { sounds: false, why: { code: 'lowIsSilent' } };
  return { sounds: true, why: { code: 'unacknowledged', since: group.loudSince, rung: group.rung } };
}

/** The members of a group, loud ones first. */
export function membersOf(group: AlarmGroup, most = mostMembers): readonly AlarmMemberRow[] {
  // A flood may hold thousands: they are not all sorted for the few that are shown.
  const picked: Member[] = [];
  for (const code of order)
    for (const member of group.members.values()) {
      if (picked.length >= most) break;
      if ((member.stance?.code ?? 'waiting') === code) picked.push(member);
    }
  return picked.map(memberRow);
}

/** What silences a group. */
function sourceOf(group: AlarmGroup): AlarmKind | null {
  for (const { stance } of group.members.values()) if (stance?.code === 'inhibited') return stance.by;
  return null;
}

function rowOf(engine: AlarmEngine, group: AlarmGroup, role: Role): AlarmRow {
  const rule = engine.ruleOf(group);
  const state = stateOf(group);
  const first = membersOf(group, sentMembers);
  const by = state === 'loud' ? null : (first.find((one) => one.state === state)?.by ?? null);
  const start = group.loudSince;
  const at = (minutes: number | null): number | null =>
    minutes === null || start === null ? null : group.openedAt + minutes * 60_000;
  return {
    key: group.key,
    kind: group.kind,
    priority: priorityOf(group) ?? rule.priority,
    state,
    openedAt: group.openedAt,
    lastSoundAt: group.lastSoundAt,
    loud: group.counts.loud,
    total: group.members.size,
    rung: group.rung,
    rungAt: group.rungAt,
    nextRungAt: nextRungAt(group, rule),
    leaderAt: at(rule.leaderMinutes),
    directorAt: at(rule.directorMinutes),
    by,
    inhibitedBy: state === 'inhibited' ? sourceOf(group) : null,
    handedTo: group.handed === null ? null : viewOf(group.handed),
    ...whySounds(group, role),
    isFlood: group.key.includes('|flood:'),
    members: first,
  };
}

/** Loud before quiet, grave before slight, old before new: what matters most stands first, also in a flood. */
const byWeight = (a: AlarmRow, b: AlarmRow): number =>
  order.indexOf(a.state) - order.indexOf(b.state) ||
  rankOf(a.priority) - rankOf(b.priority) ||
  a.openedAt - b.openedAt ||
  (a.key < b.key ? -1 : 1);

/** The rows of the alarm centre for a person, loudest first. */
export const alarmRows = (engine: AlarmEngine, role: Role): readonly AlarmRow[] =>
  [...engine.groups()].map((group) => rowOf(engine, group, role)).sort(byWeight);

export type ViewMore = Pick<AlarmsView, 'asOf' | 'ready' | 'floods' | 'load' | 'shiftEndsAt' | 'leader' | 'director'>;

/** Everything the alarm centre shows a person. */
export function alarmsView(engine: AlarmEngine, actor: Actor, more: ViewMore): AlarmsView {
  const rows = alarmRows(engine, actor.role);
  const counts = { urgent: 0, high: 0, medium: 0, low: 0 };
  for (const row of rows) if (row.state === 'loud' && row.why.code !== 'notYetHere') counts[row.priority] += 1;
  const loudest = rows.find((row) => row.sounds);
  const flood = engine.flood();
  const longest = rows.find((row) => row.state === 'loud');
  return {
    ...more,
    area: engine.room.area,
    rows: rows.slice(0, sentRows),
    more: Math.max(0, rows.length - sentRows),
    counts,
    sound:
      loudest === undefined
        ? null
        : {
            priority: loudest.priority,
            // A short sound is due again with each step and each time it is said again.
            key: rows
              .filter((row) => row.sounds && row.priority === loudest.priority)
              .map((row) => `${row.key} ${row.lastSoundAt} ${row.rung}`)
              .join('\n'),
          },
    flood: flood === null ? null : { startedAt: flood.startedAt, count: flood.count, peak: flood.peak },
    stale: rows.filter((row) => more.asOf - row.openedAt > staleMs).length,
    longestLoudMs:
      longest === undefined
        ? null
        : more.asOf - Math.min(...rows.filter((r) => r.state === 'loud').map((r) => r.openedAt)),
  };
}
